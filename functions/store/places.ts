import * as z from 'zod'
import type { World } from '../world.ts'
import { keys } from './keys.ts'
import type { Item } from './table.ts'

/** Lengths of division codes from province to village (GB/T 10114: the village's code has twelve digits). */
const codeLengths = [2, 4, 6, 9, 12] as const
export const levels = ['province', 'prefecture', 'county', 'township', 'village'] as const
export type Level = (typeof levels)[number]

const placeItem = z.object({ code: z.string(), name: z.string(), level: z.enum(levels) })
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
