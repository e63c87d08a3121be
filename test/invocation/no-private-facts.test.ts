import { randomUUID } from 'node:crypto'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createApi } from '#functions/api/app.ts'
import { voteDoor } from '#functions/invocation/metric-names.ts'
import { createVillagerApp } from '#functions/villager/app.ts'
import type { World } from '#functions/world.ts'
import { startStack } from '#infra/local/stack.ts'
import { doorsAt, form } from '#test/support/door.ts'
import { signInByLink } from '#test/walkthrough/cast.ts'
import { clientAt } from '#test/walkthrough/client.ts'
import { playScenario } from '#test/walkthrough/play.ts'
import { readScenario } from '#test/walkthrough/scenario.ts'
import type { Scenario } from '#test/walkthrough/scenario.ts'
import type { Wire } from '#test/walkthrough/wire.ts'
import { plainWire } from '#test/walkthrough/wire.ts'
import type { LogEvent, Secrets } from './private-facts.ts'
import { leakIn, secretsOf } from './private-facts.ts'

const caller = { name: '额尔敦布和', phone: '13812345678', title: '村西小桥有洞', password: 'a wrong password 1' }
const looksLikeToken = /(?<![\w-])(?:[0-9A-Za-z]{22}|[\w-]{43,})(?![\w-])/g

/** A scenario played to its end: every event of it, and all that must stand in none. */
interface Record {
  readonly scenario: Scenario
  readonly events: readonly LogEvent[]
  readonly secrets: Secrets
  readonly requests: number
  readonly doors: ReadonlySet<string>
}

async function scenarioIn(file: string): Promise<Scenario> {
  const path = fileURLToPath(new URL(`../scenarios/${file}`, import.meta.url))
  const read = readScenario(file, await readFile(path, 'utf8'))
  if (!read.ok) throw new Error(read.faults.join('\n'))
  return read.scenario
}

async function recordOf(file: string): Promise<Record> {
  const scenario = await scenarioIn(file)
  const secrets = secretsOf(scenario)
  const events: LogEvent[] = []
  const dataDir = await mkdtemp(join(tmpdir(), 'cunyi-test-'))
  const stack = await startStack({ dataDir, log: { write: (event) => void events.push(event) } })
  let requests = 0
  const listening: Wire = async (url, init) => {
    const answer = await plainWire(url, init)
    if (url.origin !== stack.origin || url.pathname.startsWith('/local/')) return answer
    requests += 1
    const text = `${url.pathname} ${answer.headers.get('location') ?? ''} ${await answer.clone().text()}`
    for (const [token] of text.matchAll(looksLikeToken)) secrets.texts.add(token)
    return answer
  }
  try {
    const client = clientAt(stack.origin, listening)
    secrets.texts.add(stack.adminLink.split('/').at(-1) ?? '')
    const signIn = () => signInByLink(client, stack.adminLink)
    const played = await playScenario(scenario, { client, signIn, dataDir, print: () => {} })
    if (!played.ok) throw new Error(played.failure)
    requests += await strangeRequests(stack.origin, scenario.place.code)
    await stack.catchUp()
    for (const text of Object.values(caller)) secrets.texts.add(text)
    return { scenario, events, secrets, requests, doors: doorsOf(stack.world) }
  } finally {
    await stack.close()
    await rm(dataDir, { recursive: true, force: true })
  }
}

/** What people do besides: leave their number, forget their password, ask for what is not there. Gives how many requests. */
async function strangeRequests(origin: string, village: string): Promise<number> {
  const knock = doorsAt(origin)
  const calls = [
    form(`/raise/${village}`, [
      ['title', caller.title],
      ['name', caller.name],
      ['phone', caller.phone],
      ['commandId', randomUUID()],
    ]),
    { method: 'POST', path: '/api/sign-in', body: { login: caller.phone, password: caller.password } },
    { method: 'GET', path: `/v/${'a1'.repeat(11)}` },
    { method: 'GET', path: `/api/matters/${'a1'.repeat(11)}` },
    { method: 'GET', path: `/${encodeURIComponent(caller.name)}/${caller.phone}` },
    { method: 'PATCH', path: `/v/${'a1'.repeat(11)}` },
  ]
  for (const call of calls) await knock(call)
  return calls.length
}

/** The patterns of all routes, and what the other functions are called. */
function doorsOf(world: World): Set<string> {
  const apps = [
    createApi(world, () => Promise.resolve(undefined)),
    createVillagerApp(world, () => Promise.resolve(undefined)),
  ]
  const patterns = apps.flatMap(({ routes }) => routes.map(({ method, path }) => `${method} ${path}`))
  return new Set([...patterns, 'other', 'stream', 'schedule', 'photos', 'messages'])
}

const files = ['water-tank.json', 'objections.json', 'low-scores.json']
const records = new Map<string, Record>()
const record = (file: string): Record => {
  const found = records.get(file)
  if (found === undefined) throw new Error(`${file} was not played`)
  return found
}
beforeAll(async () => {
  for (const file of files) records.set(file, await recordOf(file))
}, 300_000)
afterAll(() => records.clear())

