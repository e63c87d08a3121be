import type { BlockResult } from './block.ts'
import type { DatabaseWatch } from './database-watch.ts'
import type { Figure } from './figure.ts'
import { median, percentile, sum } from './statistics.ts'

/** How many act at once, and how many votes a block of them casts. */
export const crowds = [
  { clients: 1, count: 150 },
  { clients: 16, count: 400 },
  { clients: 64, count: 512 },
] as const

export const kinds = [
  'named vote',
  'secret vote',
  'bare: 2-item transaction',
  'bare: 3-item transaction',
  'bare: all calls of a secret vote',
  'HTTP alone (204)',
] as const
export type Kind = (typeof kinds)[number]

export interface Sample extends BlockResult {
  readonly kind: Kind
  readonly clients: number
}

export function speeds(samples: readonly Sample[]): Figure[] {
  return crowds.flatMap(({ clients }) =>
    kinds.map((kind) => {
      const these = samples.filter((sample) => sample.kind === kind && sample.clients === clients)
      const rates = these.map(rate)
      const at = (percent: number) => median(these.map(({ latencies }) => percentile(latencies, percent)))
      return {
        name: `${kind}, ${clients} at once`,
        value: median(rates),
        unit: '/s',
        parts: { 'p50 ms': at(50), 'p99 ms': at(99), slowest: Math.min(...rates), fastest: Math.max(...rates) },
      }
    }),
  )
}

const rate = ({ latencies, ms }: BlockResult): number => (latencies.length * 1000) / ms

/** The product's speed as a share of the engine's own, round by round, so that a slow minute of the machine cancels out. */
export function compared(samples: readonly Sample[]): Figure[] {
  const pairs = [
    ['named vote', 'bare: 2-item transaction'],
    ['secret vote', 'bare: 3-item transaction'],
    ['secret vote', 'bare: all calls of a secret vote'],
  ] as const
  return pairs.map(([kind, beside]) => {
    const ratio = (clients: number) => {
      const of = (wanted: Kind) =>
        samples.filter((sample) => sample.kind === wanted && sample.clients === clients).map(rate)
      const others = of(beside)
      return median(of(kind).map((value, n) => (100 * value) / (others[n] ?? Number.NaN)))
    }
    return {
      name: `${kind} as a share of ${beside}`,
      value: ratio(16),
      unit: '% at 16',
      parts: { 'at 1': ratio(1), 'at 64': ratio(64) },
    }
  })
}

/** Where the time of a lone voter goes; with one voter no two calls overlap, so that their sums are parts of the whole. */
export function shareOf({ latencies }: BlockResult, watch: DatabaseWatch): Record<string, number> {
  const { engineMs, clientMs, reads, transactions } = watch.take()
  const all = sum(latencies)
  return {
    'engine and wire %': (100 * engineMs) / all,
    'database client %': (100 * (clientMs - engineMs)) / all,
    'HTTP and product %': (100 * (all - clientMs)) / all,
    'reads a vote': reads / latencies.length,
    'transactions a vote': transactions / latencies.length,
  }
}

export function shareFigure(shares: readonly Figure['parts'][]): Figure {
  const names = Object.keys(shares[0] ?? {})
  const parts = Object.fromEntries(
    names.map((name) => [name, median(shares.map((share) => share?.[name] ?? Number.NaN))]),
  )
  return {
    name: 'a lone secret vote: time outside the database',
    value: 100 - (parts['engine and wire %'] ?? Number.NaN),
    unit: '%',
    parts,
    note: 'a tick of the local clock may add a few reads to those of the votes',
  }
}
