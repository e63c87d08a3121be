import { startEngines, bucketName, tableName, urnTableName } from '#infra/local/engines.ts'
import { firstAdministrator } from '#infra/operate/first-administrator.ts'
import { movableClock } from '#infra/local/clock.ts'
import type { MovableClock } from '#infra/local/clock.ts'
import { openStream } from '#infra/local/engines/stream-reader.ts'
import { lambdaRecord, sequenceNumber } from '#infra/local/engines/stream-record.ts'
import { localSecret } from '#infra/local/secret.ts'
import { procedures } from '#shared/procedures/procedures.ts'
import { createApi } from '#functions/api/app.ts'
import { systemRandom } from '#functions/drivers/system.ts'
import { keys } from '#functions/store/keys.ts'
import { createObjects } from '#functions/store/objects.ts'
import { createTable } from '#functions/store/table.ts'
import { react } from '#functions/stream/react.ts'
import { createVillagerApp } from '#functions/villager/app.ts'
import type { World } from '#functions/world.ts'
import type { DatabaseWatch } from './database-watch.ts'
import { watchDatabase } from './database-watch.ts'
import type { Send } from './doors.ts'

/**
 * The product without its background work: nothing runs but what is asked for, so that what a request costs can be told
 * from what the stream makes of it afterwards.
 */
export interface Stage {
  readonly world: World
  readonly clock: MovableClock
  readonly adminLink: string
  /** Straight into the apps, as the gateway shares out the paths. */
  readonly send: Send
  /** Every door of both apps, as they name their paths: `/b/:village`. */
  readonly doors: readonly { readonly method: string; readonly path: string }[]
  /** The calls of both worlds. */
  readonly watch: DatabaseWatch
  /** Lets the stream's function work through everything written so far; gives what that consumed. */
  react(): Promise<{ readonly read: number; readonly write: number }>
  /** A new engine process on the same file. */
  restartDatabase(): Promise<void>
  close(): Promise<void>
}

export async function openStage(dataDir: string): Promise<Stage> {
  const origin = 'http://127.0.0.1'
  const engines = await startEngines({ dataDir, origin, onUpload: () => {} })
  const clock = movableClock(dataDir)
  const secret = localSecret(dataDir)
  const world: World = {
    table: createTable(engines.dynamodb, tableName),
    urnTable: urnTableName,
    objects: createObjects(engines.s3, bucketName),
    clock,
    random: systemRandom,
    log: { write: (event) => void (event['level'] === 'error' && console.error(event)) },
    procedures,
    secret: () => Promise.resolve(secret),
    origin,
    deployment: { stage: 'bench', release: 'bench' },
  }
  const reacting: World = { ...world, table: createTable(engines.dynamodb, tableName) }
  const files = () => Promise.resolve(undefined)
  const [staff, villagers] = [createApi(world, files), createVillagerApp(world, files)]
  const stream = await openStream(engines.clientConfig, tableName)
  let handled: string | undefined
  return {
    world,
    clock,
    adminLink: await firstAdministrator(world),
    send: async (path, init) =>
      (/^\/(api|staff|in)(\/|$)/.test(path.split('?')[0] ?? '') ? staff : villagers).request(path, init),
    doors: [...staff.routes, ...villagers.routes].map(({ method, path }) => ({ method, path })),
    watch: watchDatabase(engines.dynamodb),
    async react() {
      reacting.table.meter.take()
      for (let records = await stream.after(handled); records.length > 0; records = await stream.after(handled)) {
        const answer = await react(reacting, { Records: records.map((record) => lambdaRecord(record, stream.arn)) })
        if (answer.batchItemFailures.length > 0) throw new Error('the stream function failed')
        handled = records.map(sequenceNumber).at(-1) ?? handled
      }
      return reacting.table.meter.take()
    },
    async restartDatabase() {
      await engines.restartDatabase()
      // Connects again before anything is measured.
      await world.table.get(keys.watermark())
    },
    async close() {
      stream.close()
      await engines.close()
    },
  }
}
