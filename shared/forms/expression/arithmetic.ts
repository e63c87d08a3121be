/**
 * Takes the binary noise off a result: 0.1 + 0.2 is 0.3. Whole numbers carry none and stay exact; everything else is
 * rounded to 12 significant digits, which holds fen up to ten billion yuan. Never yields -0.
 */
export function withoutNoise(number: number): number {
  const clean = Number.isSafeInteger(number) ? number : Number(number.toPrecision(12))
  return clean === 0 ? 0 : clean
}

/** Remainder with the sign of the dividend, as XPath's `mod`; exact for decimals too (5.3 mod 0.1 is 0). */
export function remainder(dividend: number, divisor: number): number {
  if (Number.isInteger(dividend) && Number.isInteger(divisor)) return dividend % divisor
  return dividend - withoutNoise(divisor * Math.trunc(withoutNoise(dividend / divisor)))
}

/** Half goes away from zero, as people in an office round (2.5 is 3, -2.5 is -3), not to even and not upwards. */
export function roundTo(number: number, places: number): number {
  const scale = 10 ** places
  return withoutNoise((Math.sign(number) * Math.round(withoutNoise(Math.abs(number) * scale))) / scale)
}
