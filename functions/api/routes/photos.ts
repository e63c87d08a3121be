import * as z from 'zod'
import { refusal } from '#shared/refusal.ts'
import { ok, refused } from '#shared/result.ts'
import { anId, placeCode } from '#shared/workflow/fields.ts'
import {
  photoAtMost,
  photoTypes,
  registerPhoto,
  uploadTicket,
  voiceAtMost,
  voiceTypes,
} from '../../commands/take-photo.ts'
import { readyKey, thumbnailKey, voiceKey } from '../../store/object-keys.ts'
import type { Photo } from '../../store/photos.ts'
import { photoOf } from '../../store/photos.ts'
import type { World } from '../../world.ts'
import { actorAt, actorWith } from '../access.ts'
import { route } from '../route.ts'

const linkSeconds = 900

export const photoRoutes = [
  route({
    method: 'post',
    path: '/api/photos',
    summary: { zh: '上传照片或录音', en: 'A ticket to upload a photo or a voice note straight to storage' },
    body: z.strictObject({
      commandId: anId,
      village: placeCode,
      type: z.enum([...photoTypes, ...voiceTypes]),
      /** Bytes, exactly; of a voice note 2 MiB at most. */
      length: z.int().min(1).max(photoAtMost),
      /** Base64, as S3 checks it. */
      sha256: z.string().regex(/^[A-Za-z0-9+/]{43}=$/),
      keepTime: z.boolean().default(false),
      keepPlace: z.boolean().default(false),
    }),
    run: async ({ world, who, body }) => {
      const actor = actorWith(who, body.village, ['organizer', 'helper', 'supervisor'])
      if (!actor.ok) return actor
      const { village: place, commandId, type, length, sha256, keepTime, keepPlace } = body
      const kind = type.startsWith('audio/') ? 'voice' : 'photo'
      if (kind === 'voice' && length > voiceAtMost)
        return refused(refusal('invalid', { field: 'length', reason: 'too-much' }))
      const order = { kind, from: 'staff', by: who.login, commandId, place, sha256, keepTime, keepPlace } as const
      const photoId = await registerPhoto(world, order)
      return ok({ photoId, upload: await uploadTicket(world, photoId, { type, length: [length, length], sha256 }) })
    },
  }),
  route({
    method: 'get',
    path: '/api/photos/{photoId}',
    summary: { zh: '查看照片或录音', en: 'A photo or a voice note and how it stands' },
    run: async ({ world, who, params }) => {
      const photo = await photoOf(world, params['photoId'] ?? '')
      if (photo === undefined) return refused(refusal('not-found', { field: 'photoId' }))
      // A voice names its owner in a village: like names and phone numbers it is for the organizers alone.
      const confidential = photo.kind === 'voice' && photo.from === 'villager'
      const actor = confidential ? actorWith(who, photo.place, ['organizer']) : actorAt(who, photo.place)
      if (!actor.ok) return actor
      const { id, kind = 'photo', state, reason, type, width, height, takenAt, where } = photo
      const links = state === 'ready' ? await linksTo(world, photo) : {}
      return ok({ id, kind, state, reason, type, width, height, takenAt, where, ...links })
    },
  }),
]

async function linksTo({ objects }: World, { id, kind }: Photo) {
  if (kind === 'voice') return { url: await objects.link(voiceKey(id), linkSeconds) }
  return {
    url: await objects.link(readyKey(id), linkSeconds),
    thumbnailUrl: await objects.link(thumbnailKey(id), linkSeconds),
  }
}
