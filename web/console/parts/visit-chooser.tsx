import { useLocation } from 'preact-iso'
import { useState } from 'preact/hooks'
import { matterWords } from '#shared/text/console/matter-words.ts'
import { topicWords } from '#shared/text/console/topic-words.ts'
import { useWords } from '../data/console.tsx'
import type { KeptVisit } from '../data/visits.ts'
import { Button } from './act-button.tsx'
import { ChoiceField } from './field.tsx'

/** Characters of what was heard, to know which one it was. */
const gist = 40

/** Which visits a topic comes from; several households often want the same. */
export function VisitChooser({ matterId, visits }: { matterId: string; visits: readonly KeptVisit[] }) {
  const say = useWords(topicWords)
  const ofMatter = useWords(matterWords)
  const { route } = useLocation()
  const [chosen, setChosen] = useState<readonly string[]>([])
  const to = (ids: readonly string[]) => route(`/console/m/${matterId}/topic?visits=${ids.join(',')}`)
  return (
    <>
      <ChoiceField
        name="visits"
        label={say('choose')}
        hint={say('chooseHint')}
        choices={visits.map(({ id, answers: { household, needs } }) => ({
          key: id,
          text: household ?? ofMatter('noName'),
          hint: needs.length > gist ? `${needs.slice(0, gist)}…` : needs,
        }))}
        value={chosen}
        onValue={setChosen}
        several
      />
      <Button disabled={chosen.length === 0} onClick={() => to(chosen)}>
        {say('useThese', { n: chosen.length })}
      </Button>
      <Button plain onClick={() => to([])}>
        {say('without')}
      </Button>
    </>
  )
}
