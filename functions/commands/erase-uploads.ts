import { readyKey, thumbnailKey, voiceKey } from '../store/object-keys.ts'
import type { Photo } from '../store/photos.ts'
import { itemOfPhoto, photoOf } from '../store/photos.ts'
import type { World } from '../world.ts'

const erased = 'erased'

/**
 * Removes photos and voice notes of a village; their ids stay in the record and say from now on that they were erased. What
 * is still on its way is thrown away when it arrives. Ids of other villages are left alone. Gives how many there were.
 */
export async function eraseUploads(world: World, village: string, ids: readonly string[]): Promise<number> {
  const found = await Promise.all([...new Set(ids)].map((id) => photoOf(world, id)))
  const theirs = found.filter((photo) => photo !== undefined).filter(({ place }) => place === village)
  for (const photo of theirs) await erase(world, photo)
  return theirs.filter(({ reason }) => reason !== erased).length
}

async function erase({ table, objects }: World, { id, kind = 'photo', from, place }: Photo): Promise<void> {
  const row: Photo = { id, kind, state: 'rejected', reason: erased, place, keepTime: false, keepPlace: false }
  // The row first: from then on what arrives is not looked at any more.
  await table.put(itemOfPhoto(from === undefined ? row : { ...row, from }))
  for (const key of kind === 'voice' ? [voiceKey(id)] : [readyKey(id), thumbnailKey(id)]) await objects.remove(key)
}
