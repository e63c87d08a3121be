import { idFrom } from '../digest.ts'
import { isAbsent } from '../store/conditions.ts'
import type { UploadTicket } from '../store/objects.ts'
import { incomingKey } from '../store/object-keys.ts'
import type { Photo } from '../store/photos.ts'
import { itemOfPhoto } from '../store/photos.ts'
import type { World } from '../world.ts'

/** What S3 may be sent: the camera's own files are smaller, scaled ones far smaller. */
export const photoAtMost = 10 * 1024 * 1024
export const photoTypes = ['image/jpeg', 'image/png', 'image/webp'] as const
const ticketSeconds = 600

export interface PhotoOrder {
  readonly by: string
  readonly commandId: string
  readonly place: string
  readonly sha256?: string | undefined
  readonly keepTime: boolean
  readonly keepPlace: boolean
}

/** The id of the photo an order makes room for. */
export const photoIdOf = (by: string, commandId: string): string => idFrom('photo', by, commandId)

/** Makes room for one photo. The same order gives the same photo, whatever has become of it since. */
export async function registerPhoto(world: World, order: PhotoOrder): Promise<string> {
  const id = photoIdOf(order.by, order.commandId)
  const { place, sha256, keepTime, keepPlace } = order
  const photo: Photo = { id, state: 'pending', place, keepTime, keepPlace, ...(sha256 === undefined ? {} : { sha256 }) }
  await world.table.transact([{ put: itemOfPhoto(photo), when: isAbsent }])
  return id
}

export interface UploadOrder {
  readonly type: string
  /** Bytes, from and to. */
  readonly length: readonly [from: number, to: number]
  readonly sha256?: string | undefined
  readonly redirect?: string
  /** How long the ticket holds; ten minutes when left out. */
  readonly seconds?: number
}

/** A ticket to send the photo straight to S3. Signing it writes nothing. */
export function uploadTicket(world: World, photoId: string, order: UploadOrder): Promise<UploadTicket> {
  const { type, length, sha256, redirect, seconds = ticketSeconds } = order
  return world.objects.ticket({
    key: incomingKey(photoId),
    type,
    length,
    seconds,
    ...(sha256 === undefined ? {} : { sha256 }),
    ...(redirect === undefined ? {} : { redirect }),
  })
}
