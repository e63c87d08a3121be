import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { procedures } from '#shared/procedures/procedures.ts'
import type { Config } from '../config.ts'
import { lazyObjects } from '../store/lazy-objects.ts'
import { createTable } from '../store/table.ts'
import type { World } from '../world.ts'
import { extraDays } from './calendar.ts'
import { lazyCourier } from './courier-lazy.ts'
import { practiceClock } from './practice-clock.ts'
import { secretReader } from './secret.ts'
import { jsonLog, systemClock, systemRandom } from './system.ts'

/** The world as it is on AWS: clients from the environment, time and chance from the system. */
export function awsWorld(config: Config): World {
  const table = createTable(new DynamoDBClient({}), config.table)
  const practice = config.movableClock ? practiceClock(table, systemClock) : undefined
  return {
    table,
    urnTable: config.urnTable,
    objects: lazyObjects(async () => (await import('./s3.ts')).s3Objects(config.bucket)),
    clock: practice ?? systemClock,
    random: systemRandom,
    log: jsonLog,
    procedures,
    secret: secretReader(config),
    origin: config.origin,
    deployment: { stage: config.stage, release: config.release },
    ...(practice === undefined ? {} : { practice }),
    ...(config.messagesQueue === undefined
      ? {}
      : { courier: lazyCourier(async () => (await import('./sqs.ts')).sqsCourier(config)) }),
    ...extraDays(config.calendar),
  }
}
