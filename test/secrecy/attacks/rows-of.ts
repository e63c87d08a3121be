import { abstain } from '#shared/decision/tally.ts'
import { tokensOf } from '#test/walkthrough/secrecy/join.ts'
import type { StoredRow } from '#test/walkthrough/secrecy/store.ts'
import type { Evidence } from '../evidence.ts'
import type { Ballot } from '../plans.ts'

export type Scalar = string | number

/** The keys under which a ballot stands wherever choices are named. */
export const keysOf = (ballot: Ballot): readonly string[] => (ballot.length === 0 ? [abstain] : ballot)

export const allKeys = ({ choices }: Evidence): readonly string[] => [...choices, abstain]

/** Numbers and texts of a value, each under the path that leads to it. */
export function scalarsOf(node: unknown, path = '', found = new Map<string, Scalar>()): Map<string, Scalar> {
  if (typeof node === 'string' || typeof node === 'number') found.set(path, node)
  else if (typeof node === 'object' && node !== null)
    for (const [name, child] of Object.entries(node)) scalarsOf(child, `${path}.${name}`, found)
  return found
}

/** The key of a row, of the table or in a record of its stream. */
export const sortKeyOf = ({ value }: StoredRow): string => /ROW#mark#[^"]+/.exec(JSON.stringify(value))?.[0] ?? ''

const markOf = (row: StoredRow): string | undefined => /^ROW#mark#(.+)$/.exec(sortKeyOf(row))?.[1]

/** Rows that are one voter's mark, by code, in the order in which they were written. */
export function marksOf(rows: readonly StoredRow[]): Map<string, StoredRow> {
  return new Map(
    rows.flatMap((row) => {
      const code = markOf(row)
      return code === undefined ? [] : [[code, row] as const]
    }),
  )
}

export interface Said {
  readonly text: string
  readonly words: ReadonlySet<string>
}

const said = new WeakMap<object, Said>()

/** A row, record or line as text and as words; attacks ask for it again and again. */
export function saidIn(value: object): Said {
  const before = said.get(value)
  if (before !== undefined) return before
  const text = JSON.stringify(value)
  const now = { text, words: tokensOf(text) }
  said.set(value, now)
  return now
}

/** Which voters something speaks of: by code, receipt, or a paper list that is theirs alone. */
export function speaksOf(evidence: Evidence): (said: Said) => readonly string[] {
  const owners = new Map<string, string>()
  for (const { code } of evidence.voters) owners.set(code, code)
  for (const [code, row] of marksOf(evidence.main))
    for (const [path, value] of scalarsOf(row.value))
      if (/receipt$|tallyId$/.test(path)) owners.set(String(value), code)
  return ({ words }) => [...new Set([...words].flatMap((word) => owners.get(word) ?? []))]
}
