import { standingOf } from '../blocks/notice/state.ts'
import { takesPapers } from '../blocks/poll/state.ts'
import { isOpen } from '../blocks/topic/state.ts'
import type { Instant, LocalDate } from '../calendar/time.ts'
import { addDays, daysBetween, localDateOf } from '../calendar/time.ts'
import type { Tally } from '../decision/tally.ts'
import { headsOfList } from '../decision/unit.ts'
import { procedures } from '../procedures/procedures.ts'
import type { Matter } from '../workflow/matter.ts'
import type { Figures, TodayItem, TodayKind, Waiting, WaitsFor } from './today-items.ts'

/** One look at a running matter: what its procedure allows where it stands, and how items about it are made. */
interface Look {
  readonly matter: Matter
  readonly now: Instant
  readonly today: LocalDate
  readonly figures: Figures
  /** Whoever may send the command; nobody where the stage does not allow it. */
  may(command: string, not?: string): WaitsFor
  can(command: string): boolean
  item(kind: TodayKind, waits: WaitsFor, facts?: Facts): Waiting
}

type Facts = Partial<Pick<TodayItem, 'at' | 'due' | 'subjectId'>> & {
  readonly with?: Readonly<Record<string, string | number | undefined>>
}

/** All that a matter waits for, in no order; nothing when it is over. Only what its procedure knows and its stage allows. */
export function waitingOf(matter: Matter, now: Instant, figures: Figures): Waiting[] {
  if (matter.closedAt !== undefined) return []
  const look = lookAt(matter, now, figures)
  return [
    ...objections(look),
    ...actions(look),
    ...beforeTheMeeting(look),
    ...meetings(look),
    ...polls(look),
    ...minutes(look),
    ...afterTheDecision(look),
    ...villagersTopics(look),
    ...noticeEnds(look),
  ]
}

function lookAt(matter: Matter, now: Instant, figures: Figures): Look {
  const acts = procedures(matter.procedure.id, matter.procedure.version)?.definition.acts ?? {}
  const today = localDateOf(now)
  const can = (command: string) => acts[command]?.stages.includes(matter.stage) === true
  const may = (command: string, not?: string): WaitsFor => {
    const roles = can(command) ? (acts[command]?.roles ?? []) : []
    return { is: 'roles', roles, ...(not === undefined ? {} : { not }) }
  }
  const item = (kind: TodayKind, waits: WaitsFor, { with: given = {}, ...facts }: Facts = {}): Waiting => {
    const day = facts.at === undefined ? facts.due : localDateOf(facts.at)
    const all = { ...given, ...(day === undefined ? {} : { days: daysBetween(today, day) }) }
    const known = Object.entries(all).flatMap(([name, value]) => (value === undefined ? [] : [[name, value] as const]))
    const { id: matterId, title: matterTitle, place } = matter
    return { item: { kind, matterId, matterTitle, place, ...facts, with: Object.fromEntries(known) }, for: waits }
  }
  return { matter, now, today, figures, can, may, item }
}

const itsDay: WaitsFor = { is: 'its-day' }

function objections({ matter, now, may, item }: Look): Waiting[] {
  return matter.slices.notice.notices
    .filter((notice) => standingOf(notice, now) === 'objected')
    .map(({ id, subject, objections: all }) => {
      const count = all.filter(({ state }) => state === 'waiting').length
      return item('answer-objection', may('answer-objection'), { subjectId: id, with: { subject, count } })
    })
}

function actions({ matter, may, item }: Look): Waiting[] {
  return matter.slices['action-item'].items.flatMap(({ id, text, owner, due, state }) => {
    const facts = { subjectId: id, due, with: { action: text, owner: owner.name } }
    if (state === 'accepted') return []
    if (state === 'submitted') return [item('review', may('review', owner.id), facts)]
    const back = state === 'returned' ? { again: 1 } : {}
    const doing = { ...facts, with: { ...facts.with, who: owner.name, ...back } }
    return [item('do-action', { is: 'person', id: owner.id }, doing)]
  })
}

function beforeTheMeeting({ matter, can, may, item }: Look): Waiting[] {
  const { visit, topic, meeting, poll } = matter.slices
  if (!can('convene') || meeting.meetings.length > 0 || poll.polls.length > 0) return []
  const topics = topic.topics.filter(isOpen).length
  if (visit.count === 0) return [item('visit', may('record-visit'))]
  if (topics === 0) return [item('find-topic', may('raise-topic'), { with: { visits: visit.count } })]
  return [item('convene', may('convene'), { with: { topics } })]
}

