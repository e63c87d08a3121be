import type { Instant } from '#shared/calendar/time.ts'
import { deskRows } from '#shared/views/desk-rows.ts'
import type { Matter } from '#shared/workflow/matter.ts'
import { canonical } from '#shared/canonical.ts'
import { keys } from '#functions/store/keys.ts'
import { ancestorsOf, levelOf, placeItems } from '#functions/store/places.ts'
import type { Item } from '#functions/store/table.ts'
import { indexMatter } from '#functions/stream/index-matter.ts'
import { counterOf } from '#functions/stream/index-note.ts'
import type { World } from '#functions/world.ts'
import { headItem, seededMatter } from './seeded-villages.ts'

export const provinceCode = '15'
const prefectures = 10
/** With them all lists of a desk and a ledger are full at once: 10 villages of 3 matters with 7 actions each. */
const fullVillages = 10
const full = { matters: 3, actions: 7 } as const
const writers = 12
const villagesAChunk = 16

/**
 * The code of the nth village of a province that grows: dealt out to ten prefectures in turn, in each filling up townships
 * of 50 villages and counties of six townships; 30,000 villages are ten full counties in each prefecture.
 */
export function villageAt(n: number): string {
  const within = Math.floor(n / prefectures)
  const two = (value: number) => String(value + 1).padStart(2, '0')
  const township = String(100 + (Math.floor(within / 50) % 6))
  return `${provinceCode}${two(n % prefectures)}${two(Math.floor(within / 300))}${township}${200 + (within % 50)}`
}

/**
 * Lets the province grow from so many villages to so many. The first ten are whole, their desks made by the stream's own
 * reaction. Of the others stands what a question to the province can meet: their places, and their rows and counters on
 * the desks of the province and the areas below, made by the functions that the reaction makes them with and written
 * straight away. Their heads and the rows on their own desks, which no question here asks for, are left out: they lie
 * under other partition keys and cost nobody else anything. One village is made both ways and compared.
 */
export async function growTo(world: World, before: number, count: number, at: Instant): Promise<void> {
  const codes = Array.from({ length: count - before }, (_, n) => villageAt(before + n))
  const above = new Set(codes.flatMap(ancestorsOf))
  await world.table.putMany([...above].flatMap(places))
  const [byReaction, straight] = [before < fullVillages ? codes : codes.slice(0, 1), before < fullVillages ? [] : codes]
  if (straight.length > 0) {
    await addCounters(world, straight.slice(1), at)
    await straightAway(world, straight.slice(1), at)
  }
  for (const code of byReaction) {
    const matters = mattersOf(code, straight.length === 0, at)
    await world.table.putMany([...places(code), ...matters.flatMap(entries)])
    for (const { id } of matters) await indexMatter(world, id, at)
    if (straight.length > 0) await compare(world, code, matters)
  }
}

const places = (code: string): Item[] => placeItems({ code, name: `地方${code}`, level: levelOf(code) ?? 'village' })

function mattersOf(code: string, isFull: boolean, at: Instant): Matter[] {
  const { matters, actions } = isFull ? full : { matters: 1, actions: 1 }
  return Array.from({ length: matters }, (_, n) => seededMatter(code, at, `m${n}`, actions))
}

/** A matter's head and its line in the village's list. */
function entries(matter: Matter): Item[] {
  const { id: matterId, place, title, openedAt } = matter
  return [headItem(matter), { ...keys.villageMatter(place, openedAt, matterId), matterId, title, openedAt }]
}

function rowsAt(areas: readonly string[], matter: Matter): Item[] {
  const rows = deskRows(matter, matter.openedAt)
  return areas.flatMap((area) => rows.map(({ entry, ...row }): Item => ({ ...keys.desk(area, entry), ...row })))
}

async function straightAway(world: World, codes: readonly string[], at: Instant): Promise<void> {
  const starts = Array.from({ length: Math.ceil(codes.length / villagesAChunk) }, (_, n) => n * villagesAChunk).values()
  await Promise.all(
    Array.from({ length: writers }, async () => {
      for (const start of starts)
        await world.table.putMany(
          codes.slice(start, start + villagesAChunk).flatMap((code) => {
            const desks = mattersOf(code, false, at).flatMap((matter) => rowsAt([provinceCode], matter))
            return [...places(code), ...desks]
          }),
        )
    }),
  )
}

function counts(matter: Matter | undefined, count: number): Record<string, number> {
  return matter === undefined ? {} : { moves: count, [counterOf(matter)]: count }
}

/** So many matters more in every area around these villages. */
async function addCounters(world: World, codes: readonly string[], at: Instant): Promise<void> {
  const moved = codes.flatMap((code) => {
    const areas = [code, ...ancestorsOf(code)]
    return areas.slice(1).map((area, n) => `${area} ${areas[n] ?? area}`)
  })
  const writes = [...Map.groupBy(moved, (pair) => pair)].map(([pair, { length }]) => {
    const [area = '', child = ''] = pair.split(' ')
    return { add: keys.desk(area, `COUNT#${child}`), numbers: counts(seededMatter(child, at), length) }
  })
  for (let n = 0; n < writes.length; n += 50) await world.table.transact(writes.slice(n, n + 50))
}

/** Throws where the reaction's rows are others than those written straight away. */
async function compare(world: World, code: string, matters: readonly Matter[]): Promise<void> {
  const stored = await world.table.query({ pk: keys.desk(provinceCode, '').pk })
  const rows = stored.filter((row) => row['place'] === code)
  const expected = matters
    .flatMap((matter) => rowsAt([provinceCode], matter))
    .toSorted((a, b) => (a.sk < b.sk ? -1 : 1))
  const counter = await world.table.get(keys.desk(code, `COUNT#${code}`))
  const counted = { ...keys.desk(code, `COUNT#${code}`), ...counts(matters[0], matters.length) }
  if (canonical(rows) !== canonical(expected) || canonical(counter) !== canonical(counted))
    throw new Error(`the stream’s reaction writes other rows than the bench for ${code}`)
}
