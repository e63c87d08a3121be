import type { Meeting } from '#shared/blocks/meeting/state.ts'
import { isOpen } from '#shared/blocks/topic/state.ts'
import type { Poll } from '#shared/blocks/poll/state.ts'
import { formatInstant } from '#shared/calendar/format.ts'
import { headsOf } from '#shared/text/console/list-words.ts'
import { matterWords } from '#shared/text/console/matter-words.ts'
import { pollForAll } from '#shared/views/public-poll.ts'
import { Icon } from '../../parts/icon.tsx'
import { Status } from '../../parts/status.tsx'
import { now } from '../data/clock.ts'
import { useLang, useWords } from '../data/console.tsx'
import type { MatterHere } from '../data/matter.ts'

/** Meetings, votes and minutes, as short as a card. */
export function MatterDiscussion({ here }: { here: MatterHere }) {
  const { meeting, poll, minutes } = here.matter.slices
  return (
    <>
      <Meetings here={here} meetings={meeting.meetings} />
      {poll.polls.length === 0 ? null : <Polls here={here} polls={poll.polls} />}
      {meeting.meetings.length === 0 && poll.polls.length === 0 && minutes.signers.length === 0 ? null : (
        <Minutes here={here} />
      )}
    </>
  )
}

function Meetings({ here, meetings }: { here: MatterHere; meetings: readonly Meeting[] }) {
  const say = useWords(matterWords)
  const lang = useLang()
  const { matter, allowed } = here
  // It takes a visit and a topic; until then the next step says so.
  const ripe = matter.slices.visit.count > 0 && matter.slices.topic.topics.some(isOpen)
  const may = ripe && allowed.includes('convene')
  if (meetings.length === 0 && !may) return null
  return (
    <section>
      <h2>{say('meetings', { n: meetings.length })}</h2>
      {meetings.map(({ id, kind, list, place, heldAt, dueCount, checkedInCount }) => (
        <div key={id} class="card">
          <h3>{kind}</h3>
          <p>{say('meetingAt', { when: formatInstant(heldAt, lang), where: place })}</p>
          <p class="soft">{say('came', { due: dueCount, came: checkedInCount, unit: headsOf(list, lang) })}</p>
          <p class="row">
            <a class="small plain" href={`/console/m/${matter.id}/meeting?meeting=${id}`}>
              <Icon name="people" /> {say(allowed.includes('check-in') ? 'checkIn' : 'toMeeting')}
            </a>
            <a
              class="small plain"
              href={`/staff/matters/${matter.id}/papers/convening?meeting=${id}`}
              target="_blank"
              rel="noopener"
            >
              <Icon name="print" /> {say('convening')}
            </a>
          </p>
        </div>
      ))}
      {may ? (
        <a class="small plain" href={`/console/m/${matter.id}/convene`}>
          <Icon name="people" /> {say('convene')}
        </a>
      ) : null}
    </section>
  )
}

function Polls({ here, polls }: { here: MatterHere; polls: readonly Poll[] }) {
  const say = useWords(matterWords)
  return (
    <section>
      <h2>{say('polls', { n: polls.length })}</h2>
      {polls.map((poll) => (
        <div key={poll.id} class="card">
          <h3>{poll.question}</h3>
          <Standing poll={poll} />
          <p class="row">
            <a
              class="small plain"
              href={`/console/m/${here.matter.id}/poll/${poll.id}`}
              aria-label={`${say('toPoll')}: ${poll.question}`}
            >
              <Icon name="vote" /> {say('toPoll')}
            </a>
            {poll.state === 'closed' ? (
              <a
                class="small plain"
                href={`/staff/matters/${here.matter.id}/papers/result?poll=${poll.id}`}
                target="_blank"
                rel="noopener"
                aria-label={`${say('result')}: ${poll.question}`}
              >
                <Icon name="print" /> {say('result')}
              </a>
            ) : null}
          </p>
        </div>
      ))}
    </section>
  )
}

function Standing({ poll }: { poll: Poll }) {
  const say = useWords(matterWords)
  const lang = useLang()
  if (poll.state === 'open') return <Status kind="warn">{say('pollOpen')}</Status>
  if (poll.state === 'shut') return <Status kind="calm">{say('pollShut')}</Status>
  const result = pollForAll(poll, '', now())
  return result.state === 'closed' ? <p>{result.sentence[lang]}</p> : null
}

function Minutes({ here }: { here: MatterHere }) {
  const say = useWords(matterWords)
  const lang = useLang()
  const { signers, signatures, signedAt } = here.matter.slices.minutes
  const missing = signers.filter((id) => !signatures.some(({ staff }) => staff === id)).length
  return (
    <section>
      <h2>{say('minutes')}</h2>
      <a class="card" href={`/console/m/${here.matter.id}/minutes`}>
        {signedAt !== undefined ? (
          <Status kind="good">{say('minutesSigned', { when: formatInstant(signedAt, lang) })}</Status>
        ) : missing > 0 ? (
          <Status kind="warn">{say('minutesWaiting', { n: missing })}</Status>
        ) : (
          <span class="soft">{say('minutesNone')}</span>
        )}
        <br />
        {say('toMinutes')}
      </a>
    </section>
  )
}
