import type { S3Event } from 'aws-lambda'
import { isThere } from '../store/conditions.ts'
import { incomingKey, readyKey, thumbnailKey } from '../store/object-keys.ts'
import type { Photo } from '../store/photos.ts'
import { itemOfPhoto, photoOf } from '../store/photos.ts'
import type { World } from '../world.ts'
import { inspectPhoto } from './inspect.ts'

type PhotoWorld = Pick<World, 'table' | 'objects' | 'log'>

/** Inspects what arrived at S3: only an inspected picture is ever shown. A repeated event finds the work done. */
export async function receivePhotos(world: PhotoWorld, event: S3Event): Promise<void> {
  for (const record of event.Records) {
    // S3 writes keys in events as a form would (percent-encoded, blanks as plus signs).
    const key = decodeURIComponent(record.s3.object.key.replaceAll('+', ' '))
    const id = /^incoming\/([A-Za-z0-9]{8,64})$/.exec(key)?.[1]
    if (id !== undefined) await receivePhoto(world, id)
  }
}

async function receivePhoto(world: PhotoWorld, id: string): Promise<void> {
  const photo = await photoOf(world, id)
  if (photo === undefined || photo.state !== 'pending') {
    // Nobody waits for it, and it may say where it was taken.
    await world.objects.remove(incomingKey(id))
    return
  }
  const bytes = await world.objects.get(incomingKey(id))
  if (bytes === undefined) return
  const { keepPlace, keepTime, sha256 } = photo
  const hex = sha256 === undefined ? {} : { sha256: Buffer.from(sha256, 'base64').toString('hex') }
  const seen = await inspectPhoto(bytes, { keepPlace, keepTime, ...hex })
  if (seen.ok) {
    await world.objects.put(readyKey(id), seen.photo, 'image/jpeg')
    await world.objects.put(thumbnailKey(id), seen.thumbnail, 'image/jpeg')
  }
  const after: Photo = seen.ok
    ? {
        ...photo,
        state: 'ready',
        width: seen.width,
        height: seen.height,
        ...(seen.takenAt === undefined ? {} : { takenAt: seen.takenAt }),
        ...(seen.place === undefined ? {} : { where: seen.place }),
      }
    : { ...photo, state: 'rejected', reason: seen.reason }
  await world.table.transact([{ put: itemOfPhoto(after), when: isThere }])
  await world.objects.remove(incomingKey(id))
}
