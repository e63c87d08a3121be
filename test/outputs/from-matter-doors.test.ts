import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { S3Client } from '@aws-sdk/client-s3'
import { afterAll, beforeAll, expect, test } from 'vitest'
import * as z from 'zod'
import { parseInstant } from '#shared/calendar/time.ts'
import { procedures } from '#shared/procedures/procedures.ts'
import type { MatterEvent } from '#shared/workflow/event.ts'
import { foldEvents } from '#shared/workflow/matter.ts'
import type { Holder } from '#functions/api/route.ts'
import { outputRoutes } from '#functions/api/routes/outputs.ts'
import { keys } from '#functions/store/keys.ts'
import { createObjects } from '#functions/store/objects.ts'
import { placeItems } from '#functions/store/places.ts'
import { createTable } from '#functions/store/table.ts'
import type { World } from '#functions/world.ts'
import { credentials, startWithTable, TABLE } from '../local/engine.ts'

const place = '150926100201'
const now = parseInstant('2026-11-23T17:30:00+08:00')
const clerk: Holder = { login: 'clerk', name: '娜仁', roles: [{ role: 'helper', place }], sessionId: 'one' }
const stranger: Holder = { ...clerk, roles: [{ role: 'organizer', place: '110101001001' }] }

let stop: () => Promise<void>
let world: World

beforeAll(async () => {
  if (now === undefined) throw new Error('no such time')
  const directory = await mkdtemp(join(tmpdir(), 'cunyi-test-'))
  const { engine, client, config } = await startWithTable(directory)
  stop = async () => {
    await engine.close()
    await rm(directory, { recursive: true, force: true })
  }
  world = {
    table: createTable(client, TABLE),
    urnTable: TABLE,
    objects: createObjects(new S3Client({ ...config, credentials }), 'nothing-is-kept-here'),
    clock: { now: () => now },
    random: { bytes: (count) => new Uint8Array(count) },
    log: { write: () => undefined },
    procedures,
    secret: () => Promise.resolve('a secret of no consequence in this test'),
    deployment: { stage: 'test', release: 'test' },
    origin: 'https://cun.example',
  }
  const opened: MatterEvent = {
    type: 'MatterOpened',
    at: now,
    matterId: 'matter-1',
    procedure: { id: 'deliberation', version: 1 },
    place,
    title: '今年庭院种什么',
    stage: 'visit',
  }
  const called: MatterEvent = {
    type: 'MeetingConvened',
    at: now,
    by: 'clerk',
    meetingId: 'meeting-1',
    kind: '议贫会',
    place: '村部',
    heldAt: now,
    topics: [],
    list: 'households',
    dueCount: 46,
    dueWeight: 46,
    warnings: [],
  }
  const fresh = foldEvents([{ ...opened, matterId: 'matter-2' }])
  const came = ['h01', 'h02', 'h03'].map((code) => ({
    ...keys.matterRow('matter-1', ['check-in', 'meeting-1', 'households', code]),
    body: { meetingId: 'meeting-1', list: 'households', code },
  }))
  await world.table.putMany([
    { ...keys.matter('matter-1'), state: foldEvents([opened, called]), revision: 2, digest: 'x' },
    { ...keys.matter('matter-2'), state: fresh, revision: 1, digest: 'x' },
    ...came,
    ...placeItems({ code: place, name: '伊和背村', level: 'village' }),
  ])
}, 60_000)

afterAll(() => stop())

const output = z.object({ text: z.string(), sheet: z.object({ title: z.string() }).optional() })

async function ask(path: string, params: Record<string, string>, query: Record<string, string> = {}, who = clerk) {
  const route = outputRoutes.find((one) => one.path === path)
  if (route === undefined) throw new Error(path)
  return route.run({ world, params, query, headers: new Headers(), bytes: new Uint8Array() }, undefined, who)
}

const minutes = '/api/matters/{matterId}/minutes'
const outputs = '/api/matters/{matterId}/outputs/{kind}'

test('anyone of the village’s staff reads draft minutes with those checked in so far', async () => {
  const answer = await ask(minutes, { matterId: 'matter-1' })
  if (answer instanceof Response || !answer.ok) throw new Error('no minutes')
  const { text, sheet } = output.parse(answer.value)
  expect(text).toContain('应到46户，实到3户')
  expect(sheet?.title).toBe('伊和背村议贫会会议纪要')
})

test('the minutes come as a Word file under their own name', async () => {
  const answer = await ask(`${minutes}.docx`, { matterId: 'matter-1' })
  if (!(answer instanceof Response)) throw new Error('no file')
  const name = encodeURIComponent('伊和背村议贫会会议纪要.docx')
  expect(answer.headers.get('Content-Disposition')).toContain(`filename*=UTF-8''${name}`)
  expect(new TextDecoder('latin1').decode(await answer.bytes()).slice(0, 2)).toBe('PK')
})

test('the message for the group ends with the link to the matter’s public page', async () => {
  const answer = await ask(outputs, { matterId: 'matter-1', kind: 'wechat' })
  if (answer instanceof Response || !answer.ok) throw new Error('no message')
  expect(output.parse(answer.value).text.split('\n').at(-1)).toBe(`https://cun.example/b/${place}/m/matter-1`)
})

test.each([
  ['matter-1', 'poster', {}, clerk, 'not-found'],
  ['matter-1', 'result', {}, clerk, 'not-found'],
  ['matter-2', 'convening', {}, clerk, 'not-found'],
  ['matter-9', 'convening', {}, clerk, 'not-found'],
  ['matter-1', 'convening', { lang: 'mn' }, clerk, 'invalid'],
  ['matter-1', 'convening', {}, stranger, 'not-your-village'],
] as const)('%s, %s, %j is refused to some', async (matterId, kind, query, who, code) => {
  expect(await ask(outputs, { matterId, kind }, query, who)).toMatchObject({ ok: false, refusal: { code } })
})
