import * as z from 'zod'
import { isAbsent, revisionIs } from '../store/conditions.ts'
import { keys } from '../store/keys.ts'
import type { Table } from '../store/table.ts'

const stored = z.object({
  version: z.int().min(1),
  /** Counts the changes of this row: who writes it must have read the last one. */
  revision: z.int().min(1),
  /** The migration under way, and the last key of the pages that are done. */
  migrating: z.exactOptional(
    z.object({ to: z.int(), cursor: z.exactOptional(z.object({ pk: z.string(), sk: z.string() })) }),
  ),
})

/** Which form the data has, and how far it is on the way to the next. */
export type DataVersion = z.infer<typeof stored>

/** What stands in the table; undefined in one that was never stamped. */
export async function dataVersionOf(world: { readonly table: Table }): Promise<DataVersion | undefined> {
  const item = await world.table.get(keys.dataVersion())
  return item === undefined ? undefined : stored.parse(item)
}

/** Writes it over what was read. Out: whether it was still that; if not, nothing is written. */
export async function saveDataVersion(
  world: { readonly table: Table },
  over: DataVersion | undefined,
  now: Omit<DataVersion, 'revision'>,
): Promise<boolean> {
  const put = { ...keys.dataVersion(), ...now, revision: (over?.revision ?? 0) + 1 }
  const when = over === undefined ? isAbsent : revisionIs(over.revision)
  return (await world.table.transact([{ put, when }])).done
}
