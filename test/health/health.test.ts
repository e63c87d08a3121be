import { marshall } from '@aws-sdk/util-dynamodb'
import type { AttributeValue as LambdaValue, DynamoDBRecord } from 'aws-lambda'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { instantFromMillis } from '#shared/calendar/time.ts'
import { healthAnswer, messagesVerdict, overallVerdict, streamVerdict, timersVerdict } from '#shared/views/health.ts'
import { healthOf } from '#functions/health/health-of.ts'
import { lastProbe, probeSeen, refreshProbe, sendProbe } from '#functions/health/probe.ts'
import type { Courier } from '#functions/ports.ts'
import { keys } from '#functions/store/keys.ts'
import type { Item } from '#functions/store/table.ts'
import { react } from '#functions/stream/react.ts'
import { tick } from '#functions/schedule/tick.ts'
import type { World } from '#functions/world.ts'
import type { Knock } from '#test/support/door.ts'
import { done, doorsAt } from '#test/support/door.ts'
import type { TestStack } from '#test/support/stack.ts'
import { testStack } from '#test/support/stack.ts'
import type { Person, Village } from '#test/support/village.ts'
import { firstAdministrator, village } from '#test/support/village.ts'

let stack: TestStack
let knock: Knock
let root: Person
let home: Village
beforeAll(async () => {
  stack = await testStack()
  knock = doorsAt(stack.origin)
  root = await firstAdministrator(stack)
  home = await village(stack, root, { code: '511025106202', name: '双堰塘村' })
})
afterAll(() => stack.close())

/** The same world so many seconds from now: a clock is handed in, so a test may hand in its own. */
function later(seconds: number, world: World = stack.world): World {
  const now = instantFromMillis(Date.parse(world.clock.now()) + seconds * 1000)
  return { ...world, clock: { now: () => now } }
}

/** A world that writes nothing of its own into the stack's: what it would have put is listed. */
function listed(world: World): { world: World; put: Item[] } {
  const put: Item[] = []
  return { world: { ...world, table: { ...world.table, put: async (item) => void put.push(item) } }, put }
}

function recordOf(eventName: 'INSERT' | 'MODIFY' | 'REMOVE', item: Item): DynamoDBRecord {
  // The SDK's type of an attribute value and Lambda's differ in name only.
  const NewImage = marshall(item) as Record<string, LambdaValue>
  return { eventName, dynamodb: { SequenceNumber: '1', ...(eventName === 'REMOVE' ? {} : { NewImage }) } }
}

describe('a probe', () => {
  it('comes out of the stream after all that was written before it', async () => {
    const id = await sendProbe(stack.world)
    await stack.catchUp()
    expect(await probeSeen(stack.world)).toMatchObject({ id })
  })

  it('is answered once, and the answer by nothing', async () => {
    await sendProbe(stack.world)
    await stack.catchUp()
    const seen = await probeSeen(stack.world)
    for (let n = 0; n < 3; n++) await stack.catchUp()
    expect(await probeSeen(stack.world)).toEqual(seen)
  })

  it('is seen when it is new and when it is written over, not when it is gone; the answer is no probe', async () => {
    const probe = { ...keys.probe(), id: 'probe-0001', at: '2026-03-01T09:00:00.000Z' }
    const answer = { ...keys.probeSeen(), id: 'probe-0001', at: probe.at, seenAt: probe.at }
    const written = async (record: DynamoDBRecord) => {
      const { world, put } = listed(stack.world)
      expect(await react(world, { Records: [record] })).toEqual({ batchItemFailures: [] })
      return put
    }
    for (const how of ['INSERT', 'MODIFY'] as const)
      expect(await written(recordOf(how, probe))).toMatchObject([
        { ...keys.probeSeen(), id: 'probe-0001', at: probe.at },
      ])
    expect(await written(recordOf('REMOVE', probe))).toEqual([])
    for (const how of ['INSERT', 'MODIFY'] as const) expect(await written(recordOf(how, answer))).toEqual([])
  })

  it('is sent once a minute, however often the clock ticks', async () => {
    await sendProbe(stack.world)
    const first = await lastProbe(stack.world)
    await refreshProbe(later(40))
    expect(await lastProbe(stack.world)).toEqual(first)
    const { world, put } = listed(later(55))
    await refreshProbe(world)
    expect(put).toMatchObject([{ ...keys.probe(), at: world.clock.now() }])
  })

  it('that cannot be sent holds up no timer', async () => {
    const fails = () => Promise.reject(new Error('throttled'))
    const world = later(120)
    const put = (item: Item) => (item.pk === keys.probe().pk ? fails() : world.table.put(item))
    expect(await tick({ ...world, log: { write: () => {} }, table: { ...world.table, put } })).toMatchObject({
      fired: 0,
    })
  })
})

