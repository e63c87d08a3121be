import type { Attacks, Evidence, Lean } from '../evidence.ts'
import type { Scalar } from './rows-of.ts'
import { allKeys, keysOf, marksOf, saidIn, scalarsOf, speaksOf } from './rows-of.ts'

/** What one place of an order says: how much of each choice. */
type Place = Readonly<Record<string, number>>

/** Puts voters into every order there is, choices into every order there is, and lays one beside the other. */
export const orders: Attacks = (evidence) => {
  const found = new Map<string, Lean>()
  for (const [by, codes] of ordersOfVoters(evidence))
    for (const [beside, places] of ordersOfChoices(evidence))
      found.set(`voters by ${by} beside ${beside}`, laidBeside(codes, places))
  return found
}

/** The place at the same height, and a little of its neighbours: an order may have slipped by one or two. */
function laidBeside(codes: readonly string[], places: readonly Place[]): Lean {
  const heightOf = new Map(codes.map((code, n) => [code, ((n + 0.5) * places.length) / codes.length - 0.5]))
  return (code, ballot) => {
    const height = heightOf.get(code)
    if (height === undefined) return 0
    return places.reduce((sum, place, n) => {
      const near = Math.exp(-2 * (n - height) ** 2)
      return near < 1e-6 ? sum : sum + near * keysOf(ballot).reduce((all, key) => all + (place[key] ?? 0), 0)
    }, 0)
  }
}

function ordersOfVoters({ main, stream }: Evidence): Map<string, readonly string[]> {
  const marks = marksOf(main)
  const found = new Map<string, readonly string[]>([
    ['writing', [...marks.keys()]],
    ['the stream', [...marksOf(stream).keys()]],
  ])
  for (const [path, values] of columnsOf([...marks].map(([code, { value }]) => [code, value] as const)))
    found.set(path, sortedBy(values))
  return found
}

function ordersOfChoices(evidence: Evidence): Map<string, readonly Place[]> {
  const { main, stream, urn, log } = evidence
  const voters = speaksOf(evidence)
  const found = new Map<string, readonly Place[]>()
  const slipsIn = (values: readonly object[]) =>
    values
      .filter((value) => voters(saidIn(value)).length === 0)
      .flatMap((value) => {
        const place = placeOf(value, evidence)
        return place === undefined ? [] : [[place, value] as const]
      })
  const groups = { rows: main.map(({ value }) => value), records: stream.map(({ value }) => value), lines: log }
  for (const [name, values] of Object.entries(groups)) {
    const slips = slipsIn(values)
    if (slips.length < 2) continue
    found.set(
      `${name} that name choices`,
      slips.map(([place]) => place),
    )
    for (const [path, column] of columnsOf(slips)) found.set(`${name} that name choices, by ${path}`, sortedBy(column))
  }
  const parts = urn.map(({ value }) => [papersIn(value), value] as const)
  found.set(
    'parts of the urn as written',
    parts.flatMap(([papers]) => papers),
  )
  for (const [path, column] of columnsOf(parts)) found.set(`parts of the urn by ${path}`, sortedBy(column).flat())
  return found
}

/** What a row, record or line names: some of the choices, but not all of them. */
function placeOf(value: object, evidence: Evidence): Place | undefined {
  const { words } = saidIn(value)
  const named = allKeys(evidence).filter((key) => words.has(key))
  return named.length === 0 || named.length >= evidence.choices.length
    ? undefined
    : Object.fromEntries(named.map((key) => [key, 1]))
}

/** As many places as papers lie in a part of the urn, each with the part's shares; a weight is a paper too. */
function papersIn(value: unknown): Place[] {
  const sums = [...scalarsOf(value)].flatMap(([path, n]) => {
    const name = /[>=]([^.]+)$/.exec(path)?.[1]
    return name === undefined || typeof n !== 'number' || n === 0 ? [] : [[name, n] as const]
  })
  const total = sums.reduce((sum, [, n]) => sum + n, 0)
  const place = Object.fromEntries(sums.map(([name, n]) => [name, n / total]))
  return Array.from({ length: Math.min(total, 100) }, () => place)
}

/** Columns that every one of these has, with what it is said of. */
function columnsOf<T>(values: readonly (readonly [T, unknown])[]): Map<string, (readonly [T, Scalar])[]> {
  const rows = values.map(([of, value]) => [of, scalarsOf(value)] as const)
  const paths = [...(rows[0]?.[1].keys() ?? [])].filter((path) => rows.every(([, scalars]) => scalars.has(path)))
  return new Map(paths.map((path) => [path, rows.map(([of, scalars]) => [of, scalars.get(path) ?? ''] as const)]))
}

function sortedBy<T>(column: readonly (readonly [T, Scalar])[]): T[] {
  const compare = (a: Scalar, b: Scalar) =>
    typeof a === 'number' && typeof b === 'number' ? a - b : String(a) < String(b) ? -1 : String(a) > String(b) ? 1 : 0
  return column.toSorted(([, a], [, b]) => compare(a, b)).map(([of]) => of)
}
