import * as z from 'zod'
import type { World } from '../world.ts'
import { keys } from './keys.ts'
import type { Item } from './table.ts'

/** A photo or a voice note on its way: pending until the inspection says ready, or rejected and why. */
const photoItem = z.object({
  id: z.string(),
  /** Left out, as in all that was stored before there were voice notes: a photo. */
  kind: z.enum(['photo', 'voice']).optional(),
  /** Who made room for it. A villager's voice is for that villager and the organizers alone. */
  from: z.enum(['staff', 'villager']).optional(),
  state: z.enum(['pending', 'ready', 'rejected']),
  /** Village whose staff may see it. */
  place: z.string(),
  sha256: z.string().optional(),
  keepTime: z.boolean(),
  keepPlace: z.boolean(),
  reason: z.string().optional(),
  /** Of a voice note that is ready: what its bytes are. */
  type: z.string().optional(),
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

/**
 * Whether it is a voice note that staff of the place recorded. An organizer may attach any id to a topic: a villager's own note
 * of another topic, or another village's, must be heard by nobody new because of that.
 */
export function isStaffVoice({ kind, from, place }: Photo, at: string): boolean {
  return kind === 'voice' && from !== 'villager' && place === at
}

export function itemOfPhoto(photo: Photo): Item {
  return { ...keys.photo(photo.id), ...photo }
}
