import { bodyIs } from '../store/conditions.ts'
import type { Item } from '../store/table.ts'
import type { World } from '../world.ts'
import type { Change } from './erased-rows.ts'

/** Whoever writes the same row meanwhile is done after a few rounds. */
const attempts = 12

/**
 * Changes rows where they stand, never over what somebody else has written since they were read: whoever does so is looked
 * at again. Gives how many changed.
 */
export async function rewriteRows(world: World, rows: readonly Item[], change: Change): Promise<number> {
  // What needs no change by what was read just now is not read again.
  const wanted = rows.filter((row) => change(row['body']) !== undefined)
  const done = await Promise.all(wanted.map((row) => rewriteRow(world, row, change)))
  return done.filter(Boolean).length
}

async function rewriteRow({ table }: World, row: Item, change: Change): Promise<boolean> {
  for (let attempt = 0; attempt < attempts; attempt++) {
    const item = attempt === 0 ? row : await table.get(row)
    const body = item === undefined ? undefined : change(item['body'])
    if (item === undefined || body === undefined) return false
    const outcome = await table.transact([{ put: { ...item, body }, when: bodyIs(item['body']) }])
    if (outcome.done) return true
  }
  throw new Error('a row moves while it is rewritten')
}
