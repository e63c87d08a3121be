import { pollOf } from '#shared/blocks/poll/state.ts'
import type { Poll } from '#shared/blocks/poll/state.ts'
import { paperOf } from '../commands/cast-ballot.ts'
import { digestOf } from '../digest.ts'
import { keys } from '../store/keys.ts'
import { publishedKey, publishedKeyBefore } from '../store/object-keys.ts'
import { headOf } from '../store/records.ts'
import type { World } from '../world.ts'

/** The file with which anybody may count a poll again, just as its digest stands on record; undefined before it is counted. */
export async function publishedFileOf(world: World, poll: Poll): Promise<Uint8Array | undefined> {
  if (poll.state !== 'closed') return undefined
  const there = await world.objects.get(publishedKey(poll.id, poll.fileDigest))
  if (there !== undefined) return there
  // Until the data have been brought forward (functions/migrations), the file of an old poll lies where it lay.
  const before = await world.objects.get(publishedKeyBefore(poll.id))
  const isIt = before !== undefined && digestOf(Buffer.from(before).toString('utf8')) === poll.fileDigest
  return isIt ? before : undefined
}

/** The same by the poll's id alone, of a poll of that village. */
export async function publishedFileIn(world: World, village: string, pollId: string): Promise<Uint8Array | undefined> {
  const found = await publicPollIn(world, village, pollId)
  return found === undefined ? undefined : publishedFileOf(world, found.poll)
}

/** A poll of that village by its id alone, with its matter's. */
export async function publicPollIn(
  world: World,
  village: string,
  pollId: string,
): Promise<{ readonly poll: Poll; readonly matterId: string } | undefined> {
  const paper = await paperOf(world, pollId)
  if (paper === undefined || paper.place !== village) return undefined
  const { matterId } = paper
  const item = await world.table.get(keys.matter(matterId))
  const poll = item === undefined ? undefined : pollOf(headOf(item).matter.slices.poll, pollId)
  return poll === undefined ? undefined : { poll, matterId }
}
