import type { World } from '#functions/world.ts'
import { nameOf } from '../places.ts'
import type { Cadre } from '../staff.ts'
import { appoint } from '../staff.ts'
import type { Neighbour } from './chosen.ts'

export interface VillagePeople {
  readonly clerk: Cadre
  /** Works in all villages of the township. */
  readonly helper: Cadre
}

/** A clerk for each village and a helper for each township. */
export async function appointNeighbours(
  world: World,
  villages: readonly Neighbour[],
): Promise<Map<string, VillagePeople>> {
  const helpers = new Map<string, Cadre>()
  for (const township of new Set(villages.map((village) => village.township))) {
    const name = `${nameOf(township)}包村干部`
    helpers.set(township, await appoint(world, 'helper', township, `helper-${township}`, name))
  }
  const people = new Map<string, VillagePeople>()
  for (const { code, name, township } of villages) {
    const helper = helpers.get(township)
    if (helper === undefined) throw new Error(`demo: nobody helps in ${township}`)
    people.set(code, { helper, clerk: await appoint(world, 'organizer', code, `clerk-${code}`, `${name}文书`) })
  }
  return people
}
