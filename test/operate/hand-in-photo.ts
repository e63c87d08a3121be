import { createHash, randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import sharp from 'sharp'
import * as z from 'zod'
import type { Knock } from '../support/door.ts'
import { done } from '../support/door.ts'
import type { Person } from '../support/village.ts'

const ticket = z.object({
  photoId: z.string(),
  upload: z.object({ url: z.string(), fields: z.record(z.string(), z.string()) }),
})
const standing = z.object({ state: z.string(), url: z.string().optional() })

/** Takes a small photo, uploads it as a phone does and waits until it has been looked through. Out: its id. */
export async function handInPhoto(knock: Knock, by: Person, village: string): Promise<string> {
  const bytes = await sharp({ create: { width: 80, height: 60, channels: 3, background: '#7a3' } })
    .jpeg()
    .toBuffer()
  const sha256 = createHash('sha256').update(bytes).digest('base64')
  const body = { commandId: randomUUID(), village, type: 'image/jpeg', length: bytes.length, sha256 }
  const call = { method: 'POST', path: '/api/photos', session: by.session, body }
  const { photoId, upload } = await done(knock, call, ticket)
  const form = new FormData()
  for (const [name, value] of Object.entries(upload.fields)) form.append(name, value)
  form.append('file', new Blob([new Uint8Array(bytes)], { type: 'image/jpeg' }), 'photo.jpg')
  const stored = await fetch(upload.url, { method: 'POST', body: form })
  if (stored.status >= 400) throw new Error(`the store answered ${stored.status}: ${await stored.text()}`)
  for (let tries = 0; tries < 200; tries++) {
    if ((await photoNow(knock, by, photoId)).state === 'ready') return photoId
    await sleep(50)
  }
  throw new Error(`photo ${photoId} was not ready in time`)
}

async function photoNow(knock: Knock, by: Person, photoId: string) {
  return done(knock, { method: 'GET', path: `/api/photos/${photoId}`, session: by.session }, standing)
}

/** The picture itself, at the address that the product gives for it. */
export async function pictureOf(knock: Knock, by: Person, photoId: string): Promise<Uint8Array> {
  const { url } = await photoNow(knock, by, photoId)
  const answer = await fetch(url ?? '')
  if (!answer.ok) throw new Error(`photo ${photoId}: ${answer.status}`)
  return answer.bytes()
}
