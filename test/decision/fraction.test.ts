import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { meets, parseFraction } from '#shared/decision/fraction.ts'

describe('a share', () => {
  it.each(['2/3', '1/2', '1/1', '4/5', '9999/9999'])('reads %s', (text) => {
    expect(parseFraction(text).ok).toBe(true)
  })

  it.each([
    '',
    '2',
    '0/3',
    '3/2',
    '2/0',
    '-1/2',
    '0.5',
    '1/2.5',
    ' 1/2',
    '1/2\n',
    '01/2',
    '1/10000',
    '１/２',
    '1/2/3',
    '1e1/20',
  ])('refuses %j', (text) => {
    expect(parseFraction(text)).toEqual({ ok: false, refusal: { code: 'invalid', reason: 'not-a-fraction' } })
  })

  it.each([
    [17, 34, { moreThan: '1/2' }, false],
    [18, 34, { moreThan: '1/2' }, true],
    [17, 34, { atLeast: '1/2' }, true],
    [24, 36, { atLeast: '2/3' }, true],
    [23, 36, { atLeast: '2/3' }, false],
    [24, 36, { moreThan: '2/3' }, false],
    [0, 0, { atLeast: '1/2' }, false],
    [0, 5, { moreThan: '1/9' }, false],
    [5, 5, { atLeast: '1/1' }, true],
    [5, 5, { moreThan: '1/1' }, false],
    [6004799503160661, 9007199254740991, { atLeast: '2/3' }, true],
    [6004799503160660, 9007199254740991, { atLeast: '2/3' }, false],
  ])('decides %i of %i against %j: %s', (part, whole, threshold, met) => {
    expect(meets(part, whole, threshold)).toBe(met)
  })

  it('agrees with counting unit by unit on a common denominator', () => {
    const figures = fc.tuple(
      fc.bigInt(1n, 9n),
      fc.bigInt(0n, 9n),
      fc.nat(1_000_000),
      fc.integer({ min: 1, max: 1_000_000 }),
    )
    fc.assert(
      fc.property(figures, ([numerator, more, part, whole]) => {
        const denominator = numerator + more
        const common = denominator * BigInt(whole)
        const difference = BigInt(part) * (common / BigInt(whole)) - numerator * (common / denominator)
        const text = `${numerator}/${denominator}`
        expect(meets(part, whole, { atLeast: text })).toBe(difference >= 0n)
        expect(meets(part, whole, { moreThan: text })).toBe(difference > 0n)
      }),
    )
  })
})
