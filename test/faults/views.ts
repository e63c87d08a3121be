import { deskRows } from '#shared/views/desk-rows.ts'
import { canonical } from '#shared/canonical.ts'
import { parseInstant } from '#shared/calendar/time.ts'
import { keys } from '#functions/store/keys.ts'
import { ancestorsOf } from '#functions/store/places.ts'
import { headOf, recordOf } from '#functions/store/records.ts'
import { counterOf } from '#functions/stream/index-note.ts'
import type { World } from '#functions/world.ts'
import { village } from '../commands/live-village.ts'

/** Lays desks, counters and outbox beside the facts they are derived from; of a village with this one matter. */
export async function viewFaults(world: World, matterId: string): Promise<string[]> {
  const item = await world.table.get(keys.matter(matterId))
  if (item === undefined) return ['the matter is gone']
  const { matter } = headOf(item)
  const changedAt = parseInstant(String(item['changedAt']))
  if (changedAt === undefined) return ['the matter says no time']
  const faults: string[] = []
  const expected = deskRows(matter, changedAt).map(({ entry, ...row }) => canonical({ sk: entry, ...row }))
  const areas = [village, ...ancestorsOf(village)]
  for (const [n, area] of areas.entries()) {
    const items = await world.table.query({ pk: keys.desk(area, '').pk, prefix: '' })
    const rows = items.filter(({ sk }) => !sk.startsWith('COUNT#')).map(({ pk: _pk, ...row }) => canonical(row))
    if (canonical(rows.toSorted()) !== canonical(expected.toSorted()))
      faults.push(`the desk of ${area} is not the matter's`)
    const counter = await world.table.get(keys.desk(area, `COUNT#${areas[n - 1] ?? area}`))
    const counts = Object.entries(counter ?? {}).filter(([name, value]) => name.includes('@') && value !== 0)
    const right = counts.length === 1 && counts[0]?.[0] === counterOf(matter) && counts[0][1] === 1
    if (!right) faults.push(`the counter of ${area} says ${JSON.stringify(counts)}`)
  }
  return [...faults, ...(await outboxFaults(world, matterId))]
}

/** Every message to the village lies there once. */
async function outboxFaults(world: World, matterId: string): Promise<string[]> {
  const records = (await world.table.query({ pk: keys.matter(matterId).pk, prefix: 'EVENT#' })).map(recordOf)
  const owed = records.flatMap(({ messages, seq, at }) =>
    messages.flatMap(({ to }, n) =>
      'village' in to ? [keys.message(`village:${to.village}`, at, `${matterId}-${seq}-${n}`).sk] : [],
    ),
  )
  const there = await world.table.query({ pk: keys.message(`village:${village}`, '', '').pk, prefix: '' })
  const sent = there.map(({ sk }) => sk)
  return canonical(sent.toSorted()) === canonical(owed.toSorted())
    ? []
    : [`the village got ${sent.length} messages of ${owed.length}`]
}
