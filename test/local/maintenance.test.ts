import { DatabaseSync } from 'node:sqlite'
import { GetItemCommand, PutItemCommand, QueryCommand } from '@aws-sdk/client-dynamodb'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type Maintenance, openMaintenance } from '#infra/local/engines/maintenance.ts'
import { startWithTable, TABLE, temporaryDirectory } from './engine.ts'

let directory: Awaited<ReturnType<typeof temporaryDirectory>>
let running: Awaited<ReturnType<typeof startWithTable>>
let maintenance: Maintenance
beforeEach(async () => {
  directory = await temporaryDirectory()
  running = await startWithTable(directory.path)
  maintenance = openMaintenance(running.engine.databaseFile, running.config)
})
afterEach(async () => {
  maintenance.close()
  await running.engine.close()
  await directory.remove()
})

const put = (pk: string, more: Record<string, { N: string } | { S: string }> = {}) =>
  running.client.send(
    new PutItemCommand({ TableName: TABLE, Item: { pk: { S: pk }, sk: { S: 'x' }, place: { S: 'p' }, ...more } }),
  )

const sql = (text: string) => {
  const database = new DatabaseSync(running.engine.databaseFile)
  const rows = database.prepare(text).all()
  database.close()
  return rows
}
const numbers = () =>
  sql('SELECT sequence_number AS n FROM _stream_records ORDER BY CAST(sequence_number AS INTEGER)').map((row) =>
    Number(row['n']),
  )

test('the stream index serves the number of the next record', async () => {
  await put('a')
  maintenance.indexStream()
  maintenance.indexStream()
  await put('b')
  const plan = sql(
    `EXPLAIN QUERY PLAN SELECT MAX(CAST(sequence_number AS INTEGER)) FROM _stream_records WHERE table_name = '${TABLE}'`,
  )
  expect(String(plan[0]?.['detail'])).toContain('USING')
  expect(String(plan[0]?.['detail'])).toContain('cunyi_stream_order')
  expect(numbers()).toEqual([1, 2])
})

test('trimming keeps what is wanted, always keeps the newest, and numbering goes on', async () => {
  maintenance.indexStream()
  for (let i = 0; i < 12; i += 1) await put(`item-${i}`)
  expect(maintenance.trimStream(TABLE, 10n)).toBe(9)
  expect(numbers()).toEqual([10, 11, 12])
  expect(maintenance.trimStream(TABLE, 1_000n)).toBe(2)
  expect(numbers()).toEqual([12])
  await put('next')
  await running.engine.restart()
  await put('after a restart')
  expect(numbers()).toEqual([12, 13, 14])
})

test('trimming and sweeping while others write disturbs nobody', async () => {
  maintenance.indexStream()
  const writers = Array.from({ length: 8 }, async (_, writer) => {
    for (let i = 0; i < 20; i += 1) await put(`w${writer}-${i}`, i % 2 === 0 ? { expiresAt: { N: '5' } } : {})
  })
  let busy = true
  const keeper = (async () => {
    while (busy) {
      maintenance.trimStream(TABLE, BigInt(numbers().at(-1) ?? 0))
      await maintenance.sweepExpired(TABLE, 'expiresAt', 100)
      await new Promise((resolve) => setTimeout(resolve, 5))
    }
  })()
  await Promise.all(writers)
  busy = false
  await keeper
  await maintenance.sweepExpired(TABLE, 'expiresAt', 100)
  expect(sql(`SELECT COUNT(*) AS n FROM ${TABLE}`)[0]?.['n']).toBe(80)
  expect(numbers().at(-1)).toBe(160 + 80)
  expect(sql('PRAGMA integrity_check')[0]?.['integrity_check']).toBe('ok')
})

test('expired items are swept from table and index, live ones and those without expiry stay', async () => {
  await put('expired', { expiresAt: { N: '99' } })
  await put('live', { expiresAt: { N: '100' } })
  await put('lasting')
  await put('a text is no time', { expiresAt: { S: '1' } })
  expect(await maintenance.sweepExpired(TABLE, 'expiresAt', 100)).toBe(1)
  expect(await maintenance.sweepExpired(TABLE, 'expiresAt', 100)).toBe(0)
  const get = (pk: string) =>
    running.client.send(new GetItemCommand({ TableName: TABLE, Key: { pk: { S: pk }, sk: { S: 'x' } } }))
  expect((await get('expired')).Item).toBeUndefined()
  const found = await running.client.send(
    new QueryCommand({
      TableName: TABLE,
      IndexName: 'by-place',
      KeyConditionExpression: 'place = :p',
      ExpressionAttributeValues: { ':p': { S: 'p' } },
    }),
  )
  expect(found.Items?.map((item) => item['pk']?.S).toSorted()).toEqual(['a text is no time', 'lasting', 'live'])
  await put('live', { expiresAt: { N: '50' } })
  expect(await maintenance.sweepExpired(TABLE, 'expiresAt', 100)).toBe(1)
})

test('sweeping reads an index, not the table', async () => {
  await put('live', { expiresAt: { N: '100' } })
  await maintenance.sweepExpired(TABLE, 'expiresAt', 10)
  const path = `'$."expiresAt".N'`
  const plan = sql(
    `EXPLAIN QUERY PLAN SELECT item_json FROM "${TABLE}" WHERE json_extract(item_json, ${path}) IS NOT NULL
     AND CAST(json_extract(item_json, ${path}) AS INTEGER) < 10`,
  )
  expect(String(plan[0]?.['detail'])).toContain('USING INDEX cunyi_expiry')
})
