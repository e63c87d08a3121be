import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { backToQueue, redrive } from '#infra/operate/redrive.ts'
import { nameOf } from '#functions/messages/adapters.ts'
import type { Adapter } from '#functions/messages/adapters.ts'
import { deliver } from '#functions/messages/deliver.ts'
import { waysOut } from '#functions/messages/way.ts'
import type { World } from '#functions/world.ts'
import { at, liveVillage, moment, village } from '../commands/live-village.ts'
import { listener } from './listener.ts'
import type { Listener } from './listener.ts'
import { noon, postHouse, putMessage } from './post-house.ts'
import type { PostHouse } from './post-house.ts'

let world: World
let close: () => Promise<void>
let house: PostHouse
let bot: Listener
let other: Listener

beforeAll(async () => {
  ;({ world, close } = await liveVillage(1))
})
beforeEach(async () => {
  ;[house, bot, other] = await Promise.all([postHouse(world), listener(), listener()])
  return () => Promise.all([house.close(), bot.close(), other.close()])
})
afterAll(() => close())

const office = `office:${village}`
const wecom = () => ({ kind: 'wecom', url: `${bot.origin}/send?key=very-secret` }) as const
const feishu = () => ({ kind: 'feishu', url: `${other.origin}/hook/very-secret` }) as const
/** What the log told of each failure, after the name of the way. */
const reasons = () => house.log.map(({ error }) => String(error).replace(/^Error: [\w-]+ /, ''))
const marksOf = async (key: { pk: string; sk: string }) => (await world.table.get(key))?.['carriedBy']

test('an answer 200 that says it was not taken is a failure: the message comes again, later each time, and goes out once', async () => {
  const key = await putMessage(world, office)
  await house.courier.hand([key])
  bot.answer({ body: '{"errcode":93000,"errmsg":"invalid webhook url"}' }, { body: 'no JSON' }, { status: 500 })
  expect(await house.rounds([wecom()])).toBe(4)
  expect(bot.received.length).toBe(4)
  expect(house.hidden).toEqual([60, 240, 900])
  expect(Object.keys((await marksOf(key)) ?? {})).toHaveLength(1)
  expect(reasons()).toEqual(['code 93000', 'status 200', 'status 500'])
})

test('after five failures the message lies with the dead letters; redriven it goes out, and redriving again does nothing', async () => {
  const keys = [await putMessage(world, office), await putMessage(world, office)]
  await house.courier.hand(keys)
  bot.always({ status: 503 })
  await house.rounds([wecom()])
  expect(bot.received.length).toBe(2 * 5)
  expect(await house.courier.backlog()).toEqual({ waiting: 0, failed: 2 })

  bot.always({})
  const { client, dead, messages } = house.queues
  const told: string[] = []
  const anew = () => redrive(client, dead, backToQueue(client, messages), (line) => told.push(line))
  expect(await anew()).toEqual({ handed: 2, gone: 0, unread: 0 })
  expect(await anew()).toEqual({ handed: 0, gone: 0, unread: 0 })
  expect(told[0]).toBe('About 2 dead letters wait.')
  await house.rounds([wecom()])
  expect(bot.received.length).toBe(2 * 5 + 2)
  expect(await house.courier.backlog()).toEqual({ waiting: 0, failed: 0 })
})

test('where one way fails the others are not gone twice', async () => {
  await house.courier.hand([await putMessage(world, office)])
  bot.answer({ status: 502 }, { status: 502 })
  await house.rounds([wecom(), feishu()])
  expect([bot.received.length, other.received.length]).toEqual([3, 1])
})

test('a bot that wants fewer messages is left alone, and waiting for it uses up no attempt, however often', async () => {
  await house.courier.hand([await putMessage(world, office)])
  const tooMany = { body: '{"errcode":45009,"errmsg":"api freq out of limit"}' }
  bot.answer(...Array.from({ length: 12 }, () => tooMany))
  expect(await house.rounds([wecom()])).toBe(13)
  expect(bot.received.length).toBe(13)
  expect(await house.courier.backlog()).toEqual({ waiting: 0, failed: 0 })
  for (const seconds of [...house.hidden, ...house.again]) {
    expect(seconds).toBeGreaterThanOrEqual(60)
    expect(seconds).toBeLessThan(120)
  }
  expect(house.log).toEqual([])
})

