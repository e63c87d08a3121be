import type { Context } from 'aws-lambda'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { practiceClock } from '#functions/drivers/practice-clock.ts'
import { systemClock } from '#functions/drivers/system.ts'
import type { World } from '#functions/world.ts'
import { credentials, tableName } from '#infra/local/engines.ts'
import { pollQueue } from '#infra/local/engines/queues.ts'
import type { Stack } from '#infra/local/stack.ts'
import { liveVillage, moment, village } from '../commands/live-village.ts'
import { listener } from './listener.ts'
import { postHouse, putMessage } from './post-house.ts'

let stack: Stack
let world: World
let close: () => Promise<void>
beforeAll(async () => {
  ;({ stack, world, close } = await liveVillage(1))
})
afterAll(() => close())

test('the messages function, told all by its environment: at night it waits, by day it carries, with one event each in the log', async () => {
  const [house, bot] = await Promise.all([postHouse(world), listener()])
  Object.assign(process.env, {
    AWS_REGION: 'local',
    AWS_ACCESS_KEY_ID: credentials.accessKeyId,
    AWS_SECRET_ACCESS_KEY: credentials.secretAccessKey,
    AWS_ENDPOINT_URL_DYNAMODB: stack.engines.clientConfig.endpoint,
    AWS_ENDPOINT_URL_SQS: new URL(house.queues.messages).origin,
    CUNYI_TABLE: tableName,
    CUNYI_URN_TABLE: 'no-business-of-its',
    CUNYI_BUCKET: 'no-business-of-its',
    CUNYI_ORIGIN: 'https://cunyi.example',
    CUNYI_STAGE: 'practice-1',
    CUNYI_CLOCK: 'movable',
    CUNYI_MESSAGES_QUEUE: house.queues.messages,
    CUNYI_ADAPTERS: JSON.stringify([{ kind: 'wecom', url: `${bot.origin}/send?key=very-secret` }]),
  })
  const { handler } = await import('#functions/messages/handler.ts')
  const lines: string[] = []
  const receive = async (time: string) => {
    await practiceClock(world.table, systemClock).set(moment(`2026-03-02T${time}:00+08:00`))
    const print = process.stdout.write
    process.stdout.write = (line) => lines.push(String(line)) > 0
    try {
      return await pollQueue(house.queues, house.queues.messages, (event) => handler(event, context))
    } finally {
      process.stdout.write = print
    }
  }

  const first = await putMessage(world, `office:${village}`)
  await house.courier.hand([first])
  expect(await receive('23:00')).toBe(1)
  expect(bot.received).toEqual([])
  expect(await house.courier.backlog()).toEqual({ waiting: 1, failed: 0 })

  await house.courier.hand([await putMessage(world, `office:${village}`)])
  expect(await receive('09:00')).toBe(1)
  expect(bot.received.length).toBe(1)
  expect(lines.map((line) => JSON.parse(line))).toMatchObject([
    { door: 'messages', level: 'info', messages: 1, place: village },
    { door: 'messages', level: 'info', messages: 1, place: village, sent: 1 },
  ])
  expect(lines.join('')).not.toMatch(/very-secret|new road/)
  await Promise.all([house.close(), bot.close()])
})

// What the handler reads of it; the rest Lambda fills in.
const context = { awsRequestId: 'request-1' } as Context
