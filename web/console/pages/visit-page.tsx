import { useLocation } from 'preact-iso'
import { useState } from 'preact/hooks'
import { visitWords } from '#shared/text/console/visit-words.ts'
import { hasRole, useConsole, useDraft, useOutbox, useWords } from '../data/console.tsx'
import type { TodayHere } from '../data/today.ts'
import { useToday } from '../data/today.ts'
import { mattersForVisit } from '../data/visit-matters.ts'
import { ChoiceField } from '../parts/field.tsx'
import { Screen } from '../parts/frame.tsx'
import { Loaded } from '../parts/loaded.tsx'
import type { SavedVisit } from '../parts/visit-form.tsx'
import { VisitForm } from '../parts/visit-form.tsx'
import { VisitSaved } from '../parts/visit-saved.tsx'

/** What was heard at a door, with photos if there is something to show; works without a signal. */
export function VisitPage() {
  const say = useWords(visitWords)
  const view = useToday()
  const [saved, setSaved] = useState<SavedVisit>()
  if (saved !== undefined) return <VisitSaved saved={saved} onNext={() => setSaved(undefined)} />
  return (
    <Screen title={say('title')}>
      <Loaded view={view}>{(here) => <Visit here={here} onSaved={setSaved} />}</Loaded>
    </Screen>
  )
}

function Visit({ here, onSaved }: { here: TodayHere; onSaved: (saved: SavedVisit) => void }) {
  const say = useWords(visitWords)
  const { me } = useConsole()
  const { query } = useLocation()
  const entries = useOutbox()
  // Where one was last, for those with several villages.
  const last = useDraft('visit village', { code: '' })
  const wanted = query['matter']
  const ofMatter = here.matters.find(({ matterId }) => matterId === wanted)?.place
  const village = [ofMatter, last.values.code, here.places[0]?.code].find((code) =>
    here.places.some((place) => place.code === code),
  )
  if (village === undefined) return <p class="box">{say('noVillage')}</p>
  return (
    <>
      {here.places.length < 2 || ofMatter !== undefined ? null : (
        <ChoiceField
          name="village"
          label={say('village')}
          choices={here.places.map(({ code, name }) => ({ key: code, text: name }))}
          value={[village]}
          onValue={([code = village]) => last.set({ code })}
        />
      )}
      <VisitForm
        key={village}
        village={village}
        matters={mattersForVisit(here.matters, entries, village)}
        wanted={wanted}
        mayOpen={hasRole(me, 'organizer', village)}
        onSaved={onSaved}
      />
    </>
  )
}
