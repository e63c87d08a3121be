import type { Instant } from '../../calendar/time.ts'
import type { MatterEvent } from '../../workflow/event.ts'

/** Visits (走访) are rows of their own; the head only knows how many there are and when the last one was. */
export interface VisitState {
  readonly count: number
  readonly lastAt?: Instant
}

export type VisitEvent = {
  type: 'VisitRecorded'
  at: Instant
  visitId: string
  by: string
  recordedAt: Instant
  photoCount: number
  /** Digest of the whole record: what was written down cannot change unseen, and can still be erased for a person's sake. */
  contentDigest: string
}

export const noVisits: VisitState = { count: 0 }

export function applyToVisits(state: VisitState, event: MatterEvent): VisitState {
  return event.type === 'VisitRecorded' ? { count: state.count + 1, lastAt: event.at } : state
}
