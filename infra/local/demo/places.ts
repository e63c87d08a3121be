import type { Place } from '#functions/store/places.ts'
import { levelOf, placeItems } from '#functions/store/places.ts'
import type { World } from '#functions/world.ts'
import published from './zarud-places.json' with { type: 'json' }

export const countyCode = '150526'

export const places: readonly Place[] = published.map(({ code, name }) => {
  const level = levelOf(code)
  if (level === undefined) throw new RangeError(`not a division code: ${code}`)
  return { code, name, level }
})

export function nameOf(code: string): string {
  const place = places.find((one) => one.code === code)
  if (place === undefined) throw new RangeError(`no such place: ${code}`)
  return place.name
}

/** Everything but the county itself, which stands only when all of the demo does. */
export async function savePlaces(world: World): Promise<void> {
  await world.table.putMany(places.filter(({ code }) => code !== countyCode).flatMap(placeItems))
}

export const countyItems = () => places.filter(({ code }) => code === countyCode).flatMap(placeItems)