describe('the health of the service', () => {
  it('is well where everything keeps up', async () => {
    await sendProbe(stack.world)
    await stack.catchUp()
    const health = await healthOf(stack.world)
    expect(health).toMatchObject({
      stage: 'local',
      node: process.version,
      overall: 'well',
      stream: { verdict: 'well' },
      timers: { due: 0, oldestDueSeconds: 0, verdict: 'well' },
      messages: { waiting: null, failed: null, verdict: 'well' },
    })
    expect(health.stream.ageSeconds).toBeLessThan(10)
  })

  it('is behind where timers are due and nobody fires them', async () => {
    const world = later(3600)
    const at = instantFromMillis(Date.parse(stack.world.clock.now()) + 3000 * 1000)
    const timer = { ...keys.timer('2099-01-01', 0, at, 'matter', 'timer'), matterId: 'matter', timerId: 'timer', at }
    const query: World['table']['query'] = (question) =>
      question.pk.startsWith('TIMER#') && question.pk.endsWith('#0')
        ? Promise.resolve([{ ...timer, command: { type: 'close-poll', data: {} } }])
        : world.table.query(question)
    const { timers, overall } = await healthOf({ ...world, table: { ...world.table, query } })
    expect(timers).toMatchObject({ oldestDueSeconds: 600, verdict: 'behind' })
    expect(timers.due).toBeGreaterThan(0)
    expect(overall).toBe('behind')
  })

  it('is behind where the clock has stopped, though nothing is due', async () => {
    expect((await healthOf(later(600))).timers).toMatchObject({ due: 0, verdict: 'behind' })
  })

  it('is behind where probes go down the stream and none comes out', async () => {
    const world = later(600)
    const get: World['table']['get'] = async (key) =>
      key.sk === keys.probe().sk ? { ...key, id: 'unseen-0001', at: world.clock.now() } : world.table.get(key)
    const health = await healthOf({ ...world, table: { ...world.table, get } })
    expect(health).toMatchObject({ overall: 'behind', stream: { verdict: 'behind' }, timers: { verdict: 'well' } })
    expect(health.stream.ageSeconds).toBeGreaterThanOrEqual(600)
  })

  it('is unknown before the first probe', async () => {
    const get: World['table']['get'] = async (key) => (key.pk === 'HEALTH' ? undefined : stack.world.table.get(key))
    const health = await healthOf({ ...stack.world, table: { ...stack.world.table, get } })
    expect(health).toMatchObject({
      overall: 'unknown',
      stream: { probeAt: null, seenAt: null, ageSeconds: null, verdict: 'unknown' },
      timers: { verdict: 'unknown' },
    })
  })

  it.each([
    [
      { waiting: 3, failed: 0 },
      { waiting: 3, failed: 0, verdict: 'well' },
    ],
    [
      { waiting: 0, failed: 1 },
      { waiting: 0, failed: 1, verdict: 'behind' },
    ],
    [undefined, { waiting: null, failed: null, verdict: 'unknown' }],
  ])('counts messages on their way out: %j', async (backlog, messages) => {
    const courier: Courier = {
      hand: () => Promise.resolve(),
      backlog: () => (backlog === undefined ? Promise.reject(new Error('no answer')) : Promise.resolve(backlog)),
    }
    expect((await healthOf({ ...stack.world, log: { write: () => {} }, courier })).messages).toEqual(messages)
  })
})

describe('a verdict', () => {
  it('waits three ticks before it says behind', () => {
    expect([null, 0, 180, 181].map(streamVerdict)).toEqual(['unknown', 'well', 'well', 'behind'])
    expect([0, 180, 181].map((seconds) => timersVerdict(seconds, 30))).toEqual(['well', 'well', 'behind'])
    expect([null, 180, 181].map((seconds) => timersVerdict(0, seconds))).toEqual(['unknown', 'well', 'behind'])
  })

  it('of all is the worst of the parts', () => {
    expect(overallVerdict(['well', 'unknown', 'behind'])).toBe('behind')
    expect(overallVerdict(['well', 'unknown'])).toBe('unknown')
    expect(overallVerdict(['well', 'well'])).toBe('well')
  })

  it('calls more messages than an evening has behind', () => {
    expect(messagesVerdict({ waiting: 1001, failed: 0 })).toBe('behind')
  })
})

describe('the doors to it', () => {
  it('answer administrators, of any place', async () => {
    for (const { session } of [root, home.administrator]) {
      const health = await done(knock, { method: 'GET', path: '/api/health', session }, healthAnswer)
      expect(health).toMatchObject({ stage: 'local', dataVersion: expect.any(Number) })
    }
  })

  it('show a page that says what is behind and what to do', async () => {
    await stack.catchUp()
    const page = async (lang: string) =>
      (await knock({ method: 'GET', path: `/staff/health?lang=${lang}`, session: root.session })).text
    expect(await page('zh')).toContain('<h1>系统运行状况</h1>')
    expect(await page('en')).toContain('How the service is running')
    expect(await page('en')).not.toContain('What to do')
    const now = stack.clock.now()
    await stack.catchUp()
    stack.clock.set(instantFromMillis(Date.parse(now) + 600_000))
    const behind = await page('en')
    stack.clock.set(now)
    expect(behind).toContain('What to do')
    expect(behind).toContain('schedule function')
  })

  it('send everybody else away', async () => {
    const path = '/staff/health'
    expect((await knock({ method: 'GET', path })).mark).toBe('signed-out')
    for (const { session } of [home.organizer, home.countySupervisor])
      expect((await knock({ method: 'GET', path, session })).mark).toBe('not-your-role')
  })
})
