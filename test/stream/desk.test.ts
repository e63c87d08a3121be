import type { AttributeValue } from '@aws-sdk/client-dynamodb'
import { marshall } from '@aws-sdk/util-dynamodb'
import type { AttributeValue as LambdaValue, DynamoDBRecord } from 'aws-lambda'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ancestorsOf } from '#functions/store/places.ts'
import { keys } from '#functions/store/keys.ts'
import type { Item } from '#functions/store/table.ts'
import { counterOf } from '#functions/stream/index-note.ts'
import { react } from '#functions/stream/react.ts'
import { deskOf } from '#functions/queries/desk.ts'
import { localDateOf } from '#shared/calendar/time.ts'
import type { StageCount } from '#shared/views/stage-ages.ts'
import { ageOf, counted, noneInStage, weekOf } from '#shared/views/stage-ages.ts'
import type { World } from '#functions/world.ts'
import type { Stack } from '#infra/local/stack.ts'
import {
  headNow,
  helper,
  liveVillage,
  matterWithTopic,
  moment,
  must,
  newMatter,
  organizer,
  send,
  supervisor,
  village,
} from '../commands/live-village.ts'

let stack: Stack
let world: World
let close: () => Promise<void>

beforeAll(async () => {
  ;({ stack, world, close } = await liveVillage(6))
})
afterAll(() => close())

const areas = [village, ...ancestorsOf(village)]
const desk = (area: string): Promise<Item[]> => world.table.query({ pk: keys.desk(area, '').pk })
const desks = async () => (await Promise.all(areas.map(desk))).flat()
const outbox = (recipient: string) => world.table.query({ pk: keys.message(recipient, '', '').pk })
const rowsAbout = async (matterId: string) => (await desks()).filter((row) => row['matterId'] === matterId)

/** The matter's records as the table's stream brings them: the new image of each inserted item, in order. */
async function streamOf(matterId: string): Promise<DynamoDBRecord[]> {
  const records = await world.table.query({ pk: keys.matter(matterId).pk, prefix: 'EVENT#' })
  return records.map((record, n) => ({
    eventName: 'INSERT',
    eventSource: 'aws:dynamodb',
    dynamodb: { SequenceNumber: String(n + 1).padStart(21, '0'), NewImage: asLambda(marshall(record)) },
  }))
}

// The SDK's type of an attribute value and Lambda's differ in name only.
const asLambda = (image: Record<string, AttributeValue>) => image as Record<string, LambdaValue>

const actionOf = (row: object): unknown => ('actionId' in row ? row.actionId : undefined)
const onlooker = { login: supervisor.id, roles: [{ role: 'supervisor', place: village.slice(0, 2) }] } as const
const deskNow = (area: string) => deskOf(world, onlooker, area)

/** How many matters stand where and since when, counted from the heads themselves. */
async function stagesFromHeads(): Promise<Record<string, StageCount>> {
  const entries = await world.table.query({ pk: keys.villageMatter(village, '', '').pk, prefix: 'MATTER#' })
  const counts: Record<string, StageCount> = {}
  for (const entry of entries) {
    const { stage, stageSince } = (await headNow(world, String(entry['matterId']))).matter
    const age = ageOf(weekOf(localDateOf(stageSince)), localDateOf(world.clock.now()))
    counts[stage] = counted(counts[stage] ?? noneInStage, age, 1)
  }
  return counts
}

/** Puts so many more matters under the counter of a matter, in every area. */
async function countLike(matterId: string, by: number): Promise<void> {
  const numbers = { [counterOf((await headNow(world, matterId)).matter)]: by }
  await world.table.transact(
    areas.map((area, n) => ({ add: keys.desk(area, `COUNT#${areas[n - 1] ?? area}`), numbers })),
  )
}

async function matterWithAction(due = '2026-03-05') {
  const { matterId, topicId } = await matterWithTopic(world)
  must(
    await send(world, organizer, matterId, 'convene', {
      answers: { kind: 'assembly', place: 'hall', heldOn: '2026-03-20', heldAt: '19:30' },
      topics: [topicId],
      electorate: 'households',
    }),
  )
  must(await send(world, organizer, matterId, 'check-in', { voters: ['h001'] }))
  must(await send(world, organizer, matterId, 'write-minutes', { signers: [organizer.id] }))
  must(await send(world, organizer, matterId, 'sign-minutes'))
  const { id: actionId } = must(
    await send(world, organizer, matterId, 'assign', { topicId, text: 'gravel', owner: helper.id, due }),
  )
  return { matterId, topicId, actionId }
}

