import { marshall } from '@aws-sdk/util-dynamodb'
import type { AttributeValue as LambdaValue, DynamoDBStreamEvent } from 'aws-lambda'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { keys } from '#functions/store/keys.ts'
import { react } from '#functions/stream/react.ts'
import type { World } from '#functions/world.ts'
import type { Stack } from '#infra/local/stack.ts'
import { liveVillage, matterWithPoll, village } from '../commands/live-village.ts'

let stack: Stack
let world: World
let close: () => Promise<void>

beforeAll(async () => {
  ;({ stack, world, close } = await liveVillage(6))
})
afterAll(() => close())

async function streamOf(matterId: string): Promise<DynamoDBStreamEvent> {
  const records = await world.table.query({ pk: keys.matter(matterId).pk, prefix: 'EVENT#' })
  return {
    Records: records.map((record, n) => ({
      eventName: 'INSERT',
      // The SDK's type of an attribute value and Lambda's differ in name only.
      dynamodb: { SequenceNumber: String(n + 1), NewImage: marshall(record) as Record<string, LambdaValue> },
    })),
  }
}

test('what the desks show has had its messages sent: where messages cannot be written, the desks stay as they were', async () => {
  const { matterId } = await matterWithPoll(world, {})
  await stack.catchUp()
  const outbox = () => world.table.query({ pk: keys.message(`village:${village}`, '', '').pk })
  const sent = await outbox()
  expect(sent.length).toBeGreaterThan(0)
  const tried: string[] = []
  const failing: World = {
    ...world,
    table: {
      ...world.table,
      putMany: async (items) => {
        tried.push(...items.map(({ pk }) => pk))
        if (items.some(({ pk }) => pk.startsWith('OUTBOX#'))) throw new Error('throttled')
        await world.table.putMany(items)
      },
      transact: async (writes) => {
        tried.push('index')
        return world.table.transact(writes)
      },
    },
  }
  await world.table.remove(keys.matterIndex(matterId))
  const event = await streamOf(matterId)
  const lost = event.Records.findIndex(({ dynamodb }) => (dynamodb?.NewImage?.['messages']?.L ?? []).length > 0)
  const { batchItemFailures } = await react(failing, { Records: event.Records.slice(lost) })
  expect(batchItemFailures).toEqual([{ itemIdentifier: String(lost + 1) }])
  expect(tried).not.toContain('index')
  expect((await react(world, event)).batchItemFailures).toEqual([])
  expect(await outbox()).toEqual(sent)
})
