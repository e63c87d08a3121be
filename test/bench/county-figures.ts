import type { BlockResult } from './block.ts'
import type { Figure } from './figure.ts'
import { atMost } from './figure.ts'
import { percentile, sum } from './statistics.ts'
import type { Consumed } from './unit-watch.ts'

const errorsPromise = 'a day of the county without an error'
const countPromise = 'an acknowledged vote is counted, once'

/** How long each kind of request took in one part of the day; in the evening from the moment at which it was due. */
export function latencyFigures(hour: string, { byKind }: BlockResult): Figure[] {
  return Object.entries(byKind).map(([kind, { latencies }]) => ({
    name: `${hour}, ${kind}: p50`,
    value: percentile(latencies, 50),
    unit: 'ms',
    parts: {
      'p95 ms': percentile(latencies, 95),
      'p99 ms': percentile(latencies, 99),
      requests: latencies.length,
    },
  }))
}

export function together(parts: readonly ReadonlyMap<string, Consumed>[]): ReadonlyMap<string, Consumed> {
  const all = new Map<string, Consumed>()
  for (const [label, { read, write, calls }] of parts.flatMap((part) => [...part])) {
    const before = all.get(label) ?? { read: 0, write: 0, calls: 0 }
    all.set(label, { read: before.read + read, write: before.write + write, calls: before.calls + calls })
  }
  return all
}

/** What the whole day consumed, by the door for which it did, the dearest first. */
export function consumedFigures(consumed: ReadonlyMap<string, Consumed>): Figure[] {
  const byCost = [...consumed].toSorted(([, a], [, b]) => b.write * 5 + b.read - (a.write * 5 + a.read))
  const total = (part: keyof Consumed) => sum([...consumed.values()].map((one) => one[part]))
  const figure = (name: string, { read, write, calls }: Consumed): Figure => ({
    name,
    value: read + write,
    unit: 'units',
    parts: { read, write, calls },
  })
  return [
    figure('consumed by the day', { read: total('read'), write: total('write'), calls: total('calls') }),
    ...byCost.map(([label, one]) => figure(`of it ${label}`, one)),
  ]
}

const isGood = (status: string): boolean => status === '200' || status === '303'

export function errorFigure(hour: string, { statuses, latencies, ms }: BlockResult): Figure {
  const wrong = Object.entries(statuses).filter(([status]) => !isGood(status))
  const errors = sum(wrong.map(([, count]) => count))
  return {
    name: `${hour}: errors`,
    value: errors,
    unit: '',
    parts: {
      requests: latencies.length,
      seconds: ms / 1000,
      ...Object.fromEntries(wrong.map(([status, count]) => [`status ${status}`, count])),
    },
    promise: atMost(errorsPromise, errors, 0),
  }
}

const isWrite = (kind: string): boolean => kind === 'vote' || /^staff: (record-visit|close-poll)$/.test(kind)

/** Writes that were acknowledged. */
export function writesIn({ byKind }: BlockResult): number {
  const of = Object.entries(byKind).filter(([kind]) => isWrite(kind))
  return sum(of.flatMap(([, { statuses }]) => Object.entries(statuses).flatMap(([s, n]) => (isGood(s) ? [n] : []))))
}

/** Writes a second from the first that was due to the last answer, whenever that came. */
export function paceFigure(result: BlockResult, asked: number, forSeconds: number): Figure {
  const seconds = Math.max(forSeconds, result.ms / 1000 - 1.5)
  const rate = writesIn(result) / seconds
  const all = percentile(result.latencies, 99)
  return {
    name: 'evening: writes acknowledged',
    value: rate,
    unit: '/s',
    parts: { asked, 'requests/s': result.latencies.length / seconds, 'p99 ms of all': all },
    // How fast a machine is, is no promise of the product's.
    ...(rate < 0.98 * asked
      ? { note: 'this machine did not keep up: what was due waited, and the latencies say so' }
      : {}),
  }
}

export function countFigure({ byKind }: BlockResult, { voted, cast }: { voted: number; cast: number }): Figure {
  const acknowledged = byKind['vote']?.statuses['303'] ?? 0
  return {
    name: 'votes counted after closing',
    value: cast,
    unit: 'counted',
    parts: { acknowledged, 'marks of voters': voted },
    promise: { text: countPromise, holds: acknowledged > 0 && cast === acknowledged && voted === acknowledged },
  }
}
