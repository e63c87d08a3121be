import * as z from 'zod'
import { localDate } from '#shared/workflow/fields.ts'
import type { World } from '../world.ts'
import { isNotLaterThan } from './conditions.ts'
import { keys } from './keys.ts'
import type { Item, Write } from './table.ts'

/** Lengths of division codes from province to village (GB/T 10114: the village's code has twelve digits). */
const codeLengths = [2, 4, 6, 9, 12] as const
export const levels = ['province', 'prefecture', 'county', 'township', 'village'] as const
export type Level = (typeof levels)[number]

const placeItem = z.object({
  code: z.string(),
  name: z.string(),
  level: z.enum(levels),
  /** Since when it is known to be so called: the day its list was drawn up. Left out where it was entered by hand. */
  validFrom: z.exactOptional(localDate),
})
export type Place = z.infer<typeof placeItem>

export function levelOf(code: string): Level | undefined {
  return levels[codeLengths.findIndex((length) => length === code.length)]
}

/** Codes of the areas a place lies in, nearest first. */
export function ancestorsOf(code: string): string[] {
  return codeLengths
    .filter((length) => length < code.length)
    .map((length) => code.slice(0, length))
    .toReversed()
}

export const parsePlace = (item: Item): Place => placeItem.parse(item)

export async function placeOf(world: World, code: string): Promise<Place | undefined> {
  const item = await world.table.get(keys.place(code))
  return item === undefined ? undefined : placeItem.parse(item)
}

/** What a place is called; its code where it is not registered. */
export async function placeName(world: World, code: string): Promise<string> {
  return (await placeOf(world, code))?.name ?? code
}

export async function placesOf(world: World, codes: readonly string[]): Promise<Place[]> {
  const items = await world.table.getMany(codes.map((code) => keys.place(code)))
  return items.flatMap((item) => (item === undefined ? [] : [placeItem.parse(item)]))
}

export async function childrenOf(world: World, code: string): Promise<Place[]> {
  const items = await world.table.query({ pk: keys.place(code).pk, prefix: 'CHILD#' })
  return items.map((item) => placeItem.parse(item))
}

export function placeItems(place: Place): Item[] {
  const parent = ancestorsOf(place.code)[0] ?? '0'
  return [
    { ...keys.place(place.code), ...place },
    { ...keys.child(parent, place.code), ...place },
  ]
}

/** A transaction holds a hundred items (DynamoDB), a place is two. */
const placesAtOnce = 50

/**
 * Writes places over what is known of them, but none over a later `validFrom`, so that an old list never stands in place of
 * a newer one; a place without a day is older than every day. Gives the number of the first place that is known from later.
 */
export async function registerPlaces(world: World, places: readonly Place[]): Promise<number | undefined> {
  const known = new Map(
    (
      await placesOf(
        world,
        places.map(({ code }) => code),
      )
    ).map((place) => [place.code, place]),
  )
  // Looked at before anything is written: a refused list leaves nothing behind.
  const older = places.findIndex(({ code, validFrom }) => (validFrom ?? '') < (known.get(code)?.validFrom ?? ''))
  if (older >= 0) return older
  for (let n = 0; n < places.length; n += placesAtOnce) {
    const writes = places.slice(n, n + placesAtOnce).flatMap(placeWrites)
    const outcome = await world.table.transact(writes)
    // Another list came between. Every place written so far is right by itself.
    if (!outcome.done) return n + Math.floor((outcome.failed[0]?.index ?? 0) / 2)
  }
  return undefined
}

const placeWrites = (place: Place): Write[] =>
  placeItems(place).map((put): Write => ({ put, when: isNotLaterThan(place.validFrom) }))
