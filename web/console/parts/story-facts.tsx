import { formatDate, formatInstant } from '#shared/calendar/format.ts'
import { storyPageWords } from '#shared/text/console/story-words.ts'
import { actionStates } from '#shared/views/ledger.ts'
import type { StoryEntry } from '#shared/views/story.ts'
import { Status } from '../../parts/status.tsx'
import { useLang, useWords } from '../data/console.tsx'
import { ActionState } from './action-state.tsx'

/** What can be said in a line: where a meeting is, how many came, how long a notice runs, what was decided. */
export function StoryFacts({ entry }: { entry: StoryEntry }) {
  const say = useWords(storyPageWords)
  const lang = useLang()
  const { meeting, count, kind, notice, upheld, verdict, submitted } = entry
  return (
    <>
      {meeting === undefined ? null : (
        <p>
          {say('meeting', {
            kind: meeting.kind,
            place: meeting.place,
            when: formatInstant(meeting.heldAt, lang),
            n: meeting.dueCount,
          })}
        </p>
      )}
      {count === undefined ? null : <p>{say(kind === 'PaperTallied' ? 'papers' : 'checkedIn', { n: count })}</p>}
      {notice === undefined ? null : <p>{say('days', { n: notice.days })}</p>}
      {upheld === undefined ? null : <p>{say(upheld ? 'upheld' : 'notUpheld')}</p>}
      {verdict === undefined ? null : (
        <p>
          <Status kind={verdict === 'accept' ? 'good' : 'warn'} icon={verdict === 'accept' ? 'done' : 'undo'}>
            {say(verdict)}
          </Status>
        </p>
      )}
      {submitted === true ? (
        <p>
          <Status kind="calm">{say('handedIn')}</Status>
        </p>
      ) : null}
    </>
  )
}

interface StoryActionProps {
  readonly matterId: string
  readonly action: NonNullable<StoryEntry['action']>
  /** Where it was promised stand who, until when and how it stands now; later its name is enough. */
  readonly first: boolean
}

export function StoryAction({ matterId, action, first }: StoryActionProps) {
  const say = useWords(storyPageWords)
  const lang = useLang()
  const { owner, due, overdue } = action
  const state = actionStates.find((one) => one === action.state)
  return (
    <>
      {first ? (
        <p>
          {say('promise', { owner, due: formatDate(due, lang) })}
          {lang === 'zh' ? '。' : '. '}
          {state === undefined ? null : (
            <>
              {say('standsNow')}
              <ActionState action={{ state, due, overdue }} />
            </>
          )}
        </p>
      ) : null}
      <p class="no-print">
        <a href={`/console/m/${matterId}/action/${action.id}`}>{say('toAction')}</a>
      </p>
    </>
  )
}

export function StoryEvaluations({ rows }: { rows: NonNullable<StoryEntry['evaluations']> }) {
  const say = useWords(storyPageWords)
  if (rows.length === 0) return null
  return (
    <table>
      <caption>{say('evaluations')}</caption>
      <thead>
        <tr>
          <th scope="col">{say('topic')}</th>
          <th scope="col" class="n">
            {say('mean')}
          </th>
          <th scope="col" class="n">
            {say('count')}
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ topicId, topic, mean, count }) => (
          <tr key={topicId}>
            <th scope="row">{topic}</th>
            <td class="n">{mean.toFixed(1)}</td>
            <td class="n">{count}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
