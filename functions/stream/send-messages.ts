import type { Message } from '#shared/workflow/block.ts'
import { keys } from '../store/keys.ts'
import type { ChainRecord } from '../store/records.ts'
import { staffFor } from '../store/staff.ts'
import type { Item } from '../store/table.ts'
import type { World } from '../world.ts'

/** Puts a record's messages into the outbox of everybody they are for; the names of the rows make repeating harmless. */
export async function sendMessages(world: World, matterId: string, record: ChainRecord): Promise<void> {
  const rows = await Promise.all(
    record.messages.map(async (message, n): Promise<Item[]> => {
      const recipients = await recipientsOf(world, message)
      const { says, with: details } = message
      return recipients.map((recipient) => ({
        ...keys.message(recipient, record.at, `${matterId}-${record.seq}-${n}`),
        says,
        with: details,
        matterId,
        at: record.at,
      }))
    }),
  )
  await world.table.putMany(rows.flat())
}

async function recipientsOf(world: World, { to }: Message): Promise<string[]> {
  if ('staff' in to) return [`staff:${to.staff}`]
  if ('village' in to) return [`village:${to.village}`]
  const staff = await staffFor(world, to.organizersOf)
  return staff.filter(({ roles }) => roles.includes('organizer')).map(({ id }) => `staff:${id}`)
}
