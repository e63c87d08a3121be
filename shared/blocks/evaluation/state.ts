import type { Instant } from '../../calendar/time.ts'
import type { MatterEvent } from '../../workflow/event.ts'

/** The scores of one topic in one round, as they stood when somebody decided upon them. */
export interface RoundResult {
  readonly round: number
  readonly topicId: string
  readonly count: number
  readonly sum: number
}

/** One decimal, the rest cut off: 2.96 is below 3 and must not read 3.0. */
export const meanOf = ({ sum, count }: Pick<RoundResult, 'sum' | 'count'>): number =>
  Math.floor((sum * 10) / count) / 10

/** Evaluations (满意度评价) are rows of their own; the head keeps the round and what was decided upon. */
export interface EvaluationState {
  readonly round: number
  readonly results: readonly RoundResult[]
}

export type EvaluationEvent = { type: 'EvaluationsCounted'; at: Instant; results: readonly RoundResult[] }

export const noEvaluations: EvaluationState = { round: 1, results: [] }

export function applyToEvaluations(state: EvaluationState, event: MatterEvent): EvaluationState {
  if (event.type === 'EvaluationsCounted')
    return {
      ...state,
      results: [...state.results.filter(({ round }) => round !== state.round), ...event.results],
    }
  return event.type === 'SentBack' ? { ...state, round: state.round + 1 } : state
}
