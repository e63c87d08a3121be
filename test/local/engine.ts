import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { CreateTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { type DynamoDbOptions, startDynamoDb } from '#infra/local/engines/dynamodb.ts'

/** Fixed local keys: the engines accept this pair and no other. */
export const credentials = { accessKeyId: 'local', secretAccessKey: 'local-secret' }
export const TABLE = 'facts'

/** A directory of its own for one test file, and its removal. */
export async function temporaryDirectory() {
  const path = await mkdtemp(join(tmpdir(), 'cunyi-test-'))
  return { path, remove: () => rm(path, { recursive: true, force: true }) }
}

/** A running engine with an SDK client and one table (pk, sk, an index, a stream). */
export async function startWithTable(dataDir: string, options: Partial<DynamoDbOptions> = {}) {
  const engine = await startDynamoDb({ ...options, dataDir })
  const config = { endpoint: engine.endpoint, region: 'local', credentials }
  const client = new DynamoDBClient(config)
  await client.send(
    new CreateTableCommand({
      TableName: TABLE,
      BillingMode: 'PAY_PER_REQUEST',
      KeySchema: [
        { AttributeName: 'pk', KeyType: 'HASH' },
        { AttributeName: 'sk', KeyType: 'RANGE' },
      ],
      AttributeDefinitions: ['pk', 'sk', 'place'].map((name) => ({ AttributeName: name, AttributeType: 'S' })),
      GlobalSecondaryIndexes: [
        {
          IndexName: 'by-place',
          KeySchema: [{ AttributeName: 'place', KeyType: 'HASH' }],
          Projection: { ProjectionType: 'ALL' },
        },
      ],
      StreamSpecification: { StreamEnabled: true, StreamViewType: 'NEW_AND_OLD_IMAGES' },
    }),
  )
  return { engine, client, config }
}

/** Waits until it holds, at most five seconds. */
export async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  const deadline = Date.now() + 5_000
  while (!(await holds())) {
    if (Date.now() > deadline) throw new Error('It did not come true within five seconds')
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
}
