import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { BatchWriteItemCommand } from '@aws-sdk/client-dynamodb'
import type { AttributeValue, WriteRequest } from '@aws-sdk/client-dynamodb'
import { PutObjectCommand } from '@aws-sdk/client-s3'
import * as z from 'zod'
import { instant } from '#shared/workflow/fields.ts'
import { procedures } from '#shared/procedures/procedures.ts'
import { systemRandom } from '#functions/drivers/system.ts'
import { createObjects } from '#functions/store/objects.ts'
import { createTable } from '#functions/store/table.ts'
import type { World } from '#functions/world.ts'
import { bucketName, startEngines, tableName, urnTableName } from '#infra/local/engines.ts'
import type { Engines } from '#infra/local/engines.ts'
import { startPump } from '#infra/local/engines/pump.ts'

export const village = '511025106202'

const first = z.object({ now: instant, secret: z.string() })
const line = z.union([
  z.object({
    table: z.string(),
    item: z.record(
      z.string(),
      z.custom<AttributeValue>((value) => value !== null),
    ),
  }),
  z.object({ object: z.string(), type: z.string(), body: z.base64() }),
])

export interface DataFolder {
  readonly path: string
  /** The embedded engines on this folder and a world over them, without anything that works by itself. */
  open(): Promise<{ engines: Engines; world: World }>
  remove(): Promise<void>
}

/** A folder of its own, its clock set to this moment. */
export async function dataFolder(now: string, secret: string): Promise<DataFolder> {
  const path = await mkdtemp(join(tmpdir(), 'cunyi-migrations-'))
  await writeFile(join(path, 'secret'), secret, { mode: 0o600 })
  const offset = Date.parse(now) - Date.now()
  await writeFile(join(path, 'clock.json'), JSON.stringify({ offset }))
  return {
    path,
    async open() {
      const engines = await startEngines({ dataDir: path, origin: 'http://127.0.0.1', onUpload: () => undefined })
      return { engines, world: worldOn(engines, now) }
    },
    remove: () => rm(path, { recursive: true, force: true }),
  }
}

/** What make-table.ts kept, as the data folder of the release that left it behind; its stream has been handled. */
export async function leftBehind(name: 'table-1' | 'table-3'): Promise<DataFolder> {
  const zipped = await readFile(new URL(`./${name}.jsonl.gz`, import.meta.url))
  const [head = '', ...rest] = gunzipSync(zipped).toString('utf8').trimEnd().split('\n')
  const { now, secret } = first.parse(JSON.parse(head))
  const lines = rest.map((text) => line.parse(JSON.parse(text)))
  const folder = await dataFolder(now, secret)
  const { engines } = await folder.open()
  for (const table of [tableName, urnTableName]) {
    const puts = lines.flatMap((one): WriteRequest[] =>
      'item' in one && one.table === table ? [{ PutRequest: { Item: one.item } }] : [],
    )
    for (let n = 0; n < puts.length; n += 25)
      await engines.dynamodb.send(new BatchWriteItemCommand({ RequestItems: { [table]: puts.slice(n, n + 25) } }))
  }
  for (const one of lines)
    if ('object' in one)
      await engines.s3.send(
        new PutObjectCommand({
          Bucket: bucketName,
          Key: one.object,
          ContentType: one.type,
          Body: Buffer.from(one.body, 'base64'),
        }),
      )
  const pump = await startPump({
    streamsClientConfig: engines.clientConfig,
    tableName,
    positionFile: join(folder.path, 'stream-position.json'),
    handler: () => Promise.resolve(),
  })
  await pump.settled()
  await pump.close()
  await engines.close()
  return folder
}

function worldOn(engines: Engines, now: string): World {
  return {
    table: createTable(engines.dynamodb, tableName),
    urnTable: urnTableName,
    objects: createObjects(engines.s3, bucketName),
    clock: { now: () => instant.parse(now) },
    random: systemRandom,
    log: { write: () => undefined },
    procedures,
    secret: () => Promise.resolve('none'),
    origin: 'http://127.0.0.1',
    deployment: { stage: 'local', release: 'test' },
  }
}
