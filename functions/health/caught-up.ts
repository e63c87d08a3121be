import { setTimeout as pause } from 'node:timers/promises'
import { indexNote } from '../stream/index-note.ts'
import { keys } from '../store/keys.ts'
import { headOf } from '../store/records.ts'
import type { World } from '../world.ts'
import { probeSeen, sendProbe } from './probe.ts'

const everyMs = 100

/**
 * Waits until the stream has handled all that was written before: a probe sent now, and the matter that is asked about, for a
 * table may have several shards and a probe speaks for its own alone. False when that takes longer than `patienceMs`.
 */
export async function caughtUp(world: World, matterId: string | undefined, patienceMs: number): Promise<boolean> {
  const until = performance.now() + patienceMs
  const probe = await sendProbe(world)
  while (performance.now() < until) {
    if ((await probeSeen(world))?.id === probe && (matterId === undefined || (await isIndexed(world, matterId))))
      return true
    await pause(everyMs)
  }
  return false
}

async function isIndexed(world: World, matterId: string): Promise<boolean> {
  const [head, note] = await world.table.getMany([keys.matter(matterId), keys.matterIndex(matterId)])
  if (head === undefined) return true
  return note !== undefined && indexNote.parse(note).revision >= headOf(head).revision
}
