import type { Words } from '../../language.ts'
import type { Instant } from '../../calendar/time.ts'
import { localDateOf } from '../../calendar/time.ts'
import type { MatterEvent } from '../../workflow/event.ts'

export interface Meeting {
  readonly id: string
  readonly kind: string
  readonly place: string
  readonly heldAt: Instant
  readonly topics: readonly string[]
  readonly note?: string
  /** The roster list that is called, and its size on the day of calling. */
  readonly list: string
  readonly dueCount: number
  readonly dueWeight: number
  /** Periods of the law that this meeting does not keep: shown and minuted, never a bar. */
  readonly warnings: readonly Words[]
  readonly convenedAt: Instant
  readonly checkedInCount: number
}

export interface MeetingState {
  readonly meetings: readonly Meeting[]
}

export type MeetingEvent =
  | ({ type: 'MeetingConvened'; at: Instant; by: string; meetingId: string } & Omit<
      Meeting,
      'id' | 'convenedAt' | 'checkedInCount'
    >)
  | { type: 'CheckedIn'; at: Instant; by: string; meetingId: string; newCount: number }

/** As many as fit one transaction beside the head (DynamoDB: 100 items); a longer list is sent in parts. */
export const checkInsAtMost = 80

export const noMeetings: MeetingState = { meetings: [] }

/**
 * The meeting that is on: the latest whose day has come, the one convened last where two share a time; before any has come
 * the next one. So the meeting of representatives, called for the day after, does not take the attendance of today's.
 */
export function currentMeeting(state: MeetingState, now: Instant): Meeting | undefined {
  const sorted = state.meetings.toSorted((a, b) => (a.heldAt < b.heldAt ? -1 : a.heldAt > b.heldAt ? 1 : 0))
  const today = localDateOf(now)
  return sorted.findLast(({ heldAt }) => localDateOf(heldAt) <= today) ?? sorted[0]
}

export function applyToMeetings(state: MeetingState, event: MatterEvent): MeetingState {
  switch (event.type) {
    case 'MeetingConvened': {
      const { type: _type, at, by: _by, meetingId, ...facts } = event
      return { meetings: [...state.meetings, { ...facts, id: meetingId, convenedAt: at, checkedInCount: 0 }] }
    }
    case 'CheckedIn':
      return {
        meetings: state.meetings.map((meeting) =>
          meeting.id === event.meetingId
            ? { ...meeting, checkedInCount: meeting.checkedInCount + event.newCount }
            : meeting,
        ),
      }
    default:
      return state
  }
}
