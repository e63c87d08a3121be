import { choiceFunctions } from './functions/choices.ts'
import { dateFunctions } from './functions/dates.ts'
import type { ExpressionFunction } from './functions/function.ts'
import { logicFunctions } from './functions/logic.ts'
import { numberFunctions } from './functions/numbers.ts'
import { textFunctions } from './functions/texts.ts'

const table = {
  ...logicFunctions,
  ...choiceFunctions,
  ...numberFunctions,
  ...textFunctions,
  ...dateFunctions,
} as const

export type FunctionName = keyof typeof table

/** Every function an expression may call. A new one is a row in one of these tables. */
export const expressionFunctions: Readonly<Record<FunctionName, ExpressionFunction>> = table

export function isFunctionName(text: string): text is FunctionName {
  return Object.hasOwn(expressionFunctions, text)
}
