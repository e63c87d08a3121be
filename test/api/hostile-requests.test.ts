import { createHash, randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import * as z from 'zod'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Call } from '#test/support/door.ts'
import { done, form } from '#test/support/door.ts'
import type { Things } from '#test/support/valid-data.ts'
import { brokenMultiparts, zipBomb } from './fuzz-support-files.ts'
import { faultOf, faultOfPage } from './fuzz-support-judge.ts'
import type { FuzzWorld } from './fuzz-support-world.ts'
import { chainOf, fuzzWorld, openLinks, standing } from './fuzz-support-world.ts'

let world: FuzzWorld
let things: Things[]
let early: Things
let links: Awaited<ReturnType<typeof openLinks>>
beforeAll(async () => {
  world = await fuzzWorld()
  things = await world.freshThings()
  const [first] = things
  if (first === undefined) throw new Error('no matter')
  early = first
  links = await openLinks(world, things)
})
afterAll(() => world.stack.close())

const asOrganizer = (call: Omit<Call, 'session'>) => world.knock({ ...call, session: world.home.organizer.session })

const send = (type: string, data: unknown, more: object = {}) =>
  asOrganizer({
    method: 'POST',
    path: `/api/matters/${early.matter.id}/commands/${type}`,
    body: { commandId: randomUUID(), data, ...more },
  })

async function refusedWith(code: string, field: string | undefined, ask: () => ReturnType<typeof send>): Promise<void> {
  const before = await standing(world, early.matter.id)
  const heard = await ask()
  expect(faultOf(heard)).toBeUndefined()
  expect(heard.refusal).toMatchObject({ code, ...(field === undefined ? {} : { field }) })
  expect(await standing(world, early.matter.id)).toBe(before)
}

const topics = z.object({
  matter: z.object({
    slices: z.object({ topic: z.object({ topics: z.array(z.looseObject({ title: z.string() })) }) }),
  }),
})

describe('text', () => {
  it.each(['㛃', '䶮', '𠮷𰻝', '阿依古丽·买买提', '“引号”——破折号', 'Ñandú', '👩‍🌾'])(
    'is taken as meant: %s',
    async (title) => {
      expect((await send('raise-topic', { title })).status).toBe(200)
      const call = { method: 'GET', path: `/api/matters/${early.matter.id}`, session: world.home.organizer.session }
      const { matter } = await done(world.knock, call, topics)
      expect(matter.slices.topic.topics.at(-1)?.title).toBe(title)
    },
  )

  it.each([
    '',
    '  ',
    '一\u0000二',
    'bell\u0007',
    '\u001b[2J',
    '张三\u202e四李',
    '\u2066x',
    '两\n行',
    '长'.repeat(61),
    'x'.repeat(100_000),
    '\ud800',
  ])('is refused with its field, and nothing is done: %j', (title) =>
    refusedWith('invalid', 'title', () => send('raise-topic', { title })),
  )
})

describe('a topic raised from outside where no matter takes topics yet', () => {
  const fields = [
    ['a sentence turned around', [['title', '张三\u202e四李']]],
    ['a control character', [['title', '一\u0000二']]],
    [
      'too much background',
      [
        ['title', '路灯'],
        ['background', '长'.repeat(2001)],
      ],
    ],
    [
      'too long a name',
      [
        ['title', '路灯'],
        ['name', '长'.repeat(31)],
      ],
    ],
  ] as const
  it.each(fields)('opens no matter when it is refused for %s', async (_what, pairs) => {
    const heard = await world.knock(form(`/raise/${world.neighbour.code}`, pairs))
    expect(heard).toMatchObject({ status: 422 })
    const { session } = world.neighbour.organizer
    const call = { method: 'GET', path: `/api/villages/${world.neighbour.code}/matters`, session }
    expect(await done(world.knock, call, z.object({ matters: z.array(z.unknown()) }))).toEqual({ matters: [] })
  })
})

describe('a day that does not exist', () => {
  it.each(['2026-02-30', '2026-02-29', '2026-13-01', '2026-04-31', '26-4-3', '明天'])('is refused: %s', async (day) => {
    await refusedWith('invalid', 'answers.visitedOn', () =>
      send('record-visit', { answers: { needs: '修路', visitedOn: day } }),
    )
    await refusedWith('invalid', 'recordedAt', () =>
      send('record-visit', { answers: { needs: '修路' }, recordedAt: `${day}T08:30:00+08:00` }),
    )
  })
})

