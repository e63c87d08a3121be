import { createHash } from 'node:crypto'

/** Drawing by lot that falls out the same each time for the same seed. */
export interface Draw {
  /** A whole number from `from` to `to`, both included. */
  between(from: number, to: number): number
  pick<T>(of: readonly T[]): T
  /** So many different ones, in the order they stand. */
  some<T>(of: readonly T[], count: number): T[]
}

export function drawFrom(seed: string): Draw {
  let turn = 0
  const next = () => createHash('sha256').update(`${seed}#${turn++}`).digest().readUInt32BE(0)
  const between = (from: number, to: number) => from + (next() % (to - from + 1))
  return {
    between,
    pick(of) {
      const one = of[between(0, of.length - 1)]
      if (one === undefined) throw new RangeError('nothing to pick from')
      return one
    },
    some(of, count) {
      const lots = of.map((one, n) => ({ one, n, lot: next() }))
      const drawn = lots.toSorted((a, b) => a.lot - b.lot).slice(0, count)
      return drawn.toSorted((a, b) => a.n - b.n).map(({ one }) => one)
    },
  }
}
