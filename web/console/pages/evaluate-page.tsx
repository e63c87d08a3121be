import { useRoute } from 'preact-iso'
import { useState } from 'preact/hooks'
import type { Topic } from '#shared/blocks/topic/state.ts'
import { isOpen } from '#shared/blocks/topic/state.ts'
import { evaluateWords } from '#shared/text/console/evaluate-words.ts'
import { listName, usualList } from '#shared/text/console/list-words.ts'
import { Status } from '../../parts/status.tsx'
import { useLang, useWords } from '../data/console.tsx'
import type { MatterHere } from '../data/matter.ts'
import { useMatter, useRoster } from '../data/matter.ts'
import type { Evaluation } from '../data/room.ts'
import { useEvaluations } from '../data/room.ts'
import { ChipChoice } from '../parts/chip-choice.tsx'
import { CloseMatter } from '../parts/close-matter.tsx'
import { More } from '../parts/field.tsx'
import { Screen } from '../parts/frame.tsx'
import { Links } from '../parts/links.tsx'
import { Loaded } from '../parts/loaded.tsx'
import { Scores } from '../parts/scores.tsx'

const everyMs = 8000

/** What villagers think of what was done, and the end of the matter. */
export function EvaluatePage() {
  const say = useWords(evaluateWords)
  const { params } = useRoute()
  const matterId = params['id'] ?? ''
  const view = useMatter(matterId)
  const said = useEvaluations(matterId, everyMs)
  const above = view.value?.matter.title
  return (
    <Screen title={say('title')} back={`/console/m/${matterId}`} {...(above === undefined ? {} : { above })}>
      <Loaded view={view}>
        {(here) => (
          <Loaded view={said}>{({ evaluations }) => <Evaluating here={here} evaluations={evaluations} />}</Loaded>
        )}
      </Loaded>
    </Screen>
  )
}

function Evaluating({ here, evaluations }: { here: MatterHere; evaluations: readonly Evaluation[] }) {
  const say = useWords(evaluateWords)
  const { matter, allowed } = here
  const { round } = matter.slices.evaluation
  const now = evaluations.filter((one) => one.round === round)
  const acted = new Set(matter.slices['action-item'].items.map(({ topicId }) => topicId))
  const topics = matter.slices.topic.topics.filter(
    (topic) => isOpen(topic) && (acted.has(topic.id) || now.some(({ topicId }) => topicId === topic.id)),
  )
  const asks = matter.stage === 'evaluate' && allowed.includes('close')
  return (
    <>
      {round < 2 ? null : (
        <p>
          <Status kind="calm">{say('round', { n: round })}</Status>
        </p>
      )}
      {matter.stage === 'evaluate' || matter.closedAt !== undefined ? null : <p class="box">{say('notYet')}</p>}
      <h2>{say('answers')}</h2>
      {topics.map((topic) => (
        <section class="card" key={topic.id} data-topic={topic.id}>
          <h3>{topic.title}</h3>
          <Scores
            said={now.filter(({ topicId }) => topicId === topic.id)}
            asked={matter.slices.meeting.meetings.at(-1)?.dueCount}
          />
          {asks ? <AskOf here={here} topic={topic} /> : null}
        </section>
      ))}
      <CloseMatter here={here} evaluations={now} />
    </>
  )
}

/** The links of one topic, for a list to choose. */
function AskOf({ here: { matter }, topic }: { here: MatterHere; topic: Topic }) {
  const say = useWords(evaluateWords)
  const lang = useLang()
  const roster = useRoster(matter.place)
  const lists = (roster.value?.lists ?? []).map(({ list }) => list)
  const [chosen, setChosen] = useState<string>()
  const list = chosen ?? matter.slices.meeting.meetings.at(-1)?.list ?? usualList('', lists)
  return (
    <More title={say('links')}>
      {lists.length < 2 ? null : (
        <ChipChoice
          label={say('links')}
          chips={lists.map((key) => ({ key, text: listName(key, lang) }))}
          value={list ?? ''}
          onValue={setChosen}
        />
      )}
      {list === undefined ? null : (
        <Links
          key={list}
          act="evaluate"
          matter={matter}
          subject={topic.id}
          list={list}
          about={say('linksAbout')}
          print={say('print')}
          message={(name, url) => say('linkText', { name, url, topic: topic.title })}
        />
      )}
    </More>
  )
}
