import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { S3Client } from '@aws-sdk/client-s3'
import { procedures } from '#shared/procedures/procedures.ts'
import type { Config } from '../config.ts'
import { createObjects } from '../store/objects.ts'
import { createTable } from '../store/table.ts'
import type { World } from '../world.ts'
import { extraDays } from './calendar.ts'
import { secretReader } from './secret.ts'
import { jsonLog, systemClock, systemRandom } from './system.ts'

/** The world as it is on AWS: clients from the environment, time and chance from the system. */
export function awsWorld(config: Config): World {
  return {
    table: createTable(new DynamoDBClient({}), config.table),
    urnTable: config.urnTable,
    objects: createObjects(new S3Client({}), config.bucket),
    clock: systemClock,
    random: systemRandom,
    log: jsonLog,
    procedures,
    secret: secretReader(config),
    origin: config.origin,
    ...extraDays(config.calendar),
  }
}
