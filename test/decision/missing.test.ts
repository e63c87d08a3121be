import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Threshold } from '#shared/decision/fraction.ts'
import { meets } from '#shared/decision/fraction.ts'
import { missing, needed } from '#shared/decision/missing.ts'

const thresholds: readonly Threshold[] = [
  { moreThan: '1/2' },
  { atLeast: '1/2' },
  { atLeast: '2/3' },
  { moreThan: '2/3' },
  { atLeast: '4/5' },
  { atLeast: '1/1' },
]

test('what is needed meets the share, and one less does not', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 100_000 }), fc.constantFrom(...thresholds), (whole, threshold) => {
      const least = needed(whole, threshold)
      expect(meets(least, whole, threshold)).toBe(true)
      expect(meets(least - 1, whole, threshold)).toBe(false)
    }),
  )
})

test('half of 34 is passed by 18, two thirds of 46 are reached by 31', () => {
  expect(needed(34, { moreThan: '1/2' })).toBe(18)
  expect(needed(46, { atLeast: '2/3' })).toBe(31)
  expect(needed(36, { atLeast: '2/3' })).toBe(24)
})

test('of nobody nothing is met, and what is met misses nobody', () => {
  expect(missing(0, 0, { moreThan: '1/2' })).toBe(1)
  expect(missing(24, 36, { atLeast: '2/3' })).toBe(0)
  expect(missing(30, 36, { atLeast: '2/3' })).toBe(0)
  expect(missing(23, 36, { atLeast: '2/3' })).toBe(1)
})
