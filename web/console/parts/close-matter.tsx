import { useEffect, useRef } from 'preact/hooks'
import { topicOf } from '#shared/blocks/topic/state.ts'
import { formatDate } from '#shared/calendar/format.ts'
import { addDays } from '#shared/calendar/time.ts'
import { evaluateWords } from '#shared/text/console/evaluate-words.ts'
import { Icon } from '../../parts/icon.tsx'
import { Status } from '../../parts/status.tsx'
import { undoMs, useAct, useConsole, useLang, useWords } from '../data/console.tsx'
import { command } from '../data/entry.ts'
import type { MatterHere } from '../data/matter.ts'
import type { Evaluation } from '../data/room.ts'
import { saysOf } from '../data/says.ts'
import { Button, RefusalBox } from './act-button.tsx'
import { meanOf } from './scores.tsx'

/** Below this mean the matter goes back to be done again; the procedure says so, and so does this page before. */
const lowest = 3

/** The end of a matter: what still stands in the way, in words, or the button. */
export function CloseMatter({ here, evaluations }: { here: MatterHere; evaluations: readonly Evaluation[] }) {
  const say = useWords(evaluateWords)
  const act = useAct()
  const { outbox } = useConsole()
  const shown = useRef(true)
  useEffect(() => () => void (shown.current = false), [])
  const { matter, allowed } = here
  if (matter.closedAt !== undefined)
    return (
      <p>
        <Status kind="good">{say('closed')}</Status>
      </p>
    )
  const sentBack = act.refusal?.code === 'low-score'
  if (sentBack)
    return (
      <div class="box" role="status" data-refusal="low-score">
        <p>{say('sentBack')}</p>
        <a class="big" href={`/console/m/${matter.id}/assign`}>
          {say('assign')}
        </a>
      </div>
    )
  if (!allowed.includes('close')) return null
  const low = [...new Set(evaluations.map(({ topicId }) => topicId))]
    .filter((id) => meanOf(evaluations.filter(({ topicId }) => topicId === id)) < lowest)
    .map((id) => topicOf(matter.slices.topic, id)?.title ?? '')
  const unasked = matter.stage === 'evaluate' && evaluations.length === 0
  const close = async () => {
    const says = saysOf(evaluateWords.closeSays, { title: matter.title })
    const closing = command('close', {}, { village: matter.place, matter: matter.id, says })
    const sent = await act.run(closing, { undoMs })
    // Read here, it need not wait among what is to be sent; whoever has left finds it there.
    if (sent.is === 'refused' && shown.current) await outbox.discard(closing.commandId)
  }
  return (
    <>
      <h2>{say('close')}</h2>
      <Hindrances here={here} />
      {low.map((topic) => (
        <p class="box" data-hindrance="low-score">
          <Icon name="warning" /> {say('lowScore', { topic })}
        </p>
      ))}
      <RefusalBox refusal={act.refusal} />
      {hindered(here) ? null : (
        <>
          {unasked ? <p class="box">{say('askFirst')}</p> : null}
          {low.length > 0 ? null : <p class="soft">{say('closeAbout')}</p>}
          <Button busy={act.busy} plain={low.length > 0 || unasked} onClick={() => void close()}>
            {say(low.length > 0 ? 'sendBack' : 'close')}
          </Button>
        </>
      )}
    </>
  )
}

const openActions = ({ matter }: MatterHere) =>
  matter.slices['action-item'].items.filter(({ state }) => state !== 'accepted').length

const hindered = (here: MatterHere): boolean =>
  openActions(here) > 0 || here.notices.some(({ standing }) => standing !== 'closed')

function Hindrances({ here }: { here: MatterHere }) {
  const say = useWords(evaluateWords)
  const lang = useLang()
  const { matter, notices } = here
  const n = openActions(here)
  if (!hindered(here)) return null
  return (
    <div class="box" data-hindrance="yes">
      <p>
        <b>{say('blocked')}</b>
      </p>
      {n === 0 ? null : (
        <p>
          {say('actionsOpen', { n })}{' '}
          <a class="go" href={`/console/m/${matter.id}`}>
            {say('toActions')}
          </a>
        </p>
      )}
      {matter.slices.notice.notices.map(({ id, subject, from, days }) => {
        const standing = notices.find((one) => one.id === id)?.standing ?? 'closed'
        if (standing === 'closed') return null
        const day = formatDate(addDays(from, days), lang)
        return (
          <p key={id}>
            {say(standing === 'objected' ? 'objected' : 'noticeOpen', { subject, day })}{' '}
            <a class="go" href={`/console/m/${matter.id}/notice`}>
              {say('toNotice')}
            </a>
          </p>
        )
      })}
    </div>
  )
}
