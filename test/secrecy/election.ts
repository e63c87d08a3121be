import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { everyFile, everyRow } from '#test/walkthrough/secrecy/store.ts'
import type { StoredRow } from '#test/walkthrough/secrecy/store.ts'
import type { Evidence } from './evidence.ts'
import type { Leak } from './leaks.ts'
import type { Plan } from './plans.ts'
import { ballotIn } from './plans.ts'
import type { Hall } from './village.ts'
import { openedPoll } from './village.ts'
import type { Manner } from './voting.ts'
import { closed, voteAll } from './voting.ts'

export interface Held {
  readonly plan: Plan
  readonly evidence: Evidence
}

/** Holds the polls one after the other, each with its leak if it has one, and then reads everything there is. */
export async function hold(
  hall: Hall,
  log: readonly Readonly<Record<string, unknown>>[],
  polls: readonly { readonly plan: Plan; readonly leak?: Leak; readonly manner?: Manner }[],
): Promise<Held[]> {
  const held = []
  for (const { plan, leak, manner } of polls) {
    const of = await openedPoll(hall, plan)
    const from = log.length
    const mend = await leak?.(hall, of)
    const cast = await voteAll(hall, plan, of, manner)
    await mend?.()
    await closed(hall, of)
    held.push({ plan, ...of, cast, log: log.slice(from) })
  }
  await hall.stack.catchUp()
  const { dataDir } = hall.stack
  const rows = (await everyRow(dataDir)).map((row) => ({ row, text: JSON.stringify(row.value) }))
  const files = (await everyFile(dataDir)).map(({ text }) => text)
  const pieces = piecesOfUrns(readFileSync(join(dataDir, 'dynamodb.sqlite')).toString('latin1'))
  return held.map(({ plan, pollId, matterId, cast, log: lines }) => ({
    plan,
    evidence: {
      pollId,
      choices: plan.choices,
      voters: plan.voters.map(({ code, weight }) => ({ code, weight })),
      ...tablesOf(rows, [pollId, matterId]),
      log: lines,
      ...cast,
      files: files.filter((text) => text.includes(pollId)),
      remnants: pieces.get(pollId) ?? [],
      known: knownIn(plan),
    },
  }))
}

function tablesOf(rows: readonly { row: StoredRow; text: string }[], ids: readonly string[]) {
  const ours = rows.flatMap(({ row, text }) => (ids.some((id) => text.includes(id)) ? [row] : []))
  const of = (table: string) => ours.filter((row) => row.table === table)
  return { main: of('cunyi'), stream: of('_stream_records'), urn: of('cunyi-urn') }
}

/** Pieces of JSON that speak of an urn, wherever they lie in the file, by poll: the living row and what is left of earlier ones. */
function piecesOfUrns(database: string): Map<string, Record<string, number>[]> {
  const found = new Map<string, Record<string, number>[]>()
  for (const [text] of database.matchAll(/\{(?:"[^"]*":\{"[SN]":"[^"]*"\},?)+\}/g)) {
    const pollId = /URN#(\w+)/.exec(text)?.[1]
    if (pollId === undefined) continue
    const sums = [...text.matchAll(/"([>=][^"]+)":\{"N":"(\d+)"\}/g)]
    const version = Object.fromEntries(sums.map(([, name = '', sum = '']) => [name, Number(sum)]))
    found.set(pollId, [...(found.get(pollId) ?? []), version])
  }
  return found
}

/** Every second bundle has told the attacker how it voted. */
function knownIn(plan: Plan): Evidence['known'] {
  const told = plan.bundles.filter((_, n) => n % 2 === 0).flatMap(({ ways: [way] }) => [...way.keys()])
  return new Map(told.map((code) => [code, ballotIn(plan, code)]))
}
