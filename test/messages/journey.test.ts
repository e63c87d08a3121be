import { marshall } from '@aws-sdk/util-dynamodb'
import type { AttributeValue } from '@aws-sdk/client-dynamodb'
import type { AttributeValue as LambdaValue, DynamoDBRecord } from 'aws-lambda'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import * as z from 'zod'
import { saveStaff } from '#functions/commands/save-staff.ts'
import { createCourier } from '#functions/drivers/sqs.ts'
import type { Adapter } from '#functions/messages/adapters.ts'
import { keys } from '#functions/store/keys.ts'
import { react } from '#functions/stream/react.ts'
import type { World } from '#functions/world.ts'
import type { Stack } from '#infra/local/stack.ts'
import {
  at,
  helper,
  liveVillage,
  matterWithTopic,
  must,
  organizer,
  send,
  supervisor,
  village,
} from '../commands/live-village.ts'
import { listener } from './listener.ts'
import type { Listener } from './listener.ts'
import { noon, postHouse } from './post-house.ts'
import type { PostHouse } from './post-house.ts'

let stack: Stack
let world: World
let close: () => Promise<void>
let house: PostHouse
let bot: Listener
let gateway: Listener

beforeAll(async () => {
  ;({ stack, world, close } = await liveVillage(6))
  ;[bot, gateway] = await Promise.all([listener(), listener()])
  const roles = [{ role: 'organizer' as const, place: village }]
  must(await saveStaff(world, undefined, { login: 'wu', name: 'Wu Qiang', roles }))
})
beforeEach(async () => {
  house = await postHouse(world)
  bot.received.length = 0
  gateway.received.length = 0
  return () => house.close()
})
afterAll(async () => {
  await Promise.all([bot.close(), gateway.close()])
  await close()
})

const adapters = (): readonly Adapter[] => [
  { kind: 'wecom', url: `${bot.origin}/cgi-bin/webhook/send?key=k`, places: [village.slice(0, 6)] },
  { kind: 'gateway', url: `${gateway.origin}/in`, token: 'county-token' },
]

const said = (): string[] =>
  bot.received.map(({ json }) => z.object({ text: z.object({ content: z.string() }) }).parse(json).text.content)

/** What the table's stream holds of a matter, and an outbox without the messages of it. */
async function streamAnew(matterId: string): Promise<DynamoDBRecord[]> {
  await stack.catchUp()
  const people = [helper.id, organizer.id, supervisor.id, 'wu'].map((login) => `staff:${login}`)
  for (const recipient of [...people, `village:${village}`, `office:${village}`])
    await world.table.removeMany(await world.table.query({ pk: keys.message(recipient, '', '').pk }))
  const records = await world.table.query({ pk: keys.matter(matterId).pk, prefix: 'EVENT#' })
  return records.map((record, n) => ({
    eventName: 'INSERT',
    dynamodb: { SequenceNumber: String(n + 1), NewImage: asLambda(marshall(record)) },
  }))
}
// The SDK's type of an attribute value and Lambda's differ in name only.
const asLambda = (image: Record<string, AttributeValue>) => image as Record<string, LambdaValue>

async function urgedMatter(): Promise<string> {
  const { matterId, topicId } = await matterWithTopic(world)
  const answers = { kind: 'assembly', place: 'hall', heldOn: '2026-03-20', heldAt: '19:30' }
  const called = { answers, topics: [topicId], electorate: 'households' }
  must(await send(world, organizer, matterId, 'convene', called))
  must(await send(world, organizer, matterId, 'check-in', { voters: ['h001'] }))
  must(await send(world, organizer, matterId, 'write-minutes', { signers: [organizer.id] }))
  must(await send(world, organizer, matterId, 'sign-minutes'))
  const order = { topicId, text: 'mend the culvert', owner: helper.id, due: '2026-05-01' }
  const actionId = must(await send(world, organizer, matterId, 'assign', order)).id
  must(await send(world, supervisor, matterId, 'urge', { actionId, text: 'call 13800001111 about Old Wang' }))
  must(await send(world, helper, matterId, 'report-progress', { actionId, text: 'done', submit: true }))
  must(await send(world, organizer, matterId, 'publish-notice', { subject: 'the culvert', days: 3 }))
  return matterId
}

