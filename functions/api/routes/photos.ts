import * as z from 'zod'
import { refusal } from '#shared/refusal.ts'
import { ok, refused } from '#shared/result.ts'
import { anId, placeCode } from '#shared/workflow/fields.ts'
import { photoAtMost, photoTypes, registerPhoto, uploadTicket } from '../../commands/take-photo.ts'
import { readyKey, thumbnailKey } from '../../store/object-keys.ts'
import { photoOf } from '../../store/photos.ts'
import { actorAt, actorWith } from '../access.ts'
import { route } from '../route.ts'

const linkSeconds = 900

export const photoRoutes = [
  route({
    method: 'post',
    path: '/api/photos',
    summary: { zh: '上传照片', en: 'A ticket to upload a photo straight to storage' },
    body: z.strictObject({
      commandId: anId,
      village: placeCode,
      type: z.enum(photoTypes),
      /** Bytes, exactly. */
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
      const photoId = await registerPhoto(world, { by: who.login, commandId, place, sha256, keepTime, keepPlace })
      return ok({ photoId, upload: await uploadTicket(world, photoId, { type, length: [length, length], sha256 }) })
    },
  }),
  route({
    method: 'get',
    path: '/api/photos/{photoId}',
    summary: { zh: '查看照片', en: 'A photo and how it stands' },
    run: async ({ world, who, params }) => {
      const photo = await photoOf(world, params['photoId'] ?? '')
      if (photo === undefined) return refused(refusal('not-found', { field: 'photoId' }))
      const actor = actorAt(who, photo.place)
      if (!actor.ok) return actor
      const { id, state, reason, width, height, takenAt, where } = photo
      const links =
        state === 'ready'
          ? {
              url: await world.objects.link(readyKey(id), linkSeconds),
              thumbnailUrl: await world.objects.link(thumbnailKey(id), linkSeconds),
            }
          : {}
      return ok({ id, state, reason, width, height, takenAt, where, ...links })
    },
  }),
]
