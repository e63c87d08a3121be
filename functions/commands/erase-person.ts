import { refusal } from '#shared/refusal.ts'
import type { Result } from '#shared/result.ts'
import { ok, refused } from '#shared/result.ts'
import type { Stays } from '#shared/text/erasure-words.ts'
import { staysWords } from '#shared/text/erasure-words.ts'
import * as z from 'zod'
import { canonical } from '#shared/canonical.ts'
import { digestOf } from '../digest.ts'
import { keys } from '../store/keys.ts'
import { partsNotInForce, rosterLists, rosterMembers, saveLists } from '../store/rosters.ts'
import type { Item } from '../store/table.ts'
import type { World } from '../world.ts'
import type { Counts, Left } from './erase-in-matter.ts'
import { counts, eraseInMatter } from './erase-in-matter.ts'
import { rememberedCommand } from './remember.ts'
import type { Whom } from './whom-to-erase.ts'
import { namesakesOf } from './whom-to-erase.ts'

export interface ErasureOrder {
  readonly commandId: string
  readonly village: string
  readonly list: string
  readonly code: string
  /** Ids of visits and topics that are this person's although name and phone do not tell so. */
  readonly visits: readonly string[]
  readonly topics: readonly string[]
  readonly by: string
}

const place = z.object({ matterId: z.string(), ids: z.array(z.string()) })

/** What was erased, and what stays where and why. */
export const erasure = z.object({
  erased: counts.extend({ roster: z.int() }),
  /** Others of the list with the same name: nothing was found by name then. */
  namesakes: z.int(),
  stays: z.array(
    z.object({
      what: z.string(),
      why: z.object({ zh: z.string(), en: z.string() }),
      count: z.exactOptional(z.int()),
      where: z.array(place),
    }),
  ),
})
export type Erasure = z.infer<typeof erasure>

const remembered = z.object({ content: z.string(), answer: erasure })

/** So many matters at once: enough for a village of ten years within the thirty seconds a request has. */
const atOnce = 8

/**
 * Erases what is kept of one person of a village's list (PIPL, article 47), but for the chains of matters, which hold no
 * villager's name unless somebody wrote it into a text, and the marks of votes, which results rest upon. The same command
 * again gives the first answer; broken off, it goes on. Refusals: `not-found` (nothing is kept under this code), `conflict`.
 */
export async function erasePerson(world: World, order: ErasureOrder): Promise<Result<Erasure>> {
  const { village, list, code, commandId, by } = order
  const who = `staff#${by}`
  const content = digestOf(canonical(['erase', village, list, code, order.visits, order.topics]))
  const said = await world.table.get(keys.command(who, commandId))
  if (said !== undefined) {
    if (said['content'] !== content) return refused(refusal('conflict', { field: 'commandId' }))
    return ok(remembered.parse(said).answer)
  }
  const heads = (await rosterLists(world, village)).filter((one) => one.list === list)
  const members = await rosterMembers(world, village, list)
  const person = members.find((one) => one.code === code)
  const namesakes = person === undefined ? 0 : namesakesOf(members, person)
  const name = namesakes > 0 ? undefined : person?.name
  const { visits, topics } = order
  const done = await inMatters(world, village, { list, code, name, phone: person?.phone, visits, topics })
  const answer: Erasure = {
    erased: { ...sumOf(done.map(({ erased }) => erased)), roster: person === undefined ? 0 : 1 },
    namesakes,
    stays: staysOf(done.map(({ left }) => left)),
  }
  if (Object.values(answer.erased).every((count) => count === 0) && !answer.stays.some(({ count = 0 }) => count > 0))
    return refused(refusal('not-found', { field: 'code', reason: 'not-on-list' }))

  // The roster last: until then whoever repeats this still finds the person by name.
  const left = (await Promise.all(heads.map((head) => partsNotInForce(world, village, head)))).flat()
  const lists = new Map(heads.map((head) => [head.list, members.filter((one) => one.code !== code)]))
  const command = rememberedCommand(who, commandId, content, answer)
  const at = world.clock.now()
  const note: Item = { ...keys.erasure(village, at, commandId), at, by, list, code, erased: answer.erased }
  const outcome = await saveLists(world, village, heads, lists, command, [note])
  if (outcome === 'changed-meanwhile') return refused(refusal('conflict', { reason: 'roster-changed' }))
  // The same id at the same time: whichever came first is the answer.
  if (outcome === 'repeated') return erasePerson(world, order)
  await world.table.removeMany(left)
  return ok(answer)
}

async function inMatters(world: World, village: string, whom: Whom) {
  const { pk } = keys.villageMatter(village, '', '')
  const entries = await world.table.query({ pk, prefix: 'MATTER#' })
  const done: { erased: Counts; left: Left }[] = []
  for (let n = 0; n < entries.length; n += atOnce) {
    const some = entries.slice(n, n + atOnce)
    const all = await Promise.all(some.map((entry) => eraseInMatter(world, String(entry['matterId']), whom)))
    done.push(...all.filter((one) => one !== undefined))
  }
  return done
}

const kinds = counts.keyof().options

function sumOf(all: readonly Counts[]): Counts {
  const sum = (kind: keyof Counts) => all.reduce((total, one) => total + one[kind], 0)
  return counts.parse(Object.fromEntries(kinds.map((kind) => [kind, sum(kind)])))
}

function staysOf(left: readonly Left[]): Erasure['stays'] {
  const told = (what: Stays, ids: (of: Left) => readonly (string | number)[]): Erasure['stays'] => {
    const where = left
      .map((of) => ({ matterId: of.matterId, ids: ids(of).map(String) }))
      .filter((one) => one.ids.length)
    const count = where.reduce((sum, one) => sum + one.ids.length, 0)
    return count === 0 ? [] : [{ what, why: staysWords[what], count, where }]
  }
  const votes = left.reduce((sum, one) => sum + one.votes, 0)
  return [
    ...told('records', ({ records }) => records),
    ...told('topics', ({ topics }) => topics),
    ...told('visits', ({ visits }) => visits),
    ...(votes === 0 ? [] : [{ what: 'votes', why: staysWords.votes, count: votes, where: [] }]),
    { what: 'backups', why: staysWords.backups, where: [] },
  ]
}
