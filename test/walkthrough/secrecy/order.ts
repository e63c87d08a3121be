import type { CastBallot } from '../stage.ts'
import { choicesIn, seenIn, tokensOf } from './join.ts'
import type { StoredRow } from './store.ts'
import type { Suspect } from './suspect.ts'

/** Too few ballots prove nothing. */
const fewest = 8
/** Standard deviations above chance at which two orders are taken to go together. */
const beyondChance = 5

interface Line {
  readonly by: string
  readonly items: readonly string[]
}

/**
 * Two orders that go together join every voter to a choice though no row does: marks and ballots written in the same
 * order, or sums of which each version was kept. Voters' rows and choices' rows are put in every order the store keeps
 * (of writing, and of every value they carry) and compared with what the voters are known to have chosen.
 */
export function telltaleOrder(
  rows: readonly StoredRow[],
  suspect: Suspect,
  known: ReadonlyMap<string, CastBallot>,
): string | undefined {
  const secret = new Map([...known].map(([code, { choices }]) => [code, [...choices].sort().join('+')]))
  const voters = linesOf(rows, (row) => voterOf(row, suspect, secret)).map(({ by, items }) => ({
    by,
    items: items.map((code) => secret.get(code) ?? ''),
  }))
  const choices = [...linesOf(rows, (row) => choiceOf(row, suspect)), ...growthLines(rows, suspect)]
  for (const left of voters)
    for (const right of choices)
      if (goTogether(left.items, right.items)) return `the order of ${left.by} and the order of ${right.by} go together`
  return undefined
}

/** The one voter with a ballot a row is about. */
function voterOf(row: StoredRow, suspect: Suspect, secret: ReadonlyMap<string, string>): string | undefined {
  const text = JSON.stringify(row.value)
  if (!text.includes(suspect.pollId)) return undefined
  const tokens = tokensOf(text)
  const codes = [...secret.keys()].filter((code) => tokens.has(code))
  return codes.length === 1 ? codes[0] : undefined
}

function choiceOf(row: StoredRow, suspect: Suspect): string | undefined {
  const named = choicesIn(row.value, suspect)
  const someone = seenIn(JSON.stringify(row.value), suspect)
  return named.size === 0 || someone.mine || someone.others ? undefined : [...named].sort().join('+')
}

/** Rows of each table that tell something, in every order they can be put in. */
function linesOf(rows: readonly StoredRow[], tell: (row: StoredRow) => string | undefined): Line[] {
  const telling = rows.flatMap((row) => {
    const told = tell(row)
    return told === undefined ? [] : [{ row, told, facts: scalarsOf(row.value) }]
  })
  return [...Map.groupBy(telling, ({ row }) => row.table)].flatMap(([table, group]): Line[] => {
    if (group.length < fewest) return []
    const fields = [...(group[0]?.facts.keys() ?? [])].filter((field) => group.every(({ facts }) => facts.has(field)))
    return [
      { by: `${table} as written`, items: group.map(({ told }) => told) },
      ...fields.map((field) => ({
        by: `${table} by ${field}`,
        items: group
          .toSorted((a, b) => compare(a.facts.get(field) ?? '', b.facts.get(field) ?? ''))
          .map(({ told }) => told),
      })),
    ]
  })
}

/** One transaction adds one ballot, or two where a version was skipped; a version that adds more is another thing. */
const growthAtMost = 2

/** Versions of one item whose sums grow one after the other tell what was added each time. */
function growthLines(rows: readonly StoredRow[], suspect: Suspect): Line[] {
  return [...Map.groupBy(rows, ({ table }) => table)].flatMap(([table, group]): Line[] => {
    let before = new Map<string, number>()
    const added: string[] = []
    for (const { value } of group) {
      const sums = sumsIn(value, suspect)
      if (sums.size === 0) continue
      const fresh = [...sums].flatMap(([name, sum]) => {
        const grown = Math.max(0, sum - (before.get(name) ?? 0))
        return Array.from({ length: Math.min(grown, growthAtMost + 1) }, () => choiceName(name))
      })
      if (fresh.length <= growthAtMost) added.push(...fresh)
      before = sums
    }
    return added.length < fewest ? [] : [{ by: `the growth of sums in ${table}`, items: added }]
  })
}

function choiceName(sumName: string): string {
  return (/([^.]+)$/.exec(sumName)?.[1] ?? '').replace(/^[>=]/, '').split('*')[0]?.split('+').sort().join('+') ?? ''
}

/** Numbers that stand under a choice's name. */
function sumsIn(node: unknown, suspect: Suspect, path = ''): Map<string, number> {
  if (typeof node !== 'object' || node === null) return new Map()
  return new Map(
    Object.entries(node).flatMap(([name, child]): [string, number][] => {
      const named = typeof child === 'number' && choicesIn(name, suspect).size > 0
      return named ? [[`${path}.${name}`, child]] : [...sumsIn(child, suspect, `${path}.${name}`)]
    }),
  )
}

/** Whether two sequences of choices agree place by place more often than chance would have it. */
export function goTogether(left: readonly string[], right: readonly string[]): boolean {
  if (left.length < fewest || Math.abs(left.length - right.length) > left.length * 0.1) return false
  const n = Math.min(left.length, right.length)
  const shares = (items: readonly string[]) => {
    const counted = Map.groupBy(items.slice(0, n), (item) => item)
    return new Map([...counted].map(([item, same]) => [item, same.length / n]))
  }
  const [p, q] = [shares(left), shares(right)]
  const chance = [...p].reduce((sum, [item, share]) => sum + share * (q.get(item) ?? 0), 0)
  const agreed = left.slice(0, n).filter((item, at) => item === right[at]).length
  const spread = Math.sqrt(n * chance * (1 - chance))
  return spread > 0 && (agreed - n * chance) / spread > beyondChance
}

function scalarsOf(node: unknown, path = '', found = new Map<string, string | number>()): Map<string, string | number> {
  if (typeof node === 'string' || typeof node === 'number') found.set(path, node)
  else if (typeof node === 'object' && node !== null)
    for (const [name, child] of Object.entries(node)) scalarsOf(child, `${path}.${name}`, found)
  return found
}

function compare(a: string | number, b: string | number): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b
  return String(a) < String(b) ? -1 : 1
}
