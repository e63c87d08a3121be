import { useLocation, useRoute } from 'preact-iso'
import type { Meeting } from '#shared/blocks/meeting/state.ts'
import { currentMeeting } from '#shared/blocks/meeting/state.ts'
import type { Poll } from '#shared/blocks/poll/state.ts'
import { formatInstant } from '#shared/calendar/format.ts'
import type { Threshold } from '#shared/decision/fraction.ts'
import { headsOf } from '#shared/text/console/list-words.ts'
import { meetingWords } from '#shared/text/console/meeting-words.ts'
import type { Matter } from '#shared/workflow/matter.ts'
import { Icon } from '../../parts/icon.tsx'
import { now } from '../data/clock.ts'
import { hasRole, useConsole, useLang, useWords } from '../data/console.tsx'
import type { MatterHere } from '../data/matter.ts'
import { useMatter, useRoster } from '../data/matter.ts'
import { usePresent } from '../data/room.ts'
import { Agenda } from '../parts/agenda.tsx'
import { CheckIn } from '../parts/check-in.tsx'
import { ChipChoice } from '../parts/chip-choice.tsx'
import { More } from '../parts/field.tsx'
import { Screen } from '../parts/frame.tsx'
import { Loaded } from '../parts/loaded.tsx'
import type { CalledList } from '../parts/turnout.tsx'
import { Turnout } from '../parts/turnout.tsx'

const everyMs = 4000
/** In pixels: from here on the people stand beside the topics, not above them. */
const columnsFrom = 1100

/** The room, on one screen: who is here, whether that is enough, what is put to the vote. */
export function MeetingPage() {
  const say = useWords(meetingWords)
  const { params, query } = useRoute()
  const matterId = params['id'] ?? ''
  const view = useMatter(matterId, { everyMs })
  const meetings = view.value?.matter.slices.meeting
  const meeting =
    meetings === undefined
      ? undefined
      : (meetings.meetings.find(({ id }) => id === query['meeting']) ?? currentMeeting(meetings, now()))
  const above = view.value?.matter.title
  return (
    <Screen
      title={meeting?.kind ?? say('title')}
      back={`/console/m/${matterId}`}
      wide
      {...(above === undefined ? {} : { above })}
    >
      <Loaded view={view}>
        {(here) =>
          meeting === undefined ? (
            <>
              <p class="box">{say('none')}</p>
              <a class="big" href={`/console/m/${matterId}/convene`}>
                {say('convene')}
              </a>
            </>
          ) : (
            <Room key={meeting.id} here={here} meeting={meeting} />
          )
        }
      </Loaded>
    </Screen>
  )
}

function Room({ here, meeting }: { here: MatterHere; meeting: Meeting }) {
  const say = useWords(meetingWords)
  const lang = useLang()
  const { matter, allowed } = here
  const { me } = useConsole()
  const roster = useRoster(matter.place)
  const present = usePresent(matter.id, meeting.id, everyMs)
  const called: CalledList = { list: meeting.list, count: meeting.dueCount, weight: meeting.dueWeight }
  const known = roster.value?.lists ?? []
  const lists = [
    known.find(({ list }) => list === meeting.list) ?? called,
    ...known.filter(({ list }) => list !== meeting.list),
  ]
  const polls = matter.slices.poll.polls.filter(({ meetingId }) => meetingId === meeting.id)
  const matters = ({ list }: CalledList) =>
    list === meeting.list || present.has(list) || polls.some((poll) => poll.list === list && poll.state !== 'closed')
  // Nobody called the other lists: a card of nobody only frightens.
  const near = lists.filter(matters)
  const far = lists.filter((one) => !near.includes(one))
  const cards = (some: readonly CalledList[]) => (
    <ul class="list turnouts" aria-live="off">
      {some.map((one) => (
        <Turnout
          key={one.list}
          village={matter.place}
          called={one}
          here={present.get(one.list) ?? new Set()}
          also={quorumsOf(polls, one.list)}
        />
      ))}
    </ul>
  )
  return (
    <>
      <Facts matter={matter} meeting={meeting} />
      <div class="room">
        <div class="room-turnout">
          <h2>{say('turnout')}</h2>
          {cards(near)}
          {far.length === 0 ? null : <More title={say('otherLists')}>{cards(far)}</More>}
          <a class="go room-jump" href="#agenda">
            <Icon name="vote" /> {say('toAgenda')}
          </a>
        </div>
        <div class="room-people">
          <h2>{say('checkIn')}</h2>
          {allowed.includes('check-in') ? (
            <More
              title={say('byHandOrScan', {
                n: Math.max(0, called.count - (present.get(meeting.list)?.size ?? 0)),
                unit: headsOf(called.list, lang),
              })}
              unfolded={polls.length === 0 || innerWidth >= columnsFrom}
            >
              <CheckIn matter={matter} meeting={meeting} lists={lists.map(({ list }) => list)} present={present} />
            </More>
          ) : (
            <p class="soft">{say(hasRole(me, 'organizer', matter.place) ? 'checkInOver' : 'notYours')}</p>
          )}
        </div>
        <div class="room-agenda" id="agenda">
          <h2>{say('agenda')}</h2>
          <Agenda here={here} meeting={meeting} polls={polls} lists={lists} />
        </div>
      </div>
    </>
  )
}

/** What the open polls of a list ask of those present. */
function quorumsOf(polls: readonly Poll[], list: string): Threshold[] {
  return polls.flatMap(({ list: of, state, rule }) =>
    of === list && state === 'open' && rule.quorum?.of === 'electorate' ? [rule.quorum] : [],
  )
}

function Facts({ matter, meeting }: { matter: Matter; meeting: Meeting }) {
  const { id: matterId, place } = matter
  const { meetings } = matter.slices.meeting
  const { me } = useConsole()
  const say = useWords(meetingWords)
  const lang = useLang()
  const { route } = useLocation()
  return (
    <>
      <p>
        <Icon name="clock" /> {say('whenWhere', { when: formatInstant(meeting.heldAt, lang), place: meeting.place })}
      </p>
      {meetings.length < 2 ? null : (
        <ChipChoice
          label={say('which')}
          chips={meetings.map(({ id, kind, heldAt }) => ({ key: id, text: kind, hint: formatInstant(heldAt, lang) }))}
          value={meeting.id}
          onValue={(id) => route(`/console/m/${matterId}/meeting?meeting=${id}`, true)}
        />
      )}
      {meeting.warnings.map((warning) => (
        <p class="box soft">{warning[lang]}</p>
      ))}
      {hasRole(me, 'organizer', place) ? (
        <a class="go" href={`/console/m/${matterId}/convene?meeting=${meeting.id}`}>
          <Icon name="print" /> {say('papers')}
        </a>
      ) : null}
    </>
  )
}
