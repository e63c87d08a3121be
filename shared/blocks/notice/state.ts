import type { Instant, LocalDate } from '../../calendar/time.ts'
import { addDays, endOfDay, localDateOf } from '../../calendar/time.ts'
import type { MatterEvent } from '../../workflow/event.ts'

export interface Objection {
  readonly id: string
  readonly state: 'waiting' | 'upheld' | 'rejected'
  readonly at: Instant
}

/** A public notice (公示): it invites objections for so many days; an upheld objection lets the days begin again. */
export interface Notice {
  readonly id: string
  readonly subject: string
  readonly text: string
  readonly days: number
  readonly openedAt: Instant
  /** The first day of the period that counts: the day of opening, or of the last upheld answer. */
  readonly from: LocalDate
  readonly endsAt: Instant
  readonly restarts: number
  readonly objections: readonly Objection[]
  readonly closedAt?: Instant
}

export interface NoticeState {
  readonly notices: readonly Notice[]
}

export type NoticeEvent =
  | { type: 'NoticePublished'; at: Instant; by: string; noticeId: string; subject: string; text: string; days: number }
  | { type: 'ObjectionRaised'; at: Instant; noticeId: string; objectionId: string }
  | { type: 'ObjectionAnswered'; at: Instant; by: string; noticeId: string; objectionId: string; upheld: boolean }
  | { type: 'NoticeClosed'; at: Instant; noticeId: string }

export const noNotices: NoticeState = { notices: [] }

export function noticeById(state: NoticeState, id: string): Notice | undefined {
  return state.notices.find((notice) => notice.id === id)
}

/** How a notice stands: an unanswered objection holds it open past its days. */
export function standingOf(notice: Notice, now: Instant): 'open' | 'objected' | 'restarted' | 'closed' {
  if (notice.closedAt !== undefined) return 'closed'
  if (notice.objections.some((objection) => objection.state === 'waiting')) return 'objected'
  if (now >= notice.endsAt) return 'closed'
  return notice.restarts > 0 ? 'restarted' : 'open'
}

/** A notice of n days opened on day d ends at the end of day d+n: the first day is not counted (Civil Code, article 201). */
export function endOfNotice(from: LocalDate, days: number): Instant {
  return endOfDay(addDays(from, days))
}

export function applyToNotices(state: NoticeState, event: MatterEvent): NoticeState {
  switch (event.type) {
    case 'NoticePublished': {
      const { noticeId: id, subject, text, days, at } = event
      const from = localDateOf(at)
      const notice: Notice = {
        id,
        subject,
        text,
        days,
        openedAt: at,
        from,
        endsAt: endOfNotice(from, days),
        restarts: 0,
        objections: [],
      }
      return { notices: [...state.notices, notice] }
    }
    case 'ObjectionRaised':
      return change(state, event.noticeId, (notice) => ({
        ...notice,
        objections: [...notice.objections, { id: event.objectionId, state: 'waiting', at: event.at }],
      }))
    case 'ObjectionAnswered':
      return change(state, event.noticeId, (notice) => answered(notice, event))
    case 'NoticeClosed':
      return change(state, event.noticeId, (notice) => ({ ...notice, closedAt: event.at }))
    default:
      return state
  }
}

function answered(notice: Notice, event: { at: Instant; objectionId: string; upheld: boolean }): Notice {
  const objections = notice.objections.map((objection): Objection =>
    objection.id === event.objectionId ? { ...objection, state: event.upheld ? 'upheld' : 'rejected' } : objection,
  )
  if (!event.upheld) return { ...notice, objections }
  const from = localDateOf(event.at)
  return { ...notice, objections, from, endsAt: endOfNotice(from, notice.days), restarts: notice.restarts + 1 }
}

function change(state: NoticeState, id: string, to: (notice: Notice) => Notice): NoticeState {
  return { notices: state.notices.map((notice) => (notice.id === id ? to(notice) : notice)) }
}
