import { setTimeout as sleep } from 'node:timers/promises'
import type { DynamoDBClient, TableDescription } from '@aws-sdk/client-dynamodb'
import {
  DescribeContinuousBackupsCommand,
  DescribeTableCommand,
  DescribeTimeToLiveCommand,
  RestoreTableToPointInTimeCommand,
  TableAlreadyExistsException,
  UpdateContinuousBackupsCommand,
  UpdateTableCommand,
  UpdateTimeToLiveCommand,
} from '@aws-sdk/client-dynamodb'

/**
 * What a restored table lacks and the stack's own has (infra/aws/table.ts): stream, time to live, point-in-time recovery and
 * deletion protection are to be set by hand (DynamoDB Developer Guide, "Restoring a DynamoDB table to a point in time").
 */
export const settings = {
  stream: { StreamEnabled: true, StreamViewType: 'NEW_AND_OLD_IMAGES' },
  timeToLive: { AttributeName: 'expiresAt', Enabled: true },
  recovery: { PointInTimeRecoveryEnabled: true, RecoveryPeriodInDays: 35 },
  deletionProtection: true,
} as const

export interface RestoredTable {
  readonly table: string
  /** ARN of its stream, which says the table's as well. */
  readonly stream: string
}

export interface RestoreOrder {
  readonly source: string
  readonly target: string
  /** As it was then; left out: at the last moment that can be restored, some five minutes ago. */
  readonly at?: Date
}

type Tell = (sentence: string) => void

/**
 * Restores a table beside the one that runs and gives it the same settings. Broken off, the same order goes on with the table
 * that is there. A large table takes hours.
 */
export async function restoreTable(client: DynamoDBClient, order: RestoreOrder, tell: Tell): Promise<RestoredTable> {
  const { source, target, at } = order
  try {
    await client.send(
      new RestoreTableToPointInTimeCommand({
        SourceTableName: source,
        TargetTableName: target,
        ...(at === undefined ? { UseLatestRestorableTime: true } : { RestoreDateTime: at }),
        BillingModeOverride: 'PAY_PER_REQUEST',
      }),
    )
    tell(`${target} is being restored.`)
  } catch (error) {
    if (!(error instanceof TableAlreadyExistsException)) throw error
    tell(`${target} is there already: its settings are looked at.`)
  }
  const restored = await applySettings(client, target, tell)
  await keepHistory(client, target, tell)
  return restored
}

/** Gives a table the settings of the stack's own, one after the other, those that are missing. All but its own recovery. */
export async function applySettings(client: DynamoDBClient, table: string, tell: Tell): Promise<RestoredTable> {
  const first = await whenActive(client, table)
  if (first.StreamSpecification?.StreamEnabled !== true) {
    await client.send(new UpdateTableCommand({ TableName: table, StreamSpecification: settings.stream }))
    tell('Its stream is on.')
  }
  if ((await whenActive(client, table)).DeletionProtectionEnabled !== settings.deletionProtection) {
    const DeletionProtectionEnabled = settings.deletionProtection
    await client.send(new UpdateTableCommand({ TableName: table, DeletionProtectionEnabled }))
    tell('It is protected from deletion.')
  }
  await whenActive(client, table)
  const { TimeToLiveDescription } = await client.send(new DescribeTimeToLiveCommand({ TableName: table }))
  if (TimeToLiveDescription?.TimeToLiveStatus === 'DISABLED') {
    const TimeToLiveSpecification = settings.timeToLive
    await client.send(new UpdateTimeToLiveCommand({ TableName: table, TimeToLiveSpecification }))
    tell('What has expired goes by itself.')
  }
  const { LatestStreamArn: stream } = await whenActive(client, table)
  if (stream === undefined) throw new Error(`${table} has no stream`)
  return { table, stream }
}

async function keepHistory(client: DynamoDBClient, table: string, tell: Tell): Promise<void> {
  const answer = await client.send(new DescribeContinuousBackupsCommand({ TableName: table }))
  const stands = answer.ContinuousBackupsDescription?.PointInTimeRecoveryDescription
  const { PointInTimeRecoveryEnabled, RecoveryPeriodInDays } = settings.recovery
  const on = stands?.PointInTimeRecoveryStatus === (PointInTimeRecoveryEnabled ? 'ENABLED' : 'DISABLED')
  if (on && stands?.RecoveryPeriodInDays === RecoveryPeriodInDays) return
  const PointInTimeRecoverySpecification = settings.recovery
  await client.send(new UpdateContinuousBackupsCommand({ TableName: table, PointInTimeRecoverySpecification }))
  tell(`It can itself be restored to any moment of the last ${RecoveryPeriodInDays} days, from now on.`)
}

async function whenActive(client: DynamoDBClient, table: string): Promise<TableDescription> {
  for (let wait = 500; ; wait = Math.min(wait * 2, 20_000)) {
    const { Table } = await client.send(new DescribeTableCommand({ TableName: table }))
    if (Table?.TableStatus === 'ACTIVE') return Table
    await sleep(wait)
  }
}
