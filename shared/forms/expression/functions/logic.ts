import { isTrue, isEmpty } from '../value.ts'
import { many } from './function.ts'
import type { ExpressionFunction } from './function.ts'

export const logicFunctions = {
  if: { least: 3, most: 3, call: ([test = '', then = '', otherwise = '']) => (isTrue(test) ? then : otherwise) },
  /** The first value that is not empty. */
  coalesce: { least: 2, most: many, call: (given) => given.find((value) => !isEmpty(value)) ?? '' },
  boolean: { least: 1, most: 1, call: ([value = '']) => isTrue(value) },
  not: { least: 1, most: 1, call: ([value = '']) => !isTrue(value) },
  true: { least: 0, most: 0, call: () => true },
  false: { least: 0, most: 0, call: () => false },
} satisfies Record<string, ExpressionFunction>