test('from the stream through the queue to bot and gateway: the group hears each message once, each person and village gets theirs', async () => {
  const Records = await streamAnew(await urgedMatter())
  expect(await react({ ...world, courier: house.courier }, { Records })).toEqual({ batchItemFailures: [] })
  // four for the offices; owner twice, two organizers, the village
  expect(await house.courier.backlog()).toEqual({ waiting: 9, failed: 0 })
  await house.rounds(adapters())

  expect(said().toSorted()).toEqual(
    [
      '致经办的同志：有一项任务交给您：mend the culvert。请在5月1日（星期五）前办好。',
      '致经办的同志：催办：mend the culvert。…',
      '致经办的同志：一项任务报办好了，请验收：mend the culvert',
      '村里发布了公示：the culvert。有不同意见，请在公示期内提出。',
    ]
      .map((text) => `【Ganger】${text}\n${world.origin}/staff`)
      .toSorted(),
  )
  const passed = gateway.received.map(({ json }) =>
    z.looseObject({ recipient: z.unknown(), text: z.string() }).parse(json),
  )
  expect(passed.map(({ recipient }) => JSON.stringify(recipient)).toSorted()).toEqual(
    [
      { kind: 'staff', login: 'bao' },
      { kind: 'staff', login: 'li' },
      { kind: 'staff', login: 'li' },
      { kind: 'staff', login: 'wu' },
      { kind: 'village' },
    ].map((recipient) => JSON.stringify(recipient)),
  )
  expect(passed.map(({ text }) => text)).toContain('su by name催办：mend the culvert。call 13800001111 about Old Wang')
  expect(gateway.received.every(({ headers }) => headers.authorization === 'Bearer county-token')).toBe(true)
  expect(new Set(gateway.received.map(({ headers }) => headers['idempotency-key'])).size).toBe(5)
  expect(await house.courier.backlog()).toEqual({ waiting: 0, failed: 0 })
})

test('the stream that repeats itself and a queue that repeats itself send nothing twice', async () => {
  const Records = await streamAnew(await urgedMatter())
  const there = { ...world, courier: house.courier }
  await react(there, { Records })
  await house.rounds(adapters())
  expect([bot.received.length, gateway.received.length]).toEqual([4, 5])
  await react(there, { Records })
  await react(there, { Records: Records.slice(2) })
  expect((await house.courier.backlog()).waiting).toBeGreaterThan(9)
  await house.rounds(adapters())
  expect([bot.received.length, gateway.received.length]).toEqual([4, 5])
})

test('a queue that cannot be reached stops the stream there: the record comes again, its rows stand once, and then all goes out', async () => {
  const Records = await streamAnew(await urgedMatter())
  const away = createCourier(house.queues.client, { messages: `${house.queues.messages}-nowhere` })
  const first = Records.findIndex(({ dynamodb }) => (dynamodb?.NewImage?.['messages']?.L ?? []).length > 0)
  expect(await react({ ...world, courier: away }, { Records })).toEqual({
    batchItemFailures: [{ itemIdentifier: String(first + 1) }],
  })
  expect(await react({ ...world, courier: house.courier }, { Records: Records.slice(first) })).toEqual({
    batchItemFailures: [],
  })
  await house.rounds(adapters())
  expect([bot.received.length, gateway.received.length]).toEqual([4, 5])
})

test('many messages at once are handed over in parts of ten', async () => {
  const many = Array.from({ length: 23 }, (_, n) => keys.message('staff:nobody', '2026-03-02T03:00:00.000Z', String(n)))
  await house.courier.hand(many)
  expect(await house.courier.backlog()).toEqual({ waiting: 23, failed: 0 })
  // none of them stands in the outbox: nothing is sent and the queue is empty
  expect(await house.rounds(adapters(), at(world, noon))).toBe(3)
  expect(gateway.received).toEqual([])
})

test('a group hears of its own places alone', async () => {
  const Records = await streamAnew(await urgedMatter())
  await react({ ...world, courier: house.courier }, { Records })
  await house.rounds([{ kind: 'wecom', url: `${bot.origin}/other`, places: ['150925'] }])
  expect(bot.received).toEqual([])
})
