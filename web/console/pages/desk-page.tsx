import { useLocation, useRoute } from 'preact-iso'
import { useState } from 'preact/hooks'
import { formatInstant } from '#shared/calendar/format.ts'
import type { Instant } from '#shared/calendar/time.ts'
import { deskWords } from '#shared/text/console/desk-words.ts'
import { Icon } from '../../parts/icon.tsx'
import { myPlaces } from '../data/area.ts'
import { useConsole, useLang, useWords } from '../data/console.tsx'
import { useDesk } from '../data/desk.ts'
import { Button, Sheet } from '../parts/act-button.tsx'
import { AreaTrail, MyAreas } from '../parts/area-trail.tsx'
import { DeskChanges } from '../parts/desk-changes.tsx'
import { DeskLate } from '../parts/desk-late.tsx'
import { DeskPlaces } from '../parts/desk-places.tsx'
import { DeskWaiting } from '../parts/desk-waiting.tsx'
import { TextField } from '../parts/field.tsx'
import { Screen } from '../parts/frame.tsx'
import { Loaded } from '../parts/loaded.tsx'

/** An area at a glance: what is late, what waits for me, what changed since I last looked; below it, what stands where. */
export function DeskPage() {
  const { me } = useConsole()
  const { params } = useRoute()
  const code = params['place'] ?? myPlaces(me)[0]
  return code === undefined ? <AnyArea /> : <DeskOf key={code} code={code} />
}

function DeskOf({ code }: { code: string }) {
  const say = useWords(deskWords)
  const { view, seenBefore, isNew } = useDesk(code)
  const name = view.value?.place.name
  return (
    <Screen wide title={name === undefined ? say('noName') : say('title', { place: name })}>
      <MyAreas code={code} />
      <AreaTrail code={code} href={(place) => `/console/desk/${place.code}`} />
      <Loaded view={view}>
        {(desk) => (
          <>
            <p class="row sum">
              <LastLook at={seenBefore} />
              <a class="small plain" href={`/console/ledger?place=${code}&state=all`}>
                <Icon name="ledger" /> {say('toLedger')}
              </a>
            </p>
            <div class="desk">
              <DeskLate desk={desk} />
              <DeskWaiting desk={desk} />
              <DeskChanges desk={desk} isNew={isNew} />
            </div>
            <DeskPlaces desk={desk} />
          </>
        )}
      </Loaded>
    </Screen>
  )
}

function LastLook({ at }: { at: Instant | undefined }) {
  const say = useWords(deskWords)
  const lang = useLang()
  return (
    <span class="soft">
      {at === undefined ? say('lookedNever') : say('lookedAt', { when: formatInstant(at, lang) })}
    </span>
  )
}

/** Who works for the whole country says which part of it. */
function AnyArea() {
  const say = useWords(deskWords)
  const { route } = useLocation()
  const [code, setCode] = useState('')
  return (
    <Screen title={say('noName')}>
      <Sheet onSend={() => (/^\d{2,12}$/.test(code.trim()) ? route(`/console/desk/${code.trim()}`) : undefined)}>
        <TextField
          name="code"
          label={say('code')}
          hint={say('noPlace')}
          maxLength={12}
          value={code}
          onValue={setCode}
        />
        <Button type="submit">{say('open')}</Button>
      </Sheet>
    </Screen>
  )
}
