import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { GetItemCommand, PutItemCommand, TransactWriteItemsCommand } from '@aws-sdk/client-dynamodb'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { startDynamoDb } from '#infra/local/engines/dynamodb.ts'
import { EngineFailed } from '#infra/local/engines/engine-errors.ts'
import type { Ending } from '#infra/local/engines/engine-process.ts'
import { freePort, portTaken } from '#infra/local/engines/ports.ts'
import { startWithTable, TABLE, temporaryDirectory, until } from './engine.ts'

let directory: Awaited<ReturnType<typeof temporaryDirectory>>
beforeEach(async () => {
  directory = await temporaryDirectory()
})
afterEach(() => directory.remove())

const putOnce = (pk: string) =>
  new PutItemCommand({
    TableName: TABLE,
    Item: { pk: { S: pk }, sk: { S: 'x' } },
    ConditionExpression: 'attribute_not_exists(pk)',
  })

test('what was acknowledged survives kill -9, and its conditions still hold', async () => {
  const { engine, client } = await startWithTable(directory.path)
  await client.send(putOnce('a'))
  const put = (pk: string) => ({
    Put: { TableName: TABLE, Item: { pk: { S: pk }, sk: { S: 'x' } }, ConditionExpression: 'attribute_not_exists(pk)' },
  })
  await client.send(new TransactWriteItemsCommand({ TransactItems: [put('b'), put('c')] }))
  const before = engine.pid()

  await engine.restart()

  expect(engine.pid()).not.toBe(before)
  await expect(client.send(putOnce('a'))).rejects.toMatchObject({ name: 'ConditionalCheckFailedException' })
  await expect(
    client.send(new TransactWriteItemsCommand({ TransactItems: [put('d'), put('c')] })),
  ).rejects.toMatchObject({ name: 'TransactionCanceledException' })
  const read = (pk: string) =>
    client.send(new GetItemCommand({ TableName: TABLE, Key: { pk: { S: pk }, sk: { S: 'x' } } }))
  expect((await read('b')).Item).toBeDefined()
  expect((await read('d')).Item).toBeUndefined()
  await engine.close()
})

test('an engine that dies by itself is told of, and can be started again on the same port', async () => {
  const endings: Ending[] = []
  const { engine, client } = await startWithTable(directory.path, { onExit: (ending) => endings.push(ending) })
  await client.send(putOnce('a'))
  process.kill(engine.pid(), 'SIGKILL')
  await until(() => endings.length === 1)
  expect(endings[0]?.signal).toBe('SIGKILL')

  await engine.restart()

  await expect(client.send(putOnce('a'))).rejects.toMatchObject({ name: 'ConditionalCheckFailedException' })
  await engine.close()
  expect(endings).toHaveLength(1)
})

test('closing frees the port', async () => {
  const port = await freePort()
  const engine = await startDynamoDb({ dataDir: directory.path, port })
  expect(await portTaken(port)).toBe(true)
  await engine.close()
  expect(await portTaken(port)).toBe(false)
})

test('a taken port and an unusable file are reported, not waited for', async () => {
  const engine = await startDynamoDb({ dataDir: directory.path })
  const port = Number(new URL(engine.endpoint).port)
  await expect(startDynamoDb({ dataDir: join(directory.path, 'other'), port })).rejects.toThrow(/already in use/)
  await engine.close()
  await mkdir(join(directory.path, 'broken', 'dynamodb.sqlite'), { recursive: true })
  await expect(startDynamoDb({ dataDir: join(directory.path, 'broken') })).rejects.toBeInstanceOf(EngineFailed)
})

test('the engine dies with a parent that was killed by kill -9', async () => {
  const parent = spawn(process.execPath, [join(import.meta.dirname, 'orphan.ts'), directory.path], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const [line] = await once(parent.stdout, 'data')
  const pid = Number(String(line).trim())
  expect(alive(pid)).toBe(true)
  parent.kill('SIGKILL')
  await until(() => !alive(pid))
})

function alive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}
