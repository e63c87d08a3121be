import * as z from 'zod'
import type { World } from '../world.ts'
import { keys } from './keys.ts'
import type { Item } from './table.ts'

/** A photo on its way: pending until the inspection says ready, or rejected and why. */
const photoItem = z.object({
  id: z.string(),
  state: z.enum(['pending', 'ready', 'rejected']),
  /** Village whose staff may see it. */
  place: z.string(),
  sha256: z.string().optional(),
  keepTime: z.boolean(),
  keepPlace: z.boolean(),
  reason: z.string().optional(),
  width: z.number().optional(),
  height: z.number().optional(),
  takenAt: z.string().optional(),
  where: z.object({ lat: z.number(), lon: z.number() }).optional(),
})
export type Photo = z.infer<typeof photoItem>

export async function photoOf(world: Pick<World, 'table'>, id: string): Promise<Photo | undefined> {
  const item = await world.table.get(keys.photo(id))
  return item === undefined ? undefined : photoItem.parse(item)
}

export function itemOfPhoto(photo: Photo): Item {
  return { ...keys.photo(photo.id), ...photo }
}