function meetings({ matter, now, today, can, may, item }: Look): Waiting[] {
  const { meeting, poll, minutes: written } = matter.slices
  const waiting = meeting.meetings.flatMap(({ id, kind, place, heldAt, dueCount, checkedInCount, convenedAt }) => {
    const facts = { subjectId: id, at: heldAt, with: { meeting: kind, where: place, of: dueCount } }
    const begun = localDateOf(heldAt) <= today
    // Held earlier than it was called for: its minutes are signed.
    const over = written.signedAt !== undefined && convenedAt <= written.signedAt
    const open = can('check-in') && begun && checkedInCount === 0
    return [
      ...(open ? [item('hold-meeting', may('check-in'), facts)] : []),
      ...(heldAt >= now && !over ? [item('meeting', itsDay, facts)] : []),
    ]
  })
  const came = meeting.meetings.some(({ checkedInCount }) => checkedInCount > 0)
  const undecided = came && poll.polls.length === 0 && written.signers.length === 0
  return undecided && can('open-poll') ? [...waiting, item('decide', may('open-poll'))] : waiting
}

function polls({ matter, now, figures, may, item }: Look): Waiting[] {
  return matter.slices.poll.polls
    .filter((poll) => takesPapers(poll, now))
    .flatMap((poll) => {
      const { id, question, list, electorate, closesAt } = poll
      const counts = { of: electorate.count, voted: figures.voted?.[id], unit: headsOfList(list) }
      const facts = { subjectId: id, with: { question, ...counts } }
      if (closesAt === undefined) return [item('poll-open', may('close-poll'), facts)]
      const dated = { ...facts, at: closesAt }
      return [item('poll-open', { is: 'villagers' }, dated), item('poll-closes', itsDay, dated)]
    })
}

function minutes({ matter, figures, can, may, item }: Look): Waiting[] {
  const { poll, minutes: written } = matter.slices
  if (!can('sign-minutes') || written.signedAt !== undefined) return []
  const unsigned = written.signers.filter((id) => !written.signatures.some(({ staff }) => staff === id))
  if (unsigned.length > 0)
    return unsigned.map((id) =>
      item('sign-minutes', { is: 'person', id }, { with: { who: figures.names?.[id] ?? id } }),
    )
  const counted = poll.polls.length > 0 && poll.polls.every(({ state }) => state === 'closed')
  return counted && can('write-minutes') ? [item('write-minutes', may('write-minutes'))] : []
}

function afterTheDecision({ matter, now, figures, can, may, item }: Look): Waiting[] {
  const { 'action-item': actionItem, poll, notice } = matter.slices
  if (!can('assign') || actionItem.items.some(({ state }) => state !== 'accepted')) return []
  const running = notice.notices.filter((one) => ['open', 'restarted'].includes(standingOf(one, now)))
  const lastDays = running.map(({ from, days }) => addDays(from, days)).toSorted()
  const until = lastDays.at(-1)
  if (can('evaluate'))
    return [item('evaluate', may('close'), { with: { count: figures.evaluated?.[matter.id], until } })]
  const decided = poll.polls.some((one) => one.state === 'closed' && asksForDeeds(one.tally))
  if (actionItem.items.length === 0 && !decided && poll.polls.length > 0)
    return [item('close', may('close'), { with: { until } })]
  return [item('assign', may('assign'), { with: actionItem.items.length > 0 ? { again: 1 } : {} })]
}

/** Advice with a leading choice is carried out as well as what passed; a tie and a no ask for nothing. */
function asksForDeeds({ outcome, winner }: Tally): boolean {
  return outcome === 'passed' || (outcome === 'advisory' && winner !== null && winner !== 'no')
}

/** Topics of villagers that nobody has taken up or declined yet. */
function villagersTopics({ matter, can, may, item }: Look): Waiting[] {
  const { topic, poll, 'action-item': actionItem } = matter.slices
  const taken = new Set([...poll.polls, ...actionItem.items].map(({ topicId }) => topicId))
  const left = topic.topics.filter(
    ({ id, raisedBy, state }) => raisedBy === 'villager' && state === 'raised' && !taken.has(id),
  )
  const [first] = left
  if (first === undefined || !can('decline-topic')) return []
  const facts = { with: { count: left.length, topic: first.title }, subjectId: first.id }
  return [item('take-up-topics', may('decline-topic'), facts)]
}

function noticeEnds({ matter, now, item }: Look): Waiting[] {
  return matter.slices.notice.notices
    .filter((notice) => ['open', 'restarted'].includes(standingOf(notice, now)))
    .map(({ id, subject, from, days }) =>
      item('notice-ends', itsDay, { subjectId: id, due: addDays(from, days), with: { subject } }),
    )
}
