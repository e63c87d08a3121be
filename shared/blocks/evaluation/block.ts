import type { Block } from '../../workflow/block.ts'
import { evaluate, resultsOf, roundName } from './commands.ts'
import type { EvaluationState } from './state.ts'
import { applyToEvaluations, noEvaluations } from './state.ts'

/** 评: those it was done for say how it went; a low mean sends the matter back to be acted upon. */
export const evaluation: Block<'evaluation', EvaluationState> = {
  name: 'evaluation',
  initial: noEvaluations,
  apply: applyToEvaluations,
  figures: {
    /** Evaluations of the present round. */
    count: (_state, { findings }) => resultsOf(findings).reduce((sum, { count }) => sum + count, 0),
    /** The lowest mean score of a topic in the present round; none while nobody has evaluated. */
    lowest: (_state, { findings }) => {
      const means = resultsOf(findings).map(({ sum, count }) => sum / count)
      return means.length === 0 ? '' : Math.min(...means)
    },
  },
  figureNeeds: (state) => [{ as: 'evaluations', from: 'matter', prefix: ['evaluation', roundName(state.round)] }],
  witness: (_state, { now, findings }) => {
    const results = resultsOf(findings)
    return results.length === 0 ? [] : [{ type: 'EvaluationsCounted', at: now, results }]
  },
  commands: { evaluate },
  tells: { EvaluationsCounted: { zh: '统计了评价', en: 'The evaluations were counted' } },
}
