import type { S3Event } from 'aws-lambda'
import { note } from '../invocation/invocation.ts'
import { isThere } from '../store/conditions.ts'
import { incomingKey, readyKey, thumbnailKey, voiceKey } from '../store/object-keys.ts'
import type { Photo } from '../store/photos.ts'
import { itemOfPhoto, photoOf } from '../store/photos.ts'
import type { World } from '../world.ts'
import { inspectVoice } from './inspect-voice.ts'
import { inspectPhoto } from './inspect.ts'

type PhotoWorld = Pick<World, 'table' | 'objects' | 'log'>

/** Inspects what arrived at S3: only an inspected picture or recording is ever shown or played. A repeated event finds the work done. */
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
  const hex = photo.sha256 === undefined ? {} : { sha256: Buffer.from(photo.sha256, 'base64').toString('hex') }
  const after = await (photo.kind === 'voice' ? keepVoice : keepPhoto)(world, photo, bytes, hex)
  note({ files: 1, rejected: after.state === 'rejected' ? 1 : 0, place: after.place })
  await world.table.transact([{ put: itemOfPhoto(after), when: isThere }])
  await world.objects.remove(incomingKey(id))
}

interface Announced {
  readonly sha256?: string
}

/** Writes the inspected picture; gives the row as it stands then. */
async function keepPhoto(world: PhotoWorld, photo: Photo, bytes: Uint8Array, announced: Announced): Promise<Photo> {
  const { id, keepPlace, keepTime } = photo
  const seen = await inspectPhoto(bytes, { keepPlace, keepTime, ...announced })
  if (seen.ok) {
    await world.objects.put(readyKey(id), seen.photo, 'image/jpeg')
    await world.objects.put(thumbnailKey(id), seen.thumbnail, 'image/jpeg')
  }
  return seen.ok
    ? {
        ...photo,
        state: 'ready',
        width: seen.width,
        height: seen.height,
        ...(seen.takenAt === undefined ? {} : { takenAt: seen.takenAt }),
        ...(seen.place === undefined ? {} : { where: seen.place }),
      }
    : { ...photo, state: 'rejected', reason: seen.reason }
}

/** The same for a recording. */
async function keepVoice(world: PhotoWorld, note: Photo, bytes: Uint8Array, announced: Announced): Promise<Photo> {
  const heard = inspectVoice(bytes, announced)
  if (!heard.ok) return { ...note, state: 'rejected', reason: heard.reason }
  await world.objects.put(voiceKey(note.id), heard.voice, heard.type)
  return { ...note, state: 'ready', type: heard.type }
}