describe('a request that is not what it should be', () => {
  it('is refused when a field is unknown, missing or of the wrong type, and says which and why', async () => {
    await refusedWith('invalid', 'colour', () => send('raise-topic', { title: '修路', colour: 'red' }))
    await refusedWith('invalid', 'title', () => send('raise-topic', {}))
    const wrong = await send('raise-topic', { title: 7 })
    expect(wrong.refusal).toMatchObject({ code: 'invalid', field: 'title', reason: 'wrong-type' })
  })

  it.each([[null], [7], ['text'], [[]], [true]])('is refused when its whole data is %j', async (data) => {
    await refusedWith('invalid', 'data', () => send('raise-topic', data))
  })

  it.each([[null], [7], ['text'], [[]], [true]])('is refused when the whole body is %j', async (body) => {
    const json = { body: JSON.stringify(body), headers: { 'Content-Type': 'application/json' } }
    await refusedWith('invalid', 'body', () => asOrganizer({ method: 'PUT', path: '/api/places', ...json }))
  })

  it.each(['villager', 'public', 'system'])('is refused when somebody is to sign as %s does', async (login) => {
    const roles = [{ role: 'helper', place: world.home.code }]
    const { session } = world.home.administrator
    const body = { commandId: randomUUID(), login, name: '某人', roles }
    const heard = await world.knock({ method: 'POST', path: '/api/staff', session, body })
    expect(heard.refusal).toMatchObject({ code: 'invalid', field: 'login' })
  })

  it('is refused when it is larger than any command', async () => {
    const huge = 'x'.repeat(2_000_000)
    await refusedWith('too-large', 'body', () => send('raise-topic', { title: huge }))
    const { status, mark } = await world.knock(form(links.object, [['text', huge]]))
    expect({ status, mark }).toEqual({ status: 413, mark: 'too-large' })
  })

  it.each(['', '{', '{"commandId":', '[1,2', '\u0000', 'commandId=1&data=2', '{"a":1}{"b":2}'])(
    'is refused when it is no JSON: %j',
    async (body) => {
      const path = `/api/matters/${early.matter.id}/commands/raise-topic`
      await refusedWith('invalid', 'body', () =>
        asOrganizer({ method: 'POST', path, body, headers: { 'Content-Type': 'application/json' } }),
      )
    },
  )

  it('is refused when its bytes are no UTF-8', async () => {
    const path = `/api/matters/${early.matter.id}/commands/raise-topic`
    const body = new Uint8Array([
      ...new TextEncoder().encode('{"commandId":"12345678","data":{"title":"'),
      0xd0,
      0xde,
      0xc2,
      0xb7,
    ])
    await refusedWith('invalid', 'body', () => asOrganizer({ method: 'POST', path, body }))
  })

  it.each(brokenMultiparts)('is refused when it is a broken multi-part: $type', async ({ type, body }) => {
    const headers = { 'Content-Type': type.replaceAll(/[^\x20-\x7e]/g, '?') }
    const path = `/api/matters/${early.matter.id}/commands/raise-topic`
    await refusedWith('invalid', 'body', () => asOrganizer({ method: 'POST', path, body, headers }))
    for (const link of Object.values(links)) {
      const page = await world.knock({ method: 'POST', path: link, body, headers })
      expect(faultOfPage(page)).toBeUndefined()
      expect(page.mark).toBe('invalid')
    }
  })

  it('is refused when it comes from an old revision', async () => {
    await refusedWith('stale-revision', 'revision', () => send('raise-topic', { title: '修路' }, { revision: 1 }))
  })

  it('is refused when the id of a command is used for something else, and answered as at first when it is not', async () => {
    const commandId = randomUUID()
    const first = await send('raise-topic', { title: '第一次' }, { commandId })
    expect(first.status).toBe(200)
    await refusedWith('conflict', 'commandId', () => send('raise-topic', { title: '第二次' }, { commandId }))
    const again = await send('raise-topic', { title: '第一次' }, { commandId })
    expect(again.json).toEqual(first.json)
  })

  it('is refused when the address holds an id longer than any', async () => {
    const id = 'a'.repeat(3000)
    const addresses = [
      `/api/matters/${id}`,
      `/api/polls/${id}`,
      `/api/photos/${id}`,
      `/api/villages/${world.home.code}/roster?list=${id}`,
    ]
    for (const path of addresses)
      expect(faultOf(await asOrganizer({ method: 'GET', path })), path.slice(0, 40)).toBeUndefined()
    for (const path of [
      `/b/${id}`,
      `/b/${world.home.code}/m/${id}`,
      `/p/${id}`,
      `/raise/${world.home.code}?matter=${id}`,
    ])
      expect(faultOfPage(await world.knock({ method: 'GET', path })), path.slice(0, 40)).toBeUndefined()
    const spare = { method: 'POST', path: `/api/staff/${id}/sign-in-link`, body: { commandId: randomUUID() } }
    expect(faultOf(await world.knock({ ...spare, session: world.home.administrator.session }))).toBeUndefined()
  })
})