test('the counters of every area equal a recount from the heads, whatever moved and however often', async () => {
  await newMatter(world)
  await matterWithTopic(world)
  const { matterId, actionId } = await matterWithAction()
  await stack.catchUp()
  for (const area of areas) expect((await deskNow(area)).stages, area).toEqual(await stagesFromHeads())
  must(await send(world, helper, matterId, 'report-progress', { actionId, text: 'done', submit: true }))
  must(await send(world, supervisor, matterId, 'review', { actionId, verdict: 'accept' }))
  must(await send(world, organizer, matterId, 'close'))
  await stack.catchUp()
  for (const area of areas) expect((await deskNow(area)).stages, area).toEqual(await stagesFromHeads())
})

test('a batch that comes again, as a whole or in part, leaves the same desk rows, counters and messages', async () => {
  const { matterId } = await matterWithAction()
  await stack.catchUp()
  const before = [await desks(), await outbox(`staff:${helper.id}`), await outbox(`village:${village}`)]
  const records = await streamOf(matterId)
  for (const again of [records, records.slice(2), records.slice(0, 3), [...records, ...records]])
    expect(await react(world, { Records: again })).toEqual({ batchItemFailures: [] })
  expect([await desks(), await outbox(`staff:${helper.id}`), await outbox(`village:${village}`)]).toEqual(before)
})

test('two readers of the stream at once count a matter once', async () => {
  const { matterId } = await matterWithAction()
  await stack.catchUp()
  const records = await streamOf(matterId)
  await Promise.all([react(world, { Records: records }), react(world, { Records: records })])
  expect((await deskNow(village)).stages).toEqual(await stagesFromHeads())
})

test('a desk made anew from the first record on is the desk that grew with the matter', async () => {
  const { matterId, actionId } = await matterWithAction()
  stack.clock.set(moment('2026-03-02T10:00:00+08:00'))
  must(await send(world, helper, matterId, 'report-progress', { actionId, text: 'half' }))
  await stack.catchUp()
  const grown = await rowsAbout(matterId)
  expect(grown.filter(({ sk }) => sk.startsWith('CHANGE#')).map((row) => row['at'])).toEqual(
    areas.map(() => expect.stringMatching(/^2026-03-02T02:00/)),
  )
  await world.table.removeMany([...grown, keys.matterIndex(matterId)])
  await countLike(matterId, -1)
  await react(world, { Records: await streamOf(matterId) })
  const anew = await rowsAbout(matterId)
  expect(anew).toEqual(grown)
})

test('an action is on the desk as overdue from the end of its due day, on every level, and off it once accepted', async () => {
  const { matterId, actionId } = await matterWithAction('2026-03-03')
  const overdue = async (area: string) => (await deskNow(area)).overdue.map(actionOf)
  stack.clock.set(moment('2026-03-03T23:59:00+08:00'))
  await stack.catchUp()
  for (const area of areas) expect(await overdue(area)).not.toContain(actionId)
  stack.clock.set(moment('2026-03-04T00:00:00+08:00'))
  await stack.catchUp()
  for (const area of areas) expect(await overdue(area)).toContain(actionId)
  must(await send(world, helper, matterId, 'report-progress', { actionId, text: 'done', submit: true }))
  await stack.catchUp()
  expect(await overdue(village)).toContain(actionId)
  expect((await deskNow(village)).waiting.map(actionOf)).toContain(actionId)
  must(await send(world, supervisor, matterId, 'review', { actionId, verdict: 'accept' }))
  await stack.catchUp()
  for (const area of areas) expect(await overdue(area)).not.toContain(actionId)
  expect((await deskNow(village)).waiting.map(actionOf)).not.toContain(actionId)
})

