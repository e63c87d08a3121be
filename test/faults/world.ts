import { procedures } from '#shared/procedures/procedures.ts'
import { systemClock, systemRandom } from '#functions/drivers/system.ts'
import { createObjects } from '#functions/store/objects.ts'
import { createTable } from '#functions/store/table.ts'
import type { World } from '#functions/world.ts'
import type { Engines } from '#infra/local/engines.ts'
import { bucketName, tableName, urnTableName } from '#infra/local/engines.ts'
import { localSecret } from '#infra/local/secret.ts'

/** The world over these engines; its log, in which a throttled database would stand by the hundred, is not kept. */
export function worldOver(engines: Engines, dataDir: string, origin: string): World {
  const secret = localSecret(dataDir)
  return {
    table: createTable(engines.dynamodb, tableName),
    urnTable: urnTableName,
    objects: createObjects(engines.s3, bucketName),
    clock: systemClock,
    random: systemRandom,
    log: { write: () => undefined },
    procedures,
    secret: () => Promise.resolve(secret),
    origin,
    deployment: { stage: 'faults', release: 'faults' },
  }
}
