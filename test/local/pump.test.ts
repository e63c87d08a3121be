import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { DeleteItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb'
import type { DynamoDBBatchResponse, DynamoDBRecord, DynamoDBStreamEvent } from 'aws-lambda'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openMaintenance } from '#infra/local/engines/maintenance.ts'
import { type PumpOptions, startPump } from '#infra/local/engines/pump.ts'
import { startWithTable, TABLE, temporaryDirectory, until } from './engine.ts'

let directory: Awaited<ReturnType<typeof temporaryDirectory>>
let running: Awaited<ReturnType<typeof startWithTable>>
beforeEach(async () => {
  directory = await temporaryDirectory()
  running = await startWithTable(directory.path)
})
afterEach(async () => {
  await running.engine.close()
  await directory.remove()
})

const pump = (handler: PumpOptions['handler']) =>
  startPump({
    streamsClientConfig: running.config,
    tableName: TABLE,
    positionFile: join(directory.path, 'position.json'),
    handler,
  })
const put = (pk: string) =>
  running.client.send(
    new PutItemCommand({
      TableName: TABLE,
      Item: { pk: { S: pk }, sk: { S: 'x' }, mark: { B: new Uint8Array([1, 2]) } },
    }),
  )
const name = (record: DynamoDBRecord) => String(record.dynamodb?.Keys?.['pk']?.S)
const names = (event: DynamoDBStreamEvent) => event.Records.map(name)
const number = (record: DynamoDBRecord | undefined) => String(record?.dynamodb?.SequenceNumber)

test('the handler is given what Lambda would give it', async () => {
  const seen: DynamoDBRecord[] = []
  const started = await pump(async (event) => void seen.push(...event.Records))
  await put('a')
  await running.client.send(new DeleteItemCommand({ TableName: TABLE, Key: { pk: { S: 'a' }, sk: { S: 'x' } } }))
  await started.settled()
  const image = { pk: { S: 'a' }, sk: { S: 'x' }, mark: { B: 'AQI=' } }
  expect(seen).toMatchObject([
    { eventName: 'INSERT', eventSource: 'aws:dynamodb', dynamodb: { NewImage: image, SequenceNumber: '1' } },
    { eventName: 'REMOVE', dynamodb: { OldImage: image, StreamViewType: 'NEW_AND_OLD_IMAGES' } },
  ])
  expect(seen[0]?.eventSourceARN).toContain(`table/${TABLE}/stream/`)
  expect(typeof seen[0]?.dynamodb?.ApproximateCreationDateTime).toBe('number')
  await started.close()
})

test('after a restart of pump and engine the stream goes on where it stopped', async () => {
  const seen: string[] = []
  const first = await pump(async (event) => void seen.push(...names(event)))
  await put('a')
  await put('b')
  await first.settled()
  expect(first.position()).toBe(2n)
  await first.close()
  expect(JSON.parse(await readFile(join(directory.path, 'position.json'), 'utf8'))).toMatchObject({
    sequenceNumber: '2',
  })
  await put('c')
  await running.engine.restart()
  await put('d')
  const second = await pump(async (event) => void seen.push(...names(event)))
  await second.settled()
  expect(seen).toEqual(['a', 'b', 'c', 'd'])
  await second.close()
})

test('the engine may die under a running pump', async () => {
  const seen: string[] = []
  const started = await pump(async (event) => void seen.push(...names(event)))
  await put('a')
  await started.settled()
  await running.engine.restart()
  await put('b')
  await started.settled()
  expect(seen).toEqual(['a', 'b'])
  await started.close()
})

test('nothing behind a failed record is handled before it succeeds', async () => {
  for (const pk of ['a', 'b', 'bad', 'c']) await put(pk)
  const done: string[] = []
  let failures = 2
  const started = await pump(async (event): Promise<DynamoDBBatchResponse> => {
    for (const record of event.Records) {
      if (name(record) === 'bad' && failures > 0) {
        failures -= 1
        return { batchItemFailures: [{ itemIdentifier: number(record) }] }
      }
      done.push(name(record))
    }
    return { batchItemFailures: [] }
  })
  await started.settled()
  expect(done).toEqual(['a', 'b', 'bad', 'c'])
  await started.close()
})

test('a handler that throws gets the same batch again, and the position waits', async () => {
  await put('a')
  await put('b')
  const batches: string[][] = []
  const started = await pump(async (event) => {
    batches.push(names(event))
    if (batches.length < 3) throw new Error('not yet')
  })
  await until(() => batches.length === 1)
  expect(started.position()).toBeUndefined()
  await started.settled()
  expect(batches).toEqual([
    ['a', 'b'],
    ['a', 'b'],
    ['a', 'b'],
  ])
  await started.close()
})

test('closing during a retry leaves the record for the next start', async () => {
  await put('a')
  let tried = 0
  const stuck = await pump(async () => {
    tried += 1
    throw new Error('always')
  })
  await until(() => tried > 0)
  const [settling] = await Promise.allSettled([stuck.settled(), stuck.close()])
  expect(settling).toMatchObject({
    status: 'rejected',
    reason: expect.objectContaining({ message: expect.stringMatching(/closed/) }),
  })
  const seen: string[] = []
  const next = await pump(async (event) => void seen.push(...names(event)))
  await next.settled()
  expect(seen).toEqual(['a'])
  await next.close()
})

test('more than a batch is drained in order, also over a trimmed stream', async () => {
  const seen: number[] = []
  const sizes: number[] = []
  const maintenance = openMaintenance(running.engine.databaseFile, running.config)
  maintenance.indexStream()
  const started = await pump(async (event) => {
    sizes.push(event.Records.length)
    seen.push(...event.Records.map((record) => Number(number(record))))
  })
  await Promise.all(Array.from({ length: 250 }, (_, i) => put(`item-${i}`)))
  await started.settled()
  await started.close()
  maintenance.trimStream(TABLE, 1_000n)
  await Promise.all(Array.from({ length: 120 }, (_, i) => put(`more-${i}`)))
  const again = await pump(async (event) => {
    sizes.push(event.Records.length)
    seen.push(...event.Records.map((record) => Number(number(record))))
  })
  await again.settled()
  expect(seen).toEqual(Array.from({ length: 370 }, (_, i) => i + 1))
  expect(Math.max(...sizes)).toBeLessThanOrEqual(100)
  await again.close()
  maintenance.close()
})