describe('a file', () => {
  const upload = (path: string, body: Uint8Array, name: string) =>
    asOrganizer({ method: 'POST', path, body, headers: { 'X-File-Name': encodeURIComponent(name) } })
  const roster = () =>
    asOrganizer({ method: 'GET', path: `/api/villages/${world.home.code}/roster?list=${world.home.list}` })
  const utf8 = (text: string) => new TextEncoder().encode(text)
  const files: readonly (readonly [what: string, file: () => Uint8Array, name: string, code: string])[] = [
    ['a zip bomb', () => zipBomb(60_000_000), '名单.xlsx', 'too-large'],
    ['a script', () => utf8('#!/bin/sh\nrm -rf /\n'), '名单.xlsx', 'invalid'],
    ['a web page', () => utf8('<html><script>alert(1)</script></html>'), '名单.csv', 'invalid'],
    ['a picture', () => new Uint8Array([0xff, 0xd8, 0xff, 0xe0, 1, 2, 3]), '名单.xlsx', 'invalid'],
    ['nothing', () => new Uint8Array(), '名单.csv', 'invalid'],
    ['half a workbook', () => zipBomb(1000).subarray(0, 300), '名单.xlsx', 'invalid'],
    ['eight megabytes', () => new Uint8Array(8_000_000).fill(65), '名单.csv', 'too-large'],
    [
      'one bad row among good ones',
      () => utf8('名单,编号,姓名,票数\r\nhouseholds,h90,好人,1\r\nhouseholds,h91,坏人,-3\r\n'),
      '名单.csv',
      'invalid',
    ],
  ]

  it.each(files)('that is %s imports nothing', async (_what, file, name, code) => {
    const before = (await roster()).json
    const path = `/api/villages/${world.home.code}/roster/import?commandId=${randomUUID()}`
    const heard = await upload(path, file(), name)
    expect(faultOf(heard)).toBeUndefined()
    expect(heard.refusal?.code).toBe(code)
    expect((await roster()).json).toEqual(before)
  })

  const ticket = z.object({
    photoId: z.string(),
    upload: z.object({ url: z.string(), fields: z.record(z.string(), z.string()) }),
  })
  const state = z.object({ state: z.string(), reason: z.string().optional(), url: z.string().optional() })

  it('that is a script and says it is a photo is never shown', async () => {
    const bytes = utf8('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>')
    const sha256 = createHash('sha256').update(bytes).digest('base64')
    const body = { commandId: randomUUID(), village: world.home.code, type: 'image/jpeg', length: bytes.length, sha256 }
    const { session } = world.home.organizer
    const made = await done(world.knock, { method: 'POST', path: '/api/photos', session, body }, ticket)
    const fields = new FormData()
    for (const [name, value] of Object.entries(made.upload.fields)) fields.append(name, value)
    fields.append('file', new Blob([bytes], { type: 'image/jpeg' }), 'photo.jpg')
    expect((await fetch(made.upload.url, { method: 'POST', body: fields })).status).toBeLessThan(300)
    const look = () => done(world.knock, { method: 'GET', path: `/api/photos/${made.photoId}`, session }, state)
    const deadline = Date.now() + 10_000
    while ((await look()).state === 'pending' && Date.now() < deadline) await sleep(50)
    const { state: stands, reason, url } = await look()
    expect({ stands, url }).toEqual({ stands: 'rejected', url: undefined })
    expect(reason).toBeDefined()
  })

  it.each([
    ['longer than announced', { extra: 'x' }],
    ['under another key', { key: 'ready/mine.jpg' }],
    ['of another type', { 'Content-Type': 'text/html' }],
  ])('%s is not even stored', async (_what, change) => {
    const bytes = utf8('not a photo')
    const sha256 = createHash('sha256').update(bytes).digest('base64')
    const body = { commandId: randomUUID(), village: world.home.code, type: 'image/jpeg', length: bytes.length, sha256 }
    const { session } = world.home.organizer
    const made = await done(world.knock, { method: 'POST', path: '/api/photos', session, body }, ticket)
    const fields = new FormData()
    const { extra, ...other } = { extra: '', ...change }
    for (const [name, value] of Object.entries({ ...made.upload.fields, ...other })) fields.append(name, value)
    fields.append('file', new Blob([bytes, extra]), 'photo.jpg')
    expect((await fetch(made.upload.url, { method: 'POST', body: fields })).status).toBeGreaterThanOrEqual(400)
  })
})

it('leaves every chain unbroken, and was no error to the product', async () => {
  for (const id of world.matters) expect(await chainOf(world, id)).toEqual({ unbroken: true, foldsToState: true })
  expect(world.stack.errors.map(({ door, error }) => `${String(door)}: ${String(error)}`)).toEqual([])
})
