import type { Instant } from '../../calendar/time.ts'
import type { MatterEvent } from '../../workflow/event.ts'

export interface Review {
  readonly actionId: string
  readonly by: string
  readonly name: string
  readonly verdict: 'accept' | 'return'
  readonly reason: string
  readonly at: Instant
}

export interface ReviewState {
  readonly reviews: readonly Review[]
}

export type ReviewEvent = { type: 'ActionReviewed' } & Review

export const noReviews: ReviewState = { reviews: [] }

export function applyToReviews(state: ReviewState, event: MatterEvent): ReviewState {
  if (event.type !== 'ActionReviewed') return state
  const { type: _type, ...review } = event
  return { reviews: [...state.reviews, review] }
}
