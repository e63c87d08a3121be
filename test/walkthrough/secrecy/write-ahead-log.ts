import { existsSync, readFileSync } from 'node:fs'
import { choicesIn } from './join.ts'
import type { Suspect } from './suspect.ts'

const logHeader = 32
const frameHeader = 24

/** One transaction as the log still holds it: whose codes came into its pages, and which choices' sums grew there. */
export interface LoggedWrite {
  readonly codes: readonly string[]
  readonly grown: readonly string[]
}

interface PageFacts {
  /** Codes of voters, and how often each stands there. */
  readonly codes: ReadonlyMap<string, number>
  /** `choice=sum` of every row, and how often each stands there. */
  readonly sums: ReadonlyMap<string, number>
}

/**
 * Reads SQLite's write-ahead log page by page (file format, section 4) and says what each transaction added: a mark and
 * a grown sum in one transaction are a vote in clear, though neither row names the other.
 */
export function loggedWrites(databaseFile: string, suspect: Suspect, codes: ReadonlySet<string>): LoggedWrite[] {
  const logFile = `${databaseFile}-wal`
  if (!existsSync(logFile)) return []
  const log = readFileSync(logFile)
  if (log.length < logHeader) return []
  const pageSize = log.readUInt32BE(8)
  const salt = log.subarray(16, 24)
  const database = readFileSync(databaseFile)
  const latest = new Map<number, PageFacts>()
  const before = (page: number): PageFacts =>
    latest.get(page) ?? factsOf(database.subarray((page - 1) * pageSize, page * pageSize), suspect, codes)
  const writes: LoggedWrite[] = []
  let open = new Map<number, PageFacts>()
  for (let at = logHeader; at + frameHeader + pageSize <= log.length; at += frameHeader + pageSize) {
    // Frames of an earlier round of the log carry other salts; what they hold is as readable, but no longer in order.
    if (!log.subarray(at + 8, at + 16).equals(salt)) break
    const page = log.readUInt32BE(at)
    open.set(page, factsOf(log.subarray(at + frameHeader, at + frameHeader + pageSize), suspect, codes))
    if (log.readUInt32BE(at + 4) === 0) continue
    const added = [...open].map(([number, facts]) => difference(before(number), facts))
    writes.push({ codes: added.flatMap((one) => one.codes), grown: added.flatMap((one) => one.grown) })
    for (const [number, facts] of open) latest.set(number, facts)
    open = new Map()
  }
  return writes
}

/** A transaction that adds the voter and nobody else, and lets one sum grow, says how the voter voted. */
export function tieInLog(writes: readonly LoggedWrite[], { code }: Suspect): string | undefined {
  const tie = writes.find(
    (write) => new Set(write.codes).size === 1 && write.codes[0] === code && write.grown.length === 1,
  )
  return tie === undefined
    ? undefined
    : `one transaction of the write-ahead log holds ${code} and lets ${tie.grown.join(', ')} grow`
}

function factsOf(page: Buffer, suspect: Suspect, codes: ReadonlySet<string>): PageFacts {
  const text = page.toString('utf8')
  const found = new Map<string, number>()
  if (text.includes(suspect.pollId))
    for (const token of text.split(/[^\p{L}\p{N}_-]+/u))
      if (codes.has(token)) found.set(token, (found.get(token) ?? 0) + 1)
  const sums = new Map<string, number>()
  for (const [, name = '', sum = ''] of text.matchAll(/"([^"]{1,200})":\{"N":"(\d+)"\}/g)) {
    if (choicesIn(name, suspect).size > 0) sums.set(`${name}=${sum}`, (sums.get(`${name}=${sum}`) ?? 0) + 1)
  }
  return { codes: found, sums }
}

function difference(before: PageFacts, after: PageFacts): LoggedWrite {
  const more = (from: ReadonlyMap<string, number>, to: ReadonlyMap<string, number>) =>
    [...to].flatMap(([name, n]) => (n > (from.get(name) ?? 0) ? [name] : []))
  return { codes: more(before.codes, after.codes), grown: more(before.sums, after.sums) }
}
