import type { Context } from 'hono'
import { refusal } from '#shared/refusal.ts'
import type { Result } from '#shared/result.ts'
import { ok, refused } from '#shared/result.ts'
import { publicMatter } from '#shared/views/public-matter.ts'
import type { PublicMatter } from '#shared/views/public-matter.ts'
import { note } from '../invocation/invocation.ts'
import { keys } from '../store/keys.ts'
import type { Place } from '../store/places.ts'
import { placeOf } from '../store/places.ts'
import { headOf } from '../store/records.ts'
import type { Item } from '../store/table.ts'
import type { World } from '../world.ts'

/** A page of a village's board has this many matters, the newest first. */
const mattersShown = 60

/** A village with its matters as everybody may see them. */
export interface PublicVillage {
  readonly village: Place
  readonly matters: readonly PublicMatter[]
  /** Where the next page begins; it says nothing to people. */
  readonly earlier?: string
}

/** The village of the address and its matters, from `start` on backwards. Refusals: `not-found`, also for a place that is no village. */
export async function publicVillage(world: World, c: Context, start?: string): Promise<Result<PublicVillage>> {
  const village = await placeOf(world, c.req.param('village') ?? '')
  if (village?.level !== 'village') return refused(refusal('not-found', { field: 'village' }))
  note({ place: village.code })
  const { pk, sk: first } = { ...keys.villageMatter(village.code, '', ''), sk: 'MATTER#' }
  const entries = await world.table.query({
    pk,
    ...(start === undefined ? { prefix: first } : { from: first, to: `${first}${start}` }),
    newestFirst: true,
    limit: mattersShown + 1,
  })
  const heads = await world.table.getMany(
    entries.slice(0, mattersShown).map((entry) => keys.matter(String(entry['matterId']))),
  )
  const matters = heads.flatMap((item) => (item === undefined ? [] : [matterForAll(world, item)]))
  const next = entries[mattersShown]
  return ok({ village, matters, ...(next === undefined ? {} : { earlier: next.sk.slice(first.length) }) })
}

/** The matter of the address in the village of the address. Refusals: `not-found`. */
export async function publicMatterOf(
  world: World,
  c: Context,
): Promise<Result<{ readonly village: Place; readonly matter: PublicMatter }>> {
  const item = await world.table.get(keys.matter(c.req.param('matterId') ?? ''))
  const matter = item === undefined ? undefined : matterForAll(world, item)
  const village = matter === undefined ? undefined : await placeOf(world, matter.place)
  if (matter === undefined || village === undefined || village.code !== c.req.param('village'))
    return refused(refusal('not-found', { field: 'matterId' }))
  note({ matter: matter.id, place: village.code })
  return ok({ village, matter })
}

function matterForAll(world: World, item: Item): PublicMatter {
  const { matter } = headOf(item)
  return publicMatter(matter, world.clock.now())
}
