import { choicesIn, joinIn, seenIn } from './join.ts'
import { telltaleOrder } from './order.ts'
import { databasesUnder, everyFile, everyRow, type StoredRow } from './store.ts'
import { digestsOf, type Suspect } from './suspect.ts'
import { loggedWrites, tieInLog } from './write-ahead-log.ts'
import type { CastBallot } from '../stage.ts'

/** What a thief of the disk finds out about the voter, or undefined. */
export async function thiefFinds(
  dataDir: string,
  suspect: Suspect,
  known: ReadonlyMap<string, CastBallot>,
): Promise<string | undefined> {
  const openly = (text: string) =>
    !text.includes(suspect.pollId) && suspect.namedPollIds.some((pollId) => text.includes(pollId))
  const rows = (await everyRow(dataDir)).filter(({ value }) => !openly(JSON.stringify(value)))
  for (const row of rows) {
    const found = joinIn(row.value, suspect) ?? guessable(row, suspect)
    if (found !== undefined) return `${row.where}: ${found}`
  }
  for (const { where, text } of await everyFile(dataDir))
    for (const line of text.split('\n')) {
      const found = openly(line) ? undefined : joinIn(jsonOr(line), suspect)
      if (found !== undefined) return `${where}: ${found}`
    }
  const codes = new Set([suspect.code, ...suspect.otherCodes])
  for (const file of await databasesUnder(dataDir)) {
    const found = tieInLog(loggedWrites(file, suspect, codes), suspect)
    if (found !== undefined) return found
  }
  return sharedName(rows, suspect) ?? telltaleOrder(rows, suspect, known)
}

/** A row of the voter with a digest of the choice: with a handful of choices that is the choice itself. */
function guessable({ value }: StoredRow, { code, choices, pollId, ...suspect }: Suspect): string | undefined {
  const text = JSON.stringify(value)
  if (!seenIn(text, { code, choices, pollId, ...suspect }).mine) return undefined
  for (const key of [...choices.map((choice) => choice.key), 'abstain'])
    for (const content of [
      key,
      JSON.stringify([key]),
      JSON.stringify({ choices: [key] }),
      JSON.stringify({ voter: code, choices: [key] }),
      JSON.stringify({ choices: [key], voter: code }),
      `${pollId}${code}${key}`,
      `${pollId}:${code}:${key}`,
    ])
      if (digestsOf(content).some((digest) => text.includes(digest))) return `a digest of ${content}`
  return undefined
}

/** A name that only the voter's rows and a row with a choice share leads from one to the other. */
function sharedName(rows: readonly StoredRow[], suspect: Suspect): string | undefined {
  const names = (row: StoredRow) => new Set(JSON.stringify(row.value).match(/[A-Za-z0-9_-]{10,}/g))
  const holders = new Map<string, { mine: StoredRow[]; others: boolean; choices: StoredRow[] }>()
  for (const row of rows) {
    const seen = seenIn(JSON.stringify(row.value), suspect)
    const chosen = choicesIn(row.value, suspect).size > 0
    for (const name of names(row)) {
      const holder = holders.get(name) ?? { mine: [], others: false, choices: [] }
      if (seen.others) holder.others = true
      else if (seen.mine) holder.mine.push(row)
      else if (chosen) holder.choices.push(row)
      holders.set(name, holder)
    }
  }
  for (const [name, { mine, others, choices }] of holders)
    if (!others && mine[0] !== undefined && choices[0] !== undefined)
      return `${mine[0].where} and ${choices[0].where} share ${name}`
  return undefined
}

function jsonOr(line: string): unknown {
  if (!/^\s*[[{]/.test(line)) return line
  try {
    return JSON.parse(line)
  } catch {
    return line
  }
}
