import {
  CreateTableCommand,
  DescribeTableCommand,
  DescribeTimeToLiveCommand,
  DynamoDBClient,
} from '@aws-sdk/client-dynamodb'
import { expect, test } from 'vitest'
import * as z from 'zod'
import { startDynamoDb } from '#infra/local/engines/dynamodb.ts'
import { applySettings, settings } from '#infra/operate/restore-table.ts'
import { synthesize } from '../infra/synthesized.ts'
import { credentials, temporaryDirectory } from '../local/engine.ts'

const table = z
  .object({
    AttributeDefinitions: z.unknown(),
    KeySchema: z.unknown(),
    BillingMode: z.literal('PAY_PER_REQUEST'),
    Replicas: z.tuple([z.record(z.string(), z.unknown())]),
  })
  .loose()

test('a restored table is given every setting that the stack gives its own', () => {
  const tables = Object.values(synthesize({}).resources).filter(({ Type }) => Type === 'AWS::DynamoDB::GlobalTable')
  const main = tables.find(({ Properties }) => Properties['StreamSpecification'] !== undefined)
  // Keys and items are restored, how it is paid for is said when it is.
  const { AttributeDefinitions: _a, KeySchema: _k, BillingMode: _b, Replicas, ...rest } = table.parse(main?.Properties)
  const [{ Region: _r, ...replica }] = Replicas
  expect({ ...rest, ...replica }).toEqual({
    // CloudFormation's type of table has a stream by saying of what kind it is.
    StreamSpecification: { StreamViewType: settings.stream.StreamViewType },
    TimeToLiveSpecification: settings.timeToLive,
    DeletionProtectionEnabled: settings.deletionProtection,
    PointInTimeRecoverySpecification: settings.recovery,
  })
}, 90_000)

// The engine knows neither restoring nor recovery: those two calls are made against AWS alone.
test('settings are given once, to a table that has none', async () => {
  const directory = await temporaryDirectory()
  const engine = await startDynamoDb({ dataDir: directory.path })
  const client = new DynamoDBClient({ endpoint: engine.endpoint, region: 'local', credentials })
  const TableName = 'restored'
  try {
    await client.send(
      new CreateTableCommand({
        TableName,
        BillingMode: 'PAY_PER_REQUEST',
        AttributeDefinitions: ['pk', 'sk'].map((name) => ({ AttributeName: name, AttributeType: 'S' })),
        KeySchema: [
          { AttributeName: 'pk', KeyType: 'HASH' },
          { AttributeName: 'sk', KeyType: 'RANGE' },
        ],
      }),
    )
    const told: string[] = []
    const first = await applySettings(client, TableName, (sentence) => told.push(sentence))
    expect(told).toHaveLength(3)
    expect(await applySettings(client, TableName, (sentence) => told.push(sentence))).toEqual(first)
    expect(told).toHaveLength(3)
    const { Table } = await client.send(new DescribeTableCommand({ TableName }))
    expect(Table).toMatchObject({
      StreamSpecification: settings.stream,
      DeletionProtectionEnabled: settings.deletionProtection,
      LatestStreamArn: first.stream,
    })
    expect(first.stream).toContain(':table/restored/stream/')
    const { TimeToLiveDescription } = await client.send(new DescribeTimeToLiveCommand({ TableName }))
    expect(TimeToLiveDescription).toMatchObject({ TimeToLiveStatus: 'ENABLED', AttributeName: 'expiresAt' })
  } finally {
    client.destroy()
    await engine.close()
    await directory.remove()
  }
})
