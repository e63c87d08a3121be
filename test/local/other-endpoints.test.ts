import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { bucketName, credentials } from '#infra/local/engines.ts'
import { startDynamoDb } from '#infra/local/engines/dynamodb.ts'
import { startObjects } from '#infra/local/engines/objects.ts'
import type { Stack } from '#infra/local/stack.ts'
import { startStack } from '#infra/local/stack.ts'
import { registerPhoto, uploadTicket } from '#functions/commands/take-photo.ts'
import { photoOf } from '#functions/store/photos.ts'
import sharp from 'sharp'
import { temporaryDirectory } from './engine.ts'

const endings: (() => Promise<unknown>)[] = []
let stack: Stack

// Somebody else's engines: they tell nobody of an upload, and nobody may look into their files.
beforeAll(async () => {
  const [theirs, ours] = [await temporaryDirectory(), await temporaryDirectory()]
  const dataDir = theirs.path
  const database = await startDynamoDb({ dataDir })
  const objects = await startObjects({ dataDir: join(dataDir, 's3'), credentials, buckets: [bucketName] })
  process.env['CUNYI_DYNAMODB_ENDPOINT'] = database.endpoint
  process.env['CUNYI_S3_ENDPOINT'] = objects.endpoint
  endings.push(
    () => objects.close(),
    () => database.close(),
    theirs.remove,
    ours.remove,
  )
  stack = await startStack({ dataDir: ours.path, log: { write: () => {} } })
})

afterAll(async () => {
  await stack.close()
  delete process.env['CUNYI_DYNAMODB_ENDPOINT']
  delete process.env['CUNYI_S3_ENDPOINT']
  for (const end of endings) await end()
})

test('two environment variables put the whole stack on other endpoints, photos included', async () => {
  const order = { by: 'test', commandId: 'a-photo-1', place: '150526100201', keepTime: false, keepPlace: false }
  const photoId = await registerPhoto(stack.world, order)
  const { url, fields } = await uploadTicket(stack.world, photoId, { type: 'image/jpeg', length: [1, 1_000_000] })
  const picture = await sharp({ create: { width: 40, height: 30, channels: 3, background: 'green' } })
    .jpeg()
    .toBuffer()
  const form = new FormData()
  for (const [name, value] of Object.entries(fields)) form.append(name, value)
  form.append('file', new Blob([new Uint8Array(picture)], { type: 'image/jpeg' }))
  expect((await fetch(url, { method: 'POST', body: form })).status).toBe(204)
  await stack.catchUp()
  expect((await photoOf(stack.world, photoId))?.state).toBe('ready')
})
