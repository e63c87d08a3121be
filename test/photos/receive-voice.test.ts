import { createHash, randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import * as z from 'zod'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { receivePhotos } from '#functions/photos/receive.ts'
import { incomingKey, voiceKey } from '#functions/store/object-keys.ts'
import { photoOf } from '#functions/store/photos.ts'
import type { Heard, Knock } from '#test/support/door.ts'
import { done, doorsAt, form } from '#test/support/door.ts'
import type { MatterAt } from '#test/support/matter.ts'
import { command, matterAt } from '#test/support/matter.ts'
import type { TestStack } from '#test/support/stack.ts'
import { testStack } from '#test/support/stack.ts'
import type { Person, Village } from '#test/support/village.ts'
import { firstAdministrator, village } from '#test/support/village.ts'
import { amr, mp3Frames, mp4, place, wav } from './recordings.ts'

let stack: TestStack
let knock: Knock
let home: Village
let neighbour: Village
let matter: MatterAt

beforeAll(async () => {
  stack = await testStack()
  knock = doorsAt(stack.origin)
  const root = await firstAdministrator(stack)
  home = await village(stack, root, { code: '511025106202', name: '双堰塘村' })
  neighbour = await village(stack, root, { code: '511025107201', name: '邻村' })
  matter = await matterAt({ knock, village: home }, 'propose')
})
afterAll(() => stack.close())

const upload = z.object({ url: z.string(), fields: z.record(z.string(), z.string()) })
const ticket = z.object({ photoId: z.string(), upload })
const standing = z.object({
  kind: z.string(),
  state: z.string(),
  type: z.string().optional(),
  reason: z.string().optional(),
  url: z.string().optional(),
  thumbnailUrl: z.string().optional(),
})

function order(bytes: Uint8Array, type: string, of: Village) {
  const sha256 = createHash('sha256').update(bytes).digest('base64')
  return { commandId: randomUUID(), village: of.code, type, length: bytes.length, sha256 }
}

async function post({ url, fields }: z.infer<typeof upload>, bytes: Uint8Array): Promise<void> {
  const sent = new FormData()
  for (const [name, value] of Object.entries(fields)) sent.append(name, value)
  sent.append('file', new Blob([new Uint8Array(bytes)]), 'note')
  const answer = await fetch(url, { method: 'POST', body: sent, redirect: 'manual' })
  expect(answer.status).toBeLessThan(400)
}

const look = (by: Person, id: string) =>
  done(knock, { method: 'GET', path: `/api/photos/${id}`, session: by.session }, standing)

async function inspected(id: string): Promise<void> {
  const deadline = Date.now() + 10_000
  while ((await photoOf(stack.world, id))?.state === 'pending' && Date.now() < deadline) await sleep(20)
}

/** Announces, posts and waits as the console does; gives the id. */
async function record(bytes: Uint8Array, type: string, of = home): Promise<string> {
  const call = { method: 'POST', path: '/api/photos', session: of.organizer.session, body: order(bytes, type, of) }
  const made = await done(knock, call, ticket)
  await post(made.upload, bytes)
  await inspected(made.photoId)
  return made.photoId
}

async function bytesAt(url: string | undefined): Promise<{ type: string | null; bytes: Buffer }> {
  const answer = await fetch(url ?? '')
  return { type: answer.headers.get('content-type'), bytes: Buffer.from(await answer.arrayBuffer()) }
}

const listen = (path: string, headers: Record<string, string> = {}) => fetch(`${stack.origin}${path}`, { headers })
const publicPath = (id: string, of = matter) => `/b/${home.code}/m/${of.id}/voice/${id}`
const refused = ({ mark }: Heard) => mark

describe('a voice note of staff', () => {
  test('goes by a ticket, is cleaned, and is heard at an address of the store', async () => {
    const id = await record(mp4(), 'audio/mp4')
    const seen = await look(home.helper, id)
    expect(seen).toMatchObject({ kind: 'voice', state: 'ready', type: 'audio/mp4' })
    expect(seen.thumbnailUrl).toBeUndefined()
    const { type, bytes } = await bytesAt(seen.url)
    expect(type).toBe('audio/mp4')
    expect(bytes.length).toBe(mp4().length)
    expect(bytes.includes(place)).toBe(false)
    expect(await stack.world.objects.get(incomingKey(id))).toBeUndefined()
  })

  test('is what its bytes are, whatever it was announced as', async () => {
    expect(await look(home.organizer, await record(mp3Frames(), 'audio/x-m4a'))).toMatchObject({ type: 'audio/mpeg' })
    const text = await look(home.organizer, await record(Buffer.from('<html>no sound</html>'), 'audio/webm'))
    expect(text).toMatchObject({ state: 'rejected', reason: 'not-a-recording' })
    expect(text.url).toBeUndefined()
  })

  test('is no photo, nor a photo a voice note', async () => {
    expect(await look(home.organizer, await record(wav(), 'image/jpeg'))).toMatchObject({ state: 'rejected' })
    const png = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1')
    expect(await look(home.organizer, await record(png, 'audio/wav'))).toMatchObject({ reason: 'not-a-recording' })
  })

  test('may be 2 MiB long, while a photo may be longer', async () => {
    const ask = (type: string) => {
      const body = { ...order(wav(), type, home), length: 2 * 1024 * 1024 + 1 }
      return knock({ method: 'POST', path: '/api/photos', session: home.organizer.session, body })
    }
    expect((await ask('audio/webm')).refusal).toMatchObject({ code: 'invalid', field: 'length', reason: 'too-much' })
    expect((await ask('image/jpeg')).status).toBe(200)
  })

  test('stays as it is when the store tells of it again', async () => {
    const id = await record(wav(), 'audio/wav')
    const before = await photoOf(stack.world, id)
    await stack.world.objects.put(incomingKey(id), mp3Frames(), 'audio/mpeg')
    // Only the key is looked at of what S3 tells (S3, "Event message structure").
    await receivePhotos(stack.world, JSON.parse(`{"Records":[{"s3":{"object":{"key":"${incomingKey(id)}"}}}]}`))
    expect(await photoOf(stack.world, id)).toEqual(before)
    expect(Buffer.from((await stack.world.objects.get(voiceKey(id))) ?? []).equals(wav())).toBe(true)
    expect(await stack.world.objects.get(incomingKey(id))).toBeUndefined()
  })
})

describe('what staff recorded for a topic', () => {
  test('plays for everybody, whole or in the parts a phone asks for', async () => {
    const id = await record(wav(), 'audio/wav')
    expect((await listen(publicPath(id))).status).toBe(404)
    await command(knock, home.organizer, matter.id, 'add-voice', { topicId: matter.topicId, voice: id })
    const whole = await listen(publicPath(id))
    expect(whole.status).toBe(200)
    expect(Object.fromEntries(whole.headers)).toMatchObject({
      'content-type': 'audio/wav',
      'content-length': String(wav().length),
      'accept-ranges': 'bytes',
      'x-content-type-options': 'nosniff',
      'cache-control': 'public, max-age=86400',
    })
    expect(whole.headers.get('set-cookie')).toBeNull()
    expect(Buffer.from(await whole.arrayBuffer()).equals(wav())).toBe(true)

    const etag = whole.headers.get('etag') ?? ''
    const ask = async (headers: Record<string, string>) => {
      const answer = await listen(publicPath(id), headers)
      const bytes = Buffer.from(await answer.arrayBuffer())
      return [answer.status, answer.headers.get('content-range'), bytes.length]
    }
    const size = wav().length
    expect(await ask({ Range: 'bytes=0-1' })).toEqual([206, `bytes 0-1/${size}`, 2])
    expect(await ask({ Range: 'bytes=40-' })).toEqual([206, `bytes 40-${size - 1}/${size}`, size - 40])
    expect(await ask({ Range: 'bytes=-10' })).toEqual([206, `bytes ${size - 10}-${size - 1}/${size}`, 10])
    expect(await ask({ Range: `bytes=9-${size * 2}` })).toEqual([206, `bytes 9-${size - 1}/${size}`, size - 9])
    expect(await ask({ Range: `bytes=${size}-` })).toEqual([416, `bytes */${size}`, 0])
    for (const several of ['bytes=0-1,4-5', 'bytes=5-2', 'bytes=-', 'lines=0-1', 'bytes=a-b'])
      expect(await ask({ Range: several })).toEqual([200, null, size])
    expect(await ask({ Range: 'bytes=0-1', 'If-Range': etag })).toEqual([206, `bytes 0-1/${size}`, 2])
    expect(await ask({ Range: 'bytes=0-1', 'If-Range': '"another"' })).toEqual([200, null, size])
    expect(await ask({ 'If-None-Match': etag })).toEqual([304, null, 0])
  })

  test('is the newest alone, and of this village', async () => {
    const [first, second] = [await record(wav(), 'audio/wav'), await record(amr(), 'audio/amr')]
    const raise = { title: '修水渠', voice: [first] }
    const { id: topicId } = await command(knock, home.organizer, matter.id, 'raise-topic', raise)
    expect((await listen(publicPath(first))).status).toBe(200)
    await command(knock, home.organizer, matter.id, 'add-voice', { topicId, voice: second })
    expect((await listen(publicPath(first))).status).toBe(404)
    expect((await listen(publicPath(second))).headers.get('content-type')).toBe('audio/amr')

    const theirs = await record(wav(), 'audio/wav', neighbour)
    await command(knock, home.organizer, matter.id, 'add-voice', { topicId, voice: theirs })
    expect((await listen(publicPath(theirs))).status).toBe(404)
    expect((await listen(`/b/${neighbour.code}/m/${matter.id}/voice/${theirs}`)).status).toBe(404)
  })
})

describe('a villager’s own voice note', () => {
  test('is heard by the villager and the organizers, and by nobody else', async () => {
    const fields = [
      ['title', '井水发浑'],
      ['commandId', randomUUID()],
    ] as const
    const raised = await knock(form(`/raise/${home.code}?matter=${matter.id}`, fields))
    const path = raised.headers.get('location') ?? ''
    const page = await knock({ method: 'GET', path })
    expect(page.text).toContain('accept="audio/*"')
    const voiceForm = /<form[^>]*action="([^"]+)"[^>]*>(?:(?!<\/form>).)*?id="voice"/s.exec(page.text)
    const inputs = [...(voiceForm?.[0] ?? '').matchAll(/type="hidden" name="([^"]+)" value="([^"]*)"/g)]
    const signed = Object.fromEntries(inputs.map(([, name = '', value = '']) => [name, value.replaceAll('&amp;', '&')]))
    await post({ url: voiceForm?.[1] ?? '', fields: signed }, mp3Frames())
    const id = signed['key']?.split('/').at(-1) ?? ''
    await inspected(id)

    const told = await knock({ method: 'GET', path })
    const own = /<audio[^>]* src="([^"]+)"/.exec(told.text)?.[1] ?? ''
    expect(own).toBe(`${path}/voice/${id}`)
    expect(told.headers.get('content-security-policy')).toContain("media-src 'self'")
    const heard = await listen(own, { Range: 'bytes=0-1' })
    expect([heard.status, heard.headers.get('content-type'), heard.headers.get('cache-control')]).toEqual([
      206,
      'audio/mpeg',
      'private, no-store',
    ])

    const asked = (by: Person) => knock({ method: 'GET', path: `/api/photos/${id}`, session: by.session })
    expect((await bytesAt((await look(home.organizer, id)).url)).bytes.equals(mp3Frames())).toBe(true)
    for (const who of [home.helper, home.townshipSupervisor, home.administrator])
      expect((await asked(who)).refusal?.code).toBe('not-your-role')
    expect((await asked(neighbour.organizer)).refusal?.code).toBe('not-your-village')

    const { topics } = (await matterNow()).matter.slices.topic
    const topic = topics.find(({ voice }) => voice?.[0] === id)
    await command(knock, home.organizer, matter.id, 'decline-topic', { topicId: topic?.id, reason: '已经有人在修' })
    expect(refused(await knock({ method: 'GET', path: publicPath(id) }))).toBe('not-found')

    // Staff cannot make it public by attaching it, to this matter or to another.
    const attach = (to: MatterAt, topicId: string | undefined) =>
      knock({
        method: 'POST',
        path: `/api/matters/${to.id}/commands/add-voice`,
        session: home.organizer.session,
        body: { commandId: randomUUID(), data: { topicId, voice: id } },
      })
    expect((await attach(matter, topic?.id)).refusal).toMatchObject({ field: 'voice', reason: 'villagers-voice' })
    const other = await matterAt({ knock, village: home }, 'propose')
    expect((await attach(other, other.topicId)).status).toBe(200)
    expect((await listen(publicPath(id, other))).status).toBe(404)

    // Nor does another villager hear it, whose topic it was attached to.
    const stranger = await knock(form(`/raise/${home.code}?matter=${other.id}`, [['title', '路灯不亮']]))
    const strangers = stranger.headers.get('location') ?? ''
    const unlit = (await matterNow(other)).matter.slices.topic.topics.at(-1)
    expect((await attach(other, unlit?.id)).status).toBe(200)
    expect((await knock({ method: 'GET', path: strangers })).text).not.toContain('<audio')
    expect((await listen(`${strangers}/voice/${id}`)).status).toBe(404)

    const answer = await record(wav(), 'audio/wav')
    await command(knock, home.organizer, matter.id, 'add-voice', { topicId: topic?.id, voice: answer })
    const players = [...(await knock({ method: 'GET', path })).text.matchAll(/<audio[^>]* src="([^"]+)"/g)]
    expect(players.map(([, src]) => src)).toEqual([own, `${path}/voice/${answer}`])
    expect((await listen(`${path}/voice/${answer}`)).status).toBe(200)
    expect((await listen(publicPath(answer))).status).toBe(200)
    expect((await listen(`${path}/voice/${await record(wav(), 'audio/wav')}`)).status).toBe(404)
  })
})

const topicsOf = z.object({
  matter: z.object({
    slices: z.object({
      topic: z.object({ topics: z.array(z.object({ id: z.string(), voice: z.array(z.string()).optional() })) }),
    }),
  }),
})

function matterNow(of = matter) {
  const call = { method: 'GET', path: `/api/matters/${of.id}`, session: home.organizer.session }
  return done(knock, call, topicsOf)
}

test('none of this was an error to the product', () => {
  expect(stack.errors).toEqual([])
})
