import type { Threshold } from './fraction.ts'
import { parseFraction } from './fraction.ts'

/**
 * How many of `whole` (an integer from 0 to 10^11, so that products stay exact) it takes to meet the threshold: more than 1/2
 * of 34 is 18, at least 2/3 of 46 is 31. One more than `whole` where nothing meets it, as for an empty whole.
 */
export function needed(whole: number, threshold: Threshold): number {
  const text = 'atLeast' in threshold ? threshold.atLeast : threshold.moreThan
  const parsed = parseFraction(text)
  if (!parsed.ok) throw new RangeError(`a rule with the unreadable share ${text}`)
  if (whole === 0) return 1
  const { numerator, denominator } = parsed.value
  const product = whole * numerator
  const rest = product % denominator
  const full = (product - rest) / denominator
  return 'atLeast' in threshold && rest === 0 ? full : full + 1
}

/** How many are still missing until the threshold is met; 0 once it is. */
export function missing(part: number, whole: number, threshold: Threshold): number {
  return Math.max(0, needed(whole, threshold) - part)
}
