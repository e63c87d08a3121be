import { createHash, randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import sharp from 'sharp'
import * as z from 'zod'
import { check, Failed } from './failure.ts'
import type { Play } from './stage.ts'

const ticket = z.object({
  photoId: z.string(),
  upload: z.object({ url: z.string(), fields: z.record(z.string(), z.string()) }),
})
const standing = z.object({ state: z.enum(['pending', 'ready', 'rejected']), reason: z.string().optional() })

const readyWithinMs = 20_000

/** Takes so many photos and hands them in as the phone does: ticket, upload to the store, waiting until they are looked through. */
export async function takePhotos(play: Play, by: string, count: number): Promise<string[]> {
  const ids: string[] = []
  for (let n = 0; n < count; n += 1) ids.push(await handIn(play, by, await picture(play.photosTaken + n)))
  play.photosTaken += count
  return ids
}

/** A small JPEG, each one different, with a maker's mark as phones leave it. */
async function picture(n: number): Promise<Buffer> {
  const background = { r: (n * 67) % 256, g: (n * 131) % 256, b: (n * 29) % 256 }
  return sharp({ create: { width: 96, height: 64, channels: 3, background } })
    .withExif({ IFD0: { Make: 'Walkthrough', Model: `Phone ${n}` } })
    .jpeg()
    .toBuffer()
}

async function handIn(play: Play, by: string, bytes: Buffer): Promise<string> {
  const body = {
    commandId: randomUUID(),
    village: play.scenario.place.code,
    type: 'image/jpeg',
    length: bytes.length,
    sha256: createHash('sha256').update(bytes).digest('base64'),
  }
  const { photoId, upload } = ticket.parse(await play.cast.as(by, 'POST', '/api/photos', { body }))
  const form = new FormData()
  for (const [name, value] of Object.entries(upload.fields)) form.append(name, value)
  form.append('file', new Blob([new Uint8Array(bytes)], { type: 'image/jpeg' }), 'photo.jpg')
  const stored = await play.client.send(new URL(upload.url, play.client.origin), { method: 'POST', body: form })
  const answer = await stored.text()
  check(stored.status < 400, () => `the photo store answered ${stored.status}: ${answer.slice(0, 200)}`)
  await untilReady(play, by, photoId)
  return photoId
}

async function untilReady(play: Play, by: string, photoId: string): Promise<void> {
  const deadline = Date.now() + readyWithinMs
  while (Date.now() < deadline) {
    const { state, reason } = standing.parse(await play.cast.as(by, 'GET', `/api/photos/${photoId}`))
    if (state === 'ready') return
    check(state !== 'rejected', () => `photo ${photoId} was rejected: ${reason ?? 'no reason given'}`)
    await sleep(50)
  }
  throw new Failed(`photo ${photoId} was not ready within ${readyWithinMs} ms`)
}
