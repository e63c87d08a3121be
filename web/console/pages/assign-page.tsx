import { useRoute } from 'preact-iso'
import { actionWords } from '#shared/text/console/action-words.ts'
import { useOutbox, useLang, useWords } from '../data/console.tsx'
import type { MatterHere } from '../data/matter.ts'
import { useMatter } from '../data/matter.ts'
import { Status } from '../../parts/status.tsx'
import { ActionCard } from '../parts/action-card.tsx'
import { AssignForm } from '../parts/assign-form.tsx'
import { Screen } from '../parts/frame.tsx'
import { Loaded } from '../parts/loaded.tsx'

/** Who does what by when; one after the other until all is given out. */
export function AssignPage() {
  const { params, query } = useRoute()
  const { id = '' } = params
  const say = useWords(actionWords)
  const matter = useMatter(id)
  return (
    <Screen title={say('assignTitle')} back={`/console/m/${id}`} above={matter.value?.matter.title ?? ''}>
      <Loaded view={matter}>{(here) => <Assigning here={here} topic={query['topic']} />}</Loaded>
    </Screen>
  )
}

function Assigning({ here, topic }: { here: MatterHere; topic: string | undefined }) {
  const say = useWords(actionWords)
  const { matter, allowed, actions } = here
  const mayWrite = allowed.includes('write-minutes')
  return (
    <>
      {allowed.includes('assign') ? (
        <AssignForm here={here} topic={topic} />
      ) : (
        <>
          <p class="box">{say(matter.slices.minutes.signedAt === undefined ? 'notYet' : 'notYours')}</p>
          {mayWrite ? (
            <a class="big" href={`/console/m/${matter.id}/minutes`}>
              {say('toMinutes')}
            </a>
          ) : null}
        </>
      )}
      <OnTheWay matter={matter.id} />
      {actions.length === 0 ? null : (
        <section>
          <h2>{say('already', { n: actions.length })}</h2>
          {matter.slices['action-item'].items.toReversed().map((item) => (
            <ActionCard key={item.id} here={here} item={item} />
          ))}
          <a class="big plain" href={`/console/m/${matter.id}`}>
            {say('finished')}
          </a>
        </section>
      )}
    </>
  )
}

/** Assigned without a signal: still on the phone. */
function OnTheWay({ matter }: { matter: string }) {
  const say = useWords(actionWords)
  const lang = useLang()
  const waiting = useOutbox(matter).filter(({ path }) => path.endsWith('/assign'))
  return (
    <>
      {waiting.map(({ commandId, says }) => (
        <div key={commandId} class="card">
          <p>{says[lang]}</p>
          <Status kind="warn" icon="sync">
            {say('onTheWay')}
          </Status>
        </div>
      ))}
    </>
  )
}
