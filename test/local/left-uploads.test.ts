import sharp from 'sharp'
import { expect, test } from 'vitest'
import { createObjects } from '#functions/store/objects.ts'
import { incomingKey } from '#functions/store/object-keys.ts'
import { itemOfPhoto, photoOf } from '#functions/store/photos.ts'
import { createTable } from '#functions/store/table.ts'
import { bucketName, startEngines, tableName } from '#infra/local/engines.ts'
import { startStack } from '#infra/local/stack.ts'
import { temporaryDirectory, until } from './engine.ts'

test('a photo that had arrived when the process died is inspected after the next start', async () => {
  const directory = await temporaryDirectory()
  const id = 'leftBehind0001'
  // Engines alone store the upload and tell nobody, as a process does that dies at that moment.
  const engines = await startEngines({ dataDir: directory.path, origin: 'http://127.0.0.1', onUpload: () => {} })
  const picture = await sharp({ create: { width: 40, height: 30, channels: 3, background: 'red' } })
    .jpeg()
    .toBuffer()
  await createTable(engines.dynamodb, tableName).put(
    itemOfPhoto({ id, state: 'pending', place: '150526100201', keepTime: false, keepPlace: false }),
  )
  await createObjects(engines.s3, bucketName).put(incomingKey(id), picture, 'image/jpeg')
  await engines.close()

  const stack = await startStack({ dataDir: directory.path, log: { write: () => {} } })
  await until(async () => (await photoOf(stack.world, id))?.state !== 'pending')
  expect((await photoOf(stack.world, id))?.state).toBe('ready')
  await until(async () => (await stack.world.objects.get(incomingKey(id))) === undefined)
  await stack.close()
  await directory.remove()
})
