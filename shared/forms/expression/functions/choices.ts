import { isEmpty, listOf, numberOf, textOf } from '../value.ts'
import { many } from './function.ts'
import type { ExpressionFunction } from './function.ts'

export const choiceFunctions = {
  selected: { least: 2, most: 2, call: ([chosen = '', name = '']) => listOf(chosen).includes(textOf(name).trim()) },
  /** Counted from 0, as in ODK; empty beyond the last. */
  'selected-at': {
    least: 2,
    most: 2,
    call: ([chosen = '', position = '']) => listOf(chosen)[numberOf(position) ?? -1] ?? '',
  },
  'count-selected': { least: 1, most: 1, call: ([chosen = '']) => listOf(chosen).length },
  'count-non-empty': { least: 1, most: many, call: (given) => given.filter((value) => !isEmpty(value)).length },
} satisfies Record<string, ExpressionFunction>
