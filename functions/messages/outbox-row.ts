import * as z from 'zod'
import { digestOf } from '../digest.ts'
import type { Condition } from '../store/conditions.ts'
import type { Item } from '../store/table.ts'
import type { World } from '../world.ts'

const shape = z.object({
  says: z.string(),
  with: z.record(z.string(), z.string()),
  matterId: z.string(),
  at: z.string(),
  village: z.string(),
  villageName: z.string(),
})
const marks = z.record(z.string(), z.string())

export type Recipient =
  | { readonly kind: 'staff'; readonly login: string }
  | { readonly kind: 'village' }
  | { readonly kind: 'office'; readonly of: 'staff' | 'village' }

/** A message as it waits in the outbox. `id` is the same however often it is read, and says nothing of anybody. */
export type OutboxRow = z.infer<typeof shape> & { readonly id: string; readonly recipient: Recipient }

/** Reads a stored row; undefined for one that was written where nobody carries messages. */
export function outboxRow(item: Item): OutboxRow | undefined {
  const row = shape.safeParse(item)
  const recipient = recipientOf(item)
  if (!row.success || recipient === undefined) return undefined
  return { ...row.data, id: digestOf(`${item.pk}\n${item.sk}`).slice(0, 22), recipient }
}

function recipientOf({ pk, of }: Item): Recipient | undefined {
  const [, kind, name = ''] = /^OUTBOX#(staff|village|office):(.+)$/s.exec(pk) ?? []
  if (kind === 'staff') return { kind, login: name }
  if (kind === 'village') return { kind }
  return kind === 'office' && (of === 'staff' || of === 'village') ? { kind, of } : undefined
}

/** By which ways a row has gone, and when. */
export const carriedBy = (item: Item): Readonly<Record<string, string>> => marks.parse(item['carriedBy'] ?? {})

const marksAre = (before: unknown): Condition =>
  before === undefined
    ? { expression: 'attribute_exists(pk) AND attribute_not_exists(carriedBy)' }
    : { expression: 'attribute_exists(pk) AND carriedBy = :before', values: { ':before': before } }

/**
 * Notes that a row has gone this way, over whatever other ways were noted meanwhile; a row that was deleted is not brought
 * back. Gives the row as it stands then.
 */
export async function markCarried(
  world: Pick<World, 'table' | 'clock'>,
  row: Item,
  way: string,
): Promise<Item | undefined> {
  let item: Item | undefined = row
  while (item !== undefined && !(way in carriedBy(item))) {
    const after: Item = { ...item, carriedBy: { ...carriedBy(item), [way]: world.clock.now() } }
    const outcome = await world.table.transact([{ put: after, when: marksAre(item['carriedBy']) }])
    item = outcome.done ? after : outcome.failed[0]?.found
  }
  return item
}