describe.each(files)('the log of %s', (file) => {
  it('holds no name, no code, no number, no link, no session and no choice', () => {
    const { events, doors, secrets } = record(file)
    expect(secrets.texts.size).toBeGreaterThan(50)
    expect(events.flatMap((event) => leakIn(event, doors, secrets) ?? [])).toEqual([])
  })

  it('holds one event of each request, and of the batches and ticks besides', () => {
    const { events, requests } = record(file)
    const answered = events.filter((event) => 'status' in event)
    expect(answered).toHaveLength(requests)
    expect(answered.filter(({ status }) => Number(status) >= 500)).toEqual([])
    const others = new Set(events.filter((event) => !('status' in event)).map(({ door }) => door))
    expect(others).toContain('stream')
    expect(others).toContain('schedule')
    expect(events.filter(({ level }) => level === 'error')).toEqual([])
  })

  it('names matter, village and act of what was done, and why something was not', () => {
    const { events, scenario } = record(file)
    const commands = events.filter(({ door }) => door === 'POST /api/matters/:matterId/commands/:type')
    const acts = commands.filter(({ refusal }) => refusal !== 'signed-out')
    expect(acts.length).toBeGreaterThan(5)
    for (const act of acts) expect(act).toMatchObject({ place: scenario.place.code, matter: expect.any(String) })
    expect(events.some(({ refusal }) => refusal === 'link-unknown')).toBe(true)
    expect(events.some(({ door, status }) => door === 'other' && status === 404)).toBe(true)
  })

  it('says of a vote when, where and what it cost; every vote of a secret poll costs the same', () => {
    const { events, scenario } = record(file)
    const votes = events.filter(({ door }) => door === voteDoor)
    const known = ['timestamp', 'level', 'door', 'stage', 'release', 'status', 'durationMs', 'cold', 'place', 'refusal']
    const figures = [
      'readUnits',
      'writeUnits',
      '_aws',
      'Stage',
      'Door',
      'DurationMs',
      'ReadUnits',
      'WriteUnits',
      'Refusals',
    ]
    for (const vote of votes) expect([...known, ...figures]).toEqual(expect.arrayContaining(Object.keys(vote)))
    const polls = scenario.steps.flatMap(({ step }) => (step.do === 'open-poll' ? [step] : []))
    if (votes.length === 0 || polls.some(({ secret }) => !secret)) return
    const first = votes.filter(({ status, writeUnits }) => status === 303 && Number(writeUnits) > 0)
    expect(first.length).toBeGreaterThan(5)
    expect(new Set(first.map(({ writeUnits }) => writeUnits)).size).toBe(1)
  })
})

describe('the search for leaks', () => {
  const fine = { door: voteDoor, place: '511025106202', level: 'info' }
  it.each([
    ['a link', { ...fine, error: `no link a1B2c3D4e5F6g7H8i9J0k1` }],
    ['a link in the place of an id', { ...fine, matter: 'a1B2c3D4e5F6g7H8i9J0k1' }],
    ['a path in the place of its pattern', { ...fine, door: 'POST /v/a1B2c3D4e5F6g7H8i9J0k1' }],
    ['a name', { ...fine, error: '王建华 was here' }],
    ['a code', { ...fine, error: 'no mark of r07' }],
    ['a choice', { ...fine, stack: 'of rota at 1' }],
    ['a telephone number', { ...fine, requestId: '13812345678' }],
    ['one in the place of a village', { ...fine, place: '13812345678' }],
    ['a further field', { ...fine, voter: 'r07' }],
  ])('finds %s', (_what, event) => {
    const secrets = { texts: new Set(['王建华']), words: new Set(['r07', 'rota']) }
    const doors = new Set([voteDoor])
    expect(leakIn(fine, doors, secrets)).toBeUndefined()
    expect(leakIn(event, doors, secrets)).toBeDefined()
  })
})

describe('a request that breaks', () => {
  const broken = 'a1B2c3D4e5F6g7H8i9J0k1'
  async function eventsOf(request: (world: World) => Promise<unknown>): Promise<LogEvent[]> {
    const events: LogEvent[] = []
    const dataDir = await mkdtemp(join(tmpdir(), 'cunyi-test-'))
    const stack = await startStack({ dataDir, log: { write: () => {} } })
    const fails = () => Promise.reject(new Error(`no row for ${broken} of 王建华`))
    try {
      const { table } = stack.world
      await request({
        ...stack.world,
        log: { write: (event) => void events.push(event) },
        table: { ...table, get: fails, getMany: fails },
      })
      return events
    } finally {
      await stack.close()
      await rm(dataDir, { recursive: true, force: true })
    }
  }

  it('is answered, and told once with its way through the code and nothing of the link', async () => {
    const events = await eventsOf(async (world) => {
      expect((await createVillagerApp(world, () => Promise.resolve(undefined)).request(`/v/${broken}`)).status).toBe(
        500,
      )
      const headers = { Authorization: `Bearer bGk.${broken}` }
      expect((await createApi(world, () => Promise.resolve(undefined)).request('/api/me', { headers })).status).toBe(
        500,
      )
    })
    expect(events).toHaveLength(2)
    expect(events).toMatchObject([
      { level: 'error', door: 'GET /v/:token', status: 500, error: 'Error: no row for [-] of [-]', Errors: 1 },
      { level: 'error', door: 'GET /api/me', status: 500, Errors: 1 },
    ])
    expect(JSON.stringify(events)).not.toContain(broken)
  })

  it('carries Lambda’s id of the invocation where there is one', async () => {
    const events = await eventsOf(async (world) => {
      const env = { lambdaContext: { awsRequestId: '3f0c2a5e-0d64-4d3c-8a55-0d1f5b1f1a11' } }
      await createVillagerApp(world, () => Promise.resolve(undefined)).request('/favicon.ico', undefined, env)
    })
    expect(events).toMatchObject([{ door: 'GET /favicon.ico', requestId: '3f0c2a5e-0d64-4d3c-8a55-0d1f5b1f1a11' }])
  })
})
