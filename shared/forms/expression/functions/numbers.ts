import { roundTo, withoutNoise } from '../arithmetic.ts'
import { isEmpty, numberOf } from '../value.ts'
import type { Value } from '../value.ts'
import { many } from './function.ts'
import type { ExpressionFunction } from './function.ts'

/** Most decimal places `round()` keeps: values carry 12 significant digits. */
const maxPlaces = 12

export const numberFunctions = {
  /** Empty values do not count; one value that is no number makes the sum, least or greatest empty. */
  sum: { least: 1, most: many, call: overAll((numbers) => numbers.reduce((sum, n) => withoutNoise(sum + n), 0)) },
  min: { least: 1, most: many, call: overAll((numbers) => numbers.reduce((least, n) => Math.min(least, n), Infinity)) },
  max: { least: 1, most: many, call: overAll((numbers) => numbers.reduce((most, n) => Math.max(most, n), -Infinity)) },
  /** Second argument: decimal places, 0 when left out. Half goes away from zero. */
  round: { least: 1, most: 2, call: ([value = '', places = 0]) => rounded(numberOf(value), numberOf(places)) },
  /** Cuts the decimals off, towards zero. */
  int: { least: 1, most: 1, call: ([value = '']) => orEmpty(numberOf(value), (number) => Math.trunc(number)) },
  number: { least: 1, most: 1, call: ([value = '']) => numberOf(value) ?? '' },
} satisfies Record<string, ExpressionFunction>

function overAll(reduce: (numbers: readonly number[]) => number) {
  return (given: readonly Value[]): Value => {
    const counted = given
      .flatMap((value): Value[] => (typeof value === 'object' ? [...value] : [value]))
      .filter((value) => !isEmpty(value))
    const numbers = counted.map(numberOf).filter((number) => number !== undefined)
    return numbers.length === counted.length ? orEmpty(reduce(numbers), withoutNoise) : ''
  }
}

function rounded(value: number | undefined, places: number | undefined): Value {
  if (places === undefined) return ''
  const kept = Math.min(Math.max(Math.trunc(places), 0), maxPlaces)
  return orEmpty(value, (number) => roundTo(number, kept))
}

function orEmpty(number: number | undefined, then: (number: number) => number): Value {
  if (number === undefined || !Number.isFinite(number)) return ''
  const result = then(number)
  return Number.isFinite(result) ? withoutNoise(result) : ''
}
