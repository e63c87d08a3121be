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
/** Four minutes at the rates phones record speech with. */
export const voiceAtMost = 2 * 1024 * 1024
/** As browsers and phones name them; parameters such as `;codecs=opus` are left out. What it is, the bytes say. */
export const voiceTypes = [
  'audio/webm',
  'audio/ogg',
  'audio/mpeg',
  'audio/mp3',
  'audio/mp4',
  'audio/m4a',
  'audio/x-m4a',
  'audio/aac',
  'audio/aacp',
  'audio/amr',
  'audio/amr-wb',
  'audio/3gpp',
  'audio/wav',
  'audio/x-wav',
  'audio/wave',
  'audio/vnd.wave',
] as const
const ticketSeconds = 600

export interface PhotoOrder {
  /** A photo when left out. */
  readonly kind?: 'photo' | 'voice'
  /** Staff when left out. */
  readonly from?: 'staff' | 'villager'
  readonly by: string
  readonly commandId: string
  readonly place: string
  readonly sha256?: string | undefined
  readonly keepTime: boolean
  readonly keepPlace: boolean
}

/** The id of the photo or voice note an order makes room for. */
export const photoIdOf = ({ kind = 'photo', by, commandId }: Pick<PhotoOrder, 'kind' | 'by' | 'commandId'>): string =>
  idFrom(kind, by, commandId)

/** Makes room for one photo or voice note. The same order gives the same one, whatever has become of it since. */
export async function registerPhoto(world: World, order: PhotoOrder): Promise<string> {
  const id = photoIdOf(order)
  const { kind = 'photo', from = 'staff', place, sha256, keepTime, keepPlace } = order
  const digest = sha256 === undefined ? {} : { sha256 }
  const photo: Photo = { id, kind, from, state: 'pending', place, keepTime, keepPlace, ...digest }
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

/** A ticket to send the file straight to S3. Signing it writes nothing. */
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
