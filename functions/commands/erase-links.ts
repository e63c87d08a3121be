import type { Matter } from '#shared/workflow/matter.ts'
import * as z from 'zod'
import type { LinkAct } from '../access/capability.ts'
import { followToken, voterToken } from '../access/capability.ts'
import { digestOf } from '../digest.ts'
import type { Key } from '../store/keys.ts'
import { keys } from '../store/keys.ts'
import type { World } from '../world.ts'

const serialItem = z.object({ serial: z.int() })

/**
 * Removes every link of a matter that one person of a list was given, re-issued and dead ones too: they bear the name. Links
 * are derived, so that all that can exist are made again and looked for. Gives how many there were.
 */
export async function eraseLinks(
  world: World,
  { slices }: Matter,
  { list, code }: { list: string; code: string },
): Promise<number> {
  const subjects: readonly (readonly [LinkAct, string])[] = [
    ...slices.poll.polls.filter((poll) => poll.list === list).map(({ id }) => ['vote', id] as const),
    ...slices.notice.notices.map(({ id }) => ['object', id] as const),
    ...slices.topic.topics.map(({ id }) => ['evaluate', id] as const),
  ]
  const reissued = await world.table.getMany(subjects.map(([act, subject]) => keys.reissue(act, subject, list, code)))
  const tokens = await Promise.all(
    subjects.flatMap(([act, subject], n) => {
      const last = reissued[n] === undefined ? 0 : serialItem.parse(reissued[n]).serial
      return Array.from({ length: last + 1 }, (_, serial) => voterToken(world, { act, subject, list, code, serial }))
    }),
  )
  return removeThose(world, tokens)
}

/** Removes the links by which topics are followed. */
export async function eraseFollowing(world: World, matterId: string, topicIds: readonly string[]): Promise<number> {
  return removeThose(world, await Promise.all(topicIds.map((id) => followToken(world, matterId, id))))
}

async function removeThose({ table }: World, tokens: readonly string[]): Promise<number> {
  const wanted = tokens.map((token): Key => keys.capability(digestOf(token)))
  const found = (await table.getMany(wanted)).filter((item) => item !== undefined)
  await table.removeMany(found)
  return found.length
}