/** A world whose process dies right after its nth write: the write stands, nothing after it happens. */
function dyingAfter(writes: number): World {
  let left = writes
  const dies = async <T>(write: Promise<T>): Promise<T> => {
    if (left <= 0) throw new Error('the process is dead')
    left -= 1
    const outcome = await write
    if (left === 0) throw new Error('the process died here')
    return outcome
  }
  const { table } = world
  return {
    ...world,
    table: {
      ...table,
      putMany: (items) => dies(table.putMany(items)),
      removeMany: (some) => dies(table.removeMany(some)),
      transact: (some) => dies(table.transact(some)),
    },
  }
}

test.each([1, 2, 3, 4])(
  'a reaction that dies after its write no. %i leaves nothing on any desk once the matter has moved on',
  async (writes) => {
    const { matterId, actionId } = await matterWithAction()
    must(await send(world, helper, matterId, 'report-progress', { actionId, text: 'done', submit: true }))
    await stack.catchUp()
    // As if the stream had not come this far: neither rows nor note nor count.
    await world.table.removeMany([...(await rowsAbout(matterId)), keys.matterIndex(matterId)])
    await countLike(matterId, -1)
    await react(dyingAfter(writes), { Records: await streamOf(matterId) })
    must(await send(world, supervisor, matterId, 'review', { actionId, verdict: 'accept' }))
    await stack.catchUp()
    for (const area of areas) {
      const { overdue, waiting, stages } = await deskNow(area)
      expect([...overdue, ...waiting].map(actionOf)).not.toContain(actionId)
      expect(stages).toEqual(await stagesFromHeads())
    }
    // What was done stays in the ledger, by itself and by its owner, beside the change.
    expect((await rowsAbout(matterId)).length).toBe(3 * areas.length)
  },
)

test('messages reach those they are for: the owner of an action, the organizers of the place, the village’s channel', async () => {
  const { matterId, actionId } = await matterWithAction()
  must(await send(world, helper, matterId, 'report-progress', { actionId, text: 'done', submit: true }))
  must(await send(world, organizer, matterId, 'publish-notice', { subject: 'result', days: 1 }))
  await stack.catchUp()
  const said = async (recipient: string) =>
    (await outbox(recipient)).filter((row) => row['matterId'] === matterId).map((row) => row['says'])
  expect(await said(`staff:${helper.id}`)).toEqual(['action-assigned'])
  expect(await said(`staff:${organizer.id}`)).toEqual(['action-submitted'])
  expect(await said(`staff:${supervisor.id}`)).toEqual([])
  expect(await said(`village:${village}`)).toEqual(['notice-published'])
})

test('a record that cannot be handled stops the batch there: its sequence number is handed back and what came before is done', async () => {
  const { matterId } = await matterWithTopic(world)
  await stack.catchUp()
  const records = await streamOf(matterId)
  const torn = {
    ...records[1],
    dynamodb: { SequenceNumber: '77', NewImage: asLambda(marshall({ ...keys.event(matterId, 2), seq: 'two' })) },
  }
  const answer = await react(world, { Records: [...records.slice(0, 1), torn, ...records.slice(2)] })
  expect(answer).toEqual({ batchItemFailures: [{ itemIdentifier: '77' }] })
})

test('what is no record of a matter is let by: rows, heads, removals, other items', async () => {
  const { matterId } = await matterWithTopic(world)
  await stack.catchUp()
  const before = await desks()
  const [record] = await streamOf(matterId)
  const head = await world.table.get(keys.matter(matterId))
  const others: DynamoDBRecord[] = [
    { ...record, eventName: 'REMOVE' },
    { ...record, eventName: 'MODIFY' },
    { eventName: 'INSERT', dynamodb: { SequenceNumber: '1', NewImage: asLambda(marshall(head)) } },
    {
      eventName: 'INSERT',
      dynamodb: { SequenceNumber: '2', NewImage: asLambda(marshall({ pk: 'PHOTO#x', sk: 'PHOTO' })) },
    },
    { eventName: 'INSERT', dynamodb: { SequenceNumber: '3' } },
    { eventName: 'INSERT' },
  ]
  expect(await react(world, { Records: others })).toEqual({ batchItemFailures: [] })
  expect(await desks()).toEqual(before)
})
