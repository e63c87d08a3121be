import * as z from 'zod'
import type { Member } from '#shared/roster/member.ts'
import { asLetters } from '../digest.ts'
import type { World } from '../world.ts'
import { isAbsent, versionIs } from './conditions.ts'
import { keys } from './keys.ts'
import type { Item, Write } from './table.ts'

/** So many members an item: well under DynamoDB's 400 KB with the longest names and phones. */
const partSize = 400
/** A list that changes under the reader's eyes is read again so often. */
const readings = 5

const listItem = z.object({
  list: z.string(),
  version: z.int(),
  /** Names the parts in force; every attempt to save has its own, so that no two ever mix. */
  edition: z.string(),
  count: z.int(),
  weight: z.int(),
})
export type RosterList = z.infer<typeof listItem>

const memberSchema = z.object({
  list: z.string(),
  code: z.string(),
  name: z.string(),
  weight: z.number(),
  group: z.exactOptional(z.string()),
  phone: z.exactOptional(z.string()),
})
const partItem = z.object({ members: z.array(memberSchema) })

export async function rosterLists(world: World, village: string): Promise<RosterList[]> {
  const items = await world.table.query({ pk: keys.rosterList(village, '').pk, prefix: 'LIST#' })
  return items.map((item) => listItem.parse(item))
}

/** The members of one list in order of their codes; none when there is no such list. */
export async function rosterMembers(world: World, village: string, list: string): Promise<Member[]> {
  for (let n = 0; n < readings; n++) {
    const found = await world.table.get(keys.rosterList(village, list))
    if (found === undefined) return []
    const { edition, count } = listItem.parse(found)
    const { pk, sk } = keys.rosterPart(village, list, edition, '')
    const parts = await world.table.query({ pk, prefix: sk })
    const members = parts.flatMap((part) => partItem.parse(part).members)
    // Fewer: the list was replaced between the two reads and its parts are being tidied away.
    if (members.length === count) return members
  }
  throw new Error(`list ${list} of ${village} moves while it is read`)
}

/**
 * New editions of lists, written beside the old ones and put in force together, if the lists are still as `before` saw
 * them: an import is never half done and never undoes another. `also` is written with them.
 */
export async function saveLists(
  world: World,
  village: string,
  before: readonly RosterList[],
  lists: ReadonlyMap<string, readonly Member[]>,
  commandRecord: Item,
  also: readonly Item[] = [],
): Promise<'saved' | 'changed-meanwhile' | 'repeated'> {
  const edition = asLetters(world.random.bytes(16), 16)
  const parts = [...lists].flatMap(([list, members]) => partsOf(village, list, edition, members))
  await world.table.putMany(parts)
  const heads = [...lists].map(([list, members]): Write => {
    const version = before.find((one) => one.list === list)?.version
    const weight = members.reduce((sum, member) => sum + member.weight, 0)
    const facts = { list, edition, version: (version ?? 0) + 1, count: members.length, weight }
    return { put: { ...keys.rosterList(village, list), ...facts }, when: versionIs(version) }
  })
  const outcome = await world.table.transact([
    { put: commandRecord, when: isAbsent },
    ...heads,
    ...also.map((put): Write => ({ put })),
  ])
  if (!outcome.done) {
    await world.table.removeMany(parts)
    return outcome.failed.some(({ index }) => index === 0) ? 'repeated' : 'changed-meanwhile'
  }
  await dropOldParts(
    world,
    village,
    before.filter(({ list }) => lists.has(list)),
  )
  return 'saved'
}

function partsOf(village: string, list: string, edition: string, members: readonly Member[]): Item[] {
  const sorted = members.toSorted((a, b) => (a.code < b.code ? -1 : 1))
  return Array.from({ length: Math.ceil(sorted.length / partSize) }, (_, n) => {
    const part = sorted.slice(n * partSize, (n + 1) * partSize)
    return { ...keys.rosterPart(village, list, edition, part[0]?.code ?? ''), members: part }
  })
}

/** Tidies up what is no longer in force. Should the process die before, nothing reads the old parts any more. */
async function dropOldParts(world: World, village: string, old: readonly RosterList[]): Promise<void> {
  for (const { list, edition } of old) {
    const { pk, sk } = keys.rosterPart(village, list, edition, '')
    await world.table.removeMany(await world.table.query({ pk, prefix: sk }))
  }
}

/**
 * Parts of a list that are not in force: what a process left behind that died while it saved, or an import under way, which
 * fails once the list is saved by somebody else. Whoever saves the list may therefore remove those that were there before.
 */
export async function partsNotInForce(world: World, village: string, { list, edition }: RosterList): Promise<Item[]> {
  const { pk, sk } = keys.rosterPart(village, list, '', '')
  const parts = await world.table.query({ pk, prefix: sk.slice(0, -1) })
  const { sk: inForce } = keys.rosterPart(village, list, edition, '')
  return parts.filter((part) => !part.sk.startsWith(inForce))
}
