import type { Meeting } from '../blocks/meeting/state.ts'
import type { Notice } from '../blocks/notice/state.ts'
import { noticeById } from '../blocks/notice/state.ts'
import { pollOf } from '../blocks/poll/state.ts'
import { addDays, localDateOf } from '../calendar/time.ts'
import type { ResultInput } from './result-notice.ts'
import { resultNotice } from './result-notice.ts'
import type { Part, Sheet } from './sheet.ts'
import { refusal } from '../refusal.ts'
import type { Result } from '../result.ts'
import { ok, refused } from '../result.ts'
import type { Matter } from '../workflow/matter.ts'
import type { ClosedPoll, Paper } from './paper.ts'
import { isClosed, pollCount, procedureTitle, wallClock } from './paper.ts'
import type { Asked } from './convening-of.ts'
import { unanimousCautions } from './unanimous.ts'

/** The polls one result notice tells of, the meeting they were held at, and the notice that runs on them. */
interface Told {
  readonly polls: readonly ClosedPoll[]
  readonly meeting: Meeting | undefined
  readonly notice: Notice | undefined
}

/**
 * The public notice of results. Without `asked` it tells of the last counted poll and all others of its meeting, with the
 * latest notice published since; a notice before any count stands alone. Refusals: `not-found` as long as nothing of it is
 * counted.
 */
export function resultOf(matter: Matter, asked: Asked, paper: Paper): Result<Sheet> {
  const told = toldOf(matter, asked)
  if (!told.ok) return told
  const { title, parts } = resultNotice(resultInput(matter, told.value, paper), paper.lang)
  const { notice } = told.value
  const text: Part[] = notice === undefined || notice.text === '' ? [] : [{ kind: 'paragraph', text: notice.text }]
  // A poll without a meeting has no hour and no place of holding.
  const known = parts.map((part): Part =>
    part.kind === 'facts' ? { ...part, rows: part.rows.filter(({ value }) => value !== '') } : part,
  )
  return ok({
    title,
    subtitle: notice?.subject ?? matter.title,
    parts: [...known.slice(0, 1), ...text, ...known.slice(1)],
    ...unanimousCautions(told.value.polls, paper.lang),
  })
}

function toldOf(matter: Matter, asked: Asked): Result<Told> {
  const { poll, meeting, notice: notices } = matter.slices
  const named = asked.notice === undefined ? undefined : noticeById(notices, asked.notice)
  if (asked.notice !== undefined && named === undefined) return refused(refusal('not-found', { field: 'notice' }))
  const counted = poll.polls.filter(isClosed).filter((one) => named === undefined || one.shutAt <= named.openedAt)
  const polls = pollsAsked(counted, asked)
  const alone = asked.poll === undefined && asked.meeting === undefined
  const shut = lastShut(polls)
  if (shut === undefined)
    return named !== undefined && alone
      ? ok({ polls, meeting: undefined, notice: named })
      : refused(notToldYet(matter, asked))
  return ok({
    polls,
    meeting: meeting.meetings.find(({ id }) => id === polls[0]?.meetingId),
    notice: named ?? notices.notices.findLast(({ openedAt }) => openedAt >= shut),
  })
}

const lastShut = (polls: readonly ClosedPoll[]) =>
  polls
    .map(({ shutAt }) => shutAt)
    .toSorted()
    .at(-1)

function pollsAsked(counted: readonly ClosedPoll[], asked: Asked): readonly ClosedPoll[] {
  if (asked.poll !== undefined)
    return counted.filter((one) => one.id === asked.poll && (asked.meeting ?? one.meetingId) === one.meetingId)
  if (asked.meeting !== undefined) return counted.filter(({ meetingId }) => meetingId === asked.meeting)
  const last = counted.toSorted((a, b) => (a.shutAt < b.shutAt ? -1 : 1)).at(-1)
  return counted.filter((one) => one === last || (last?.meetingId !== undefined && one.meetingId === last.meetingId))
}

function notToldYet(matter: Matter, asked: Asked) {
  const state = asked.poll === undefined ? undefined : pollOf(matter.slices.poll, asked.poll)?.state
  const waits = state === 'open' || state === 'shut'
  const field = (['poll', 'meeting', 'notice'] as const).find((name) => asked[name] !== undefined) ?? 'poll'
  return refusal('not-found', { field, ...(waits ? { reason: 'not-counted-yet' } : {}) })
}

function resultInput(matter: Matter, { polls, meeting, notice }: Told, paper: Paper): ResultInput {
  const postedAt = notice?.openedAt ?? lastShut(polls)
  const topics = matter.slices.topic.topics.flatMap((topic): ResultInput['topics'] => {
    const mine = polls.filter(({ topicId }) => topicId === topic.id).map((poll) => pollCount(poll, paper.lang))
    const onAgenda = meeting?.topics.includes(topic.id) === true
    if (topic.state === 'declined' && onAgenda) return [{ title: topic.title, polls: mine, declined: topic.reason }]
    return mine.length === 0 ? [] : [{ title: topic.title, polls: mine }]
  })
  return {
    village: paper.village,
    kind: meeting?.kind ?? procedureTitle(matter, paper.lang),
    heldAt: meeting === undefined ? '' : wallClock(meeting.heldAt),
    ...(meeting === undefined ? {} : { place: meeting.place }),
    topics,
    ...(notice === undefined
      ? {}
      : {
          period: { from: notice.from, until: addDays(notice.from, notice.days) },
          objections: paper.village,
        }),
    postedBy: paper.village,
    postedOn: postedAt === undefined ? '' : localDateOf(postedAt),
  }
}