test('while a bot rests, the other messages of the batch do not knock', async () => {
  await house.courier.hand([
    await putMessage(world, office),
    await putMessage(world, office),
    await putMessage(world, office),
  ])
  bot.answer({ status: 429, headers: { 'Retry-After': '90' } })
  await house.round([wecom()])
  expect(bot.received.length).toBe(1)
  expect(house.hidden.every((seconds) => seconds >= 89)).toBe(true)
  await house.rounds([wecom()])
  expect(bot.received.length).toBe(4)
})

test('who answers too slowly has not answered; a redirect is not followed', async () => {
  await house.courier.hand([await putMessage(world, office)])
  bot.answer({ afterMs: 6_000 }, { status: 307, headers: { Location: `${other.origin}/elsewhere` } })
  const before = Date.now()
  await house.round([wecom()])
  expect(Date.now() - before).toBeLessThan(5_900)
  await house.rounds([wecom()])
  expect(reasons()).toEqual(['timeout', 'status 307'])
  expect(other.received).toEqual([])
})

test('nobody there: a failure without the address, which no line of the log ever tells', async () => {
  await house.courier.hand([await putMessage(world, office)])
  const gone = wecom()
  await bot.close()
  bot = await listener()
  await house.rounds([gone])
  expect(house.log.length).toBe(5)
  expect(JSON.stringify(house.log)).not.toMatch(/very-secret|127\.0\.0\.1/)
})

test('at night a message waits for the morning, and a whole week of nights costs it no attempt', async () => {
  const key = await putMessage(world, office)
  await house.courier.hand([key])
  await house.round([wecom()], at(world, moment('2026-03-02T22:30:00+08:00')))
  expect(house.hidden).toEqual([8.5 * 3600])
  for (let night = 3; night < 10; night++)
    await house.round([wecom()], at(world, moment(`2026-03-0${night}T02:00:00+08:00`)))
  expect(bot.received).toEqual([])
  expect(await house.courier.backlog()).toEqual({ waiting: 1, failed: 0 })
  await house.rounds([wecom()], at(world, moment('2026-03-10T07:00:00+08:00')))
  expect(bot.received.length).toBe(1)
})

test.each([
  ['20:59', 0],
  ['21:00', 10 * 3600],
  ['00:00', 7 * 3600],
  ['06:59', 60],
])('at %s a message waits %i seconds', async (time, seconds) => {
  await house.courier.hand([await putMessage(world, office)])
  await house.round([wecom()], at(world, moment(`2026-03-02T${time}:00+08:00`)))
  expect(house.hidden).toEqual(seconds === 0 ? [] : [seconds])
})

test('a body nobody can read ends with the dead letters and hinders no other', async () => {
  const good = await putMessage(world, office)
  await house.courier.hand([{ pk: 'STAFF#bao', sk: 'HEAD' }, good])
  await house.rounds([wecom()])
  expect(bot.received.length).toBe(1)
  expect(await house.courier.backlog()).toEqual({ waiting: 0, failed: 1 })
})

test('a message that was deleted meanwhile is not sent and does not come back', async () => {
  const key = await putMessage(world, office)
  await house.courier.hand([key])
  await world.table.remove(key)
  await house.rounds([wecom()])
  expect(bot.received).toEqual([])
  expect(await world.table.get(key)).toBeUndefined()
})

test('a message deleted while it goes out does not come back', async () => {
  const key = await putMessage(world, office)
  await house.courier.hand([key])
  bot.answer({ afterMs: 300 })
  const going = house.round([wecom(), feishu()])
  while (bot.received.length === 0) await new Promise((resolve) => setTimeout(resolve, 5))
  await world.table.remove(key)
  await going
  expect(await world.table.get(key)).toBeUndefined()
  expect(other.received).toEqual([])
})

test('two readers of one message at once lose neither mark', async () => {
  const key = await putMessage(world, office)
  bot.always({ afterMs: 200 })
  other.always({ afterMs: 200 })
  const noSecret = () => Promise.reject(new Error('no secret is kept here'))
  const reader = (adapter: Adapter) => deliver(at(world, noon), waysOut(world, [adapter], noSecret), key)
  expect(await Promise.all([reader(wecom()), reader(feishu())])).toEqual([
    { state: 'done', carried: 1 },
    { state: 'done', carried: 1 },
  ])
  expect(Object.keys((await marksOf(key)) ?? {}).toSorted()).toEqual([nameOf(feishu()), nameOf(wecom())])
})

test('what is older than the queue could keep it comes from a copy of the table: nobody hears it', async () => {
  await house.courier.hand([await putMessage(world, office, { at: '2026-02-14T03:00:00.000Z' })])
  await house.rounds([wecom()], at(world, noon))
  expect(bot.received).toEqual([])
})
