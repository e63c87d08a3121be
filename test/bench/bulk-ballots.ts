import { castBallot } from '#functions/commands/cast-ballot.ts'
import type { Key } from '#functions/store/keys.ts'
import type { Item, Table, Write } from '#functions/store/table.ts'
import type { World } from '#functions/world.ts'
import type { BallotRules } from '#shared/blocks/poll/rows.ts'

/** So many marks are held in memory and written together. */
const slice = 5000
const writers = 4

/** Sums of one part of the urn. */
interface Part {
  readonly key: Key
  readonly numbers: Record<string, number>
}

/**
 * Votes by link of all these people, decided by the product's own casting, but written in batches: one transaction a vote
 * would take an hour for 100,000. What lies in the store afterwards is the same; only the gates were not asked.
 */
export async function castInBulk(
  world: World,
  rules: BallotRules,
  codes: readonly string[],
  choose: (n: number) => string,
): Promise<void> {
  const urn = new Map<string, Part>()
  for (let n = 0; n < codes.length; n += slice) {
    const marks: Item[] = []
    const table: Table = { ...world.table, transact: (writes) => keep(writes, marks, urn) }
    for (const [v, code] of codes.slice(n, n + slice).entries()) {
      const voter = { code, weight: 1 }
      const cast = await castBallot({ ...world, table }, { rules, voter, choices: [choose(n + v)], channel: 'link' })
      if (!cast.ok) throw new Error(`${code} could not vote: ${cast.refusal.code}`)
    }
    const share = Math.ceil(marks.length / writers)
    await Promise.all(
      Array.from({ length: writers }, (_, w) => world.table.putMany(marks.slice(w * share, (w + 1) * share))),
    )
  }
  for (const { key, numbers } of urn.values())
    await world.table.transact([{ add: key, numbers, table: world.urnTable }])
}

function keep(writes: readonly Write[], marks: Item[], urn: Map<string, Part>): Promise<{ done: true }> {
  for (const write of writes) {
    if ('put' in write) marks.push(write.put)
    if ('add' in write) addTo(urn, write.add, write.numbers)
  }
  return Promise.resolve({ done: true })
}

function addTo(urn: Map<string, Part>, key: Key, numbers: Readonly<Record<string, number>>): void {
  const part = urn.get(`${key.pk} ${key.sk}`) ?? { key, numbers: {} }
  for (const [entry, n] of Object.entries(numbers)) part.numbers[entry] = (part.numbers[entry] ?? 0) + n
  urn.set(`${key.pk} ${key.sk}`, part)
}
