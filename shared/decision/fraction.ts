import { refusal } from '#shared/refusal.ts'
import { ok, refused, type Result } from '#shared/result.ts'

/** An exact share of a whole, above nothing and at most all of it; both parts are positive integers. */
export interface Fraction {
  readonly numerator: number
  readonly denominator: number
}

/** How a share is met: reached ("2/3 or more") or passed ("more than 1/2"). */
export type Threshold = { readonly atLeast: string } | { readonly moreThan: string }

const written = /^([1-9]\d{0,3})\/([1-9]\d{0,3})$/

/**
 * Reads a share as the rules write it, `"2/3"`: two positive integers of at most four digits, at most 1. Decimals are
 * refused on purpose: 0.667 is not two thirds, and 24 of 36 would miss it. Refuses with `invalid`.
 */
export function parseFraction(text: string): Result<Fraction> {
  const [, numerator, denominator] = written.exec(text) ?? []
  const fraction = { numerator: Number(numerator), denominator: Number(denominator) }
  return fraction.numerator <= fraction.denominator
    ? ok(fraction)
    : refused(refusal('invalid', { reason: 'not-a-fraction' }))
}

/**
 * Whether `part` of `whole` (non-negative integers of one unit) meets the threshold, by exact cross multiplication:
 * 17 of 34 is not more than 1/2, 24 of 36 is at least 2/3. Of an empty whole nothing is met.
 */
export function meets(part: number, whole: number, threshold: Threshold): boolean {
  if (whole === 0) return false
  const text = 'atLeast' in threshold ? threshold.atLeast : threshold.moreThan
  const parsed = parseFraction(text)
  if (!parsed.ok) throw new RangeError(`a rule with the unreadable share ${text}`)
  const left = BigInt(part) * BigInt(parsed.value.denominator)
  const right = BigInt(whole) * BigInt(parsed.value.numerator)
  return 'atLeast' in threshold ? left >= right : left > right
}
