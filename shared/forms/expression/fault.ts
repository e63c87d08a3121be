/** Why a text is no expression: keys with a sentence each in `shared/forms/words.ts`. */
export const expressionReasons = [
  'expression-too-long',
  'expression-too-deep',
  'expression-unexpected',
  'expression-unfinished',
  'expression-full-width',
  'expression-name',
  'expression-number',
  'expression-unknown-name',
  'expression-unknown-function',
  'expression-arity',
  'expression-current',
  'pattern-not-literal',
  'pattern-too-long',
  'pattern-invalid',
  'pattern-unsafe',
] as const

export type ExpressionReason = (typeof expressionReasons)[number]

export interface ExpressionFault {
  /** Where, in UTF-16 units from the start of the text, counted from 0. */
  readonly at: number
  readonly reason: ExpressionReason
  /** The word at fault, for people, when there is one. */
  readonly word?: string
}

export function isFault(outcome: object): outcome is ExpressionFault {
  return 'reason' in outcome
}
