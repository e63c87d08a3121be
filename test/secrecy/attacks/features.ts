import type { Attacks, Evidence, Lean } from '../evidence.ts'
import type { Scalar } from './rows-of.ts'
import { allKeys, keysOf, marksOf, scalarsOf } from './rows-of.ts'

type Feature = ReadonlyMap<string, Scalar>

/**
 * Everything that can be measured of a voter: what stands in the voter's rows and records, what the lines of the log and the
 * access log say that come at the same height as the mark, how long requests and answers were. Does it go up with the
 * choice, and can it be learnt from those whose choice is known?
 */
export const features: Attacks = (evidence) => {
  const found = new Map<string, Lean>()
  for (const [name, feature] of measured(evidence))
    for (const [how, values] of readings(feature)) {
      if (new Set(values.values()).size < 2) continue
      found.set(`${name}, ${how}, rising with the choice`, rising(values, evidence))
      found.set(`${name}, ${how}, learnt from some`, learnt(values, evidence))
    }
  return found
}

function measured(evidence: Evidence): Map<string, Feature> {
  const found = new Map<string, Map<string, Scalar>>()
  const take = (code: string, name: string, value: Scalar) => {
    const feature = found.get(name) ?? new Map<string, Scalar>()
    found.set(name, feature.set(code, value))
  }
  const marks = marksOf(evidence.main)
  for (const [code, { value, rowid }] of marks) {
    take(code, 'row of the mark', rowid)
    for (const [path, scalar] of scalarsOf(value)) take(code, `mark ${path}`, scalar)
    take(code, 'size of the mark', JSON.stringify(value).length)
  }
  for (const [code, { value }] of marksOf(evidence.stream))
    for (const [path, scalar] of scalarsOf(value)) take(code, `record ${path}`, scalar)
  for (const { value } of evidence.main) {
    const scalars = scalarsOf(value)
    const code = scalars.get('.item_json.code')
    if (typeof code === 'string') for (const [path, scalar] of scalars) take(code, `link ${path}`, scalar)
  }
  for (const [code, exchanges] of evidence.network)
    for (const [n, { sent, answered }] of exchanges.entries()) {
      take(code, `length of request ${n}`, sent)
      take(code, `length of answer ${n}`, answered)
    }
  for (const [name, lines] of linesBeside(evidence)) {
    const order = [...marks].filter(([, { value }]) => isBeside(name, JSON.stringify(value))).map(([code]) => code)
    if (lines.length !== order.length) continue
    for (const [n, line] of lines.entries())
      for (const [path, scalar] of scalarsOf(line)) take(order[n] ?? '', `${name} ${path}`, scalar)
  }
  return found
}

/** Lines of votes by link and of votes with help, in order; lines of another make are another source. */
function linesBeside({ log, access }: Evidence): Map<string, readonly unknown[]> {
  const at = (door: string, status: number) =>
    log.filter((line) => line['status'] === status && JSON.stringify(line['door'] ?? '').includes(door))
  const byMake = (name: string, lines: Evidence['log']) =>
    [...Map.groupBy(lines, (line) => Object.keys(line).length)].map(
      ([facts, same]) => [`${name} of ${facts} facts`, same] as const,
    )
  return new Map<string, readonly unknown[]>([
    ...byMake('log by link', at('POST /v/:token', 303)),
    ...byMake('log with help', at('/assisted', 200)),
    ['access by link', access.filter(({ status }) => status === 303)],
    ['access with help', access.filter(({ routeKey }) => routeKey.startsWith('ANY /api'))],
  ])
}

const isBeside = (name: string, mark: string): boolean =>
  mark.includes(name.includes('by link') ? '"link"' : '"assisted"')

/** A number as it is; a text by its length, its first sign and its last. */
function readings(feature: Feature): [string, ReadonlyMap<string, number>][] {
  const each = (read: (value: Scalar) => number) =>
    new Map([...feature].map(([code, value]) => [code, read(value)] as const))
  if ([...feature.values()].every((value) => typeof value === 'number')) return [['itself', each(Number)]]
  return [
    ['its length', each((value) => String(value).length)],
    ['its first sign', each((value) => String(value).charCodeAt(0) || 0)],
    ['its last sign', each((value) => String(value).charCodeAt(String(value).length - 1) || 0)],
  ]
}

function rising(values: ReadonlyMap<string, number>, evidence: Evidence): Lean {
  const sorted = [...values.values()].sort((a, b) => a - b)
  const rank = (value: number) => (sorted.indexOf(value) + sorted.lastIndexOf(value)) / 2
  const keys = allKeys(evidence)
  const heightOf = new Map(keys.map((key, n) => [key, n + 1 + (key.length > 2 ? key.length : 0)] as const))
  return (code, ballot) => {
    const value = values.get(code)
    if (value === undefined) return 0
    return rank(value) * keysOf(ballot).reduce((sum, key) => sum + (heightOf.get(key) ?? 0), 0)
  }
}

/** Naive Bayes: how often such a value stands with those known to have chosen this. Silent on those who told. */
function learnt(values: ReadonlyMap<string, number>, evidence: Evidence): Lean {
  const bucketOf = bucketsOf([...values.values()])
  const seen = new Map<string, number>()
  const add = (name: string) => seen.set(name, (seen.get(name) ?? 0) + 1)
  for (const [code, ballot] of evidence.known)
    for (const key of keysOf(ballot)) {
      const value = values.get(code)
      if (value === undefined) continue
      add(key)
      add(`${key} ${bucketOf(value)}`)
    }
  return (code, ballot) => {
    const value = values.get(code)
    if (value === undefined || evidence.known.has(code)) return 0
    return keysOf(ballot).reduce((sum, key) => {
      const among = (seen.get(`${key} ${bucketOf(value)}`) ?? 0) + 0.3
      return sum + Math.log(among / ((seen.get(key) ?? 0) + 1))
    }, 0)
  }
}

function bucketsOf(values: readonly number[]): (value: number) => number {
  const different = [...new Set(values)].sort((a, b) => a - b)
  if (different.length <= 40) return (value) => value
  const sorted = [...values].sort((a, b) => a - b)
  return (value) => Math.floor((sorted.indexOf(value) * 6) / sorted.length)
}
