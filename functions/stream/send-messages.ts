import { openPart } from '#shared/text/group-texts.ts'
import type { Message } from '#shared/workflow/block.ts'
import { keys } from '../store/keys.ts'
import { placeName } from '../store/places.ts'
import type { ChainRecord } from '../store/records.ts'
import { headOf } from '../store/records.ts'
import { staffFor } from '../store/staff.ts'
import type { Item } from '../store/table.ts'
import type { World } from '../world.ts'

/**
 * Puts a record's messages into the outbox of everybody they are for and, where there is a courier, gives him their keys.
 * The names of the rows make repeating harmless; rows that stand are left as they are, for they say where they went.
 * Throws where the courier takes them not: the record then comes again.
 */
export async function sendMessages(world: World, matterId: string, record: ChainRecord): Promise<void> {
  if (record.messages.length === 0) return
  const about = world.courier === undefined ? undefined : await whereabouts(world, matterId)
  const rows = await Promise.all(
    record.messages.map(async (message, n): Promise<Item[]> => {
      const { says, with: details } = message
      const row = (recipient: string) => ({
        ...keys.message(recipient, record.at, `${matterId}-${record.seq}-${n}`),
        says,
        with: details,
        matterId,
        at: record.at,
        ...about,
      })
      const forPeople = (await recipientsOf(world, message)).map(row)
      return about === undefined ? forPeople : [...forPeople, forOffices(row(`office:${about.village}`), message)]
    }),
  )
  const all = rows.flat()
  if (world.courier === undefined) return world.table.putMany(all)
  const there = await world.table.getMany(all)
  await world.table.putMany(all.filter((_, n) => there[n] === undefined))
  await world.courier.hand(all.map(({ pk, sk }) => ({ pk, sk })))
}

/** One copy for the work groups of offices, however many people the message is for, and without what is for them alone. */
const forOffices = (row: Item, { says, with: details, to }: Message): Item => ({
  ...row,
  with: openPart(says, details),
  of: 'village' in to ? 'village' : 'staff',
})

/** Goes with the row, so that who carries it needs to read nothing else. */
async function whereabouts(
  world: World,
  matterId: string,
): Promise<{ village: string; villageName: string } | undefined> {
  const head = await world.table.get(keys.matter(matterId))
  if (head === undefined) return undefined
  const { place } = headOf(head).matter
  return { village: place, villageName: await placeName(world, place) }
}

async function recipientsOf(world: World, { to }: Message): Promise<string[]> {
  if ('staff' in to) return [`staff:${to.staff}`]
  if ('village' in to) return [`village:${to.village}`]
  const staff = await staffFor(world, to.organizersOf)
  return staff.filter(({ roles }) => roles.includes('organizer')).map(({ id }) => `staff:${id}`)
}
