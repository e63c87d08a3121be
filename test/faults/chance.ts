/** A source of chance that gives the same again for the same seed and names. */
export interface Chance {
  /** At least 0, less than 1. */
  number(): number
  /** Both ends are possible. */
  int(from: number, to: number): number
  happens(probability: number): boolean
  pick<T>(from: readonly T[], fallback: T): T
  shuffled<T>(list: readonly T[]): T[]
}

/** Everything by chance in a schedule comes from here: FNV-1a over seed and names, then mulberry32. */
export function chanceOf(seed: number, ...names: readonly (string | number)[]): Chance {
  let state = 0x81_1c_9d_c5
  for (const sign of [seed, ...names].join('/')) state = Math.imul(state ^ (sign.codePointAt(0) ?? 0), 0x01_00_01_93)
  const number = () => {
    state = (state + 0x6d_2b_79_f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  const int = (from: number, to: number) => from + Math.floor(number() * (to - from + 1))
  return {
    number,
    int,
    happens: (probability) => number() < probability,
    pick: (from, fallback) => from[int(0, from.length - 1)] ?? fallback,
    shuffled: (list) =>
      list
        .map((value) => ({ value, at: number() }))
        .toSorted((a, b) => a.at - b.at)
        .map(({ value }) => value),
  }
}
