import { matches, patternFault } from '../pattern.ts'
import { numberOf, textOf } from '../value.ts'
import { many } from './function.ts'
import type { ExpressionFunction } from './function.ts'

/** Lengths and positions count characters (code points), so that a rare character of a name counts as one. */
export const textFunctions = {
  string: { least: 1, most: 1, call: ([value = '']) => textOf(value) },
  concat: { least: 1, most: many, call: (given) => given.map(textOf).join('') },
  contains: { least: 2, most: 2, call: ([text = '', part = '']) => textOf(text).includes(textOf(part)) },
  'starts-with': { least: 2, most: 2, call: ([text = '', part = '']) => textOf(text).startsWith(textOf(part)) },
  'ends-with': { least: 2, most: 2, call: ([text = '', part = '']) => textOf(text).endsWith(textOf(part)) },
  /** From `start` (counted from 0) up to, not including, `end`; negative positions count from the end, as in ODK. */
  substr: {
    least: 2,
    most: 3,
    call: ([text = '', start = '', end]) =>
      [...textOf(text)].slice(numberOf(start) ?? 0, end === undefined ? undefined : (numberOf(end) ?? 0)).join(''),
  },
  'string-length': { least: 1, most: 1, call: ([text = '']) => [...textOf(text)].length },
  /** The whole text must match. The pattern is written out, so that it can be checked before anybody answers. */
  regex: {
    least: 2,
    most: 2,
    call: ([text = '', pattern = '']) => matches(textOf(text), textOf(pattern)),
    check: ([, pattern]) => (pattern?.kind === 'text' ? patternFault(pattern.value) : 'pattern-not-literal'),
  },
} satisfies Record<string, ExpressionFunction>
