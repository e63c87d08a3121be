import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import {
  CreateTableCommand,
  DescribeTableCommand,
  DynamoDBClient,
  ResourceInUseException,
  waitUntilTableExists,
} from '@aws-sdk/client-dynamodb'
import type { CreateTableCommandInput } from '@aws-sdk/client-dynamodb'
import { BucketAlreadyOwnedByYou, CreateBucketCommand, S3Client } from '@aws-sdk/client-s3'
import { startDynamoDb } from './engines/dynamodb.ts'
import type { Ending } from './engines/engine-process.ts'
import { openMaintenance } from './engines/maintenance.ts'
import { startObjects } from './engines/objects.ts'

export const tableName = 'cunyi'
export const urnTableName = 'cunyi-urn'
export const bucketName = 'cunyi-photos'

/** Loopback engines check that a request is signed, not by whom. */
export const credentials = { accessKeyId: 'local', secretAccessKey: 'local-only-no-secret' }
const region = 'local'

export interface Engines {
  readonly dynamodb: DynamoDBClient
  readonly s3: S3Client
  readonly clientConfig: { endpoint: string; region: string; credentials: typeof credentials }
  readonly maintenance: ReturnType<typeof openMaintenance> | undefined
  /** Whether uploads are told of, as S3 does by events; a store of somebody else's on this machine does not. */
  readonly tellsUploads: boolean
  /** Kills the embedded database and starts it again on the same file: for fault tests. */
  restartDatabase(): Promise<void>
  close(): Promise<void>
}

export interface EngineOptions {
  readonly dataDir: string
  readonly origin: string
  readonly onUpload: (bucket: string, key: string, size: number) => void
  readonly onEngineEnd?: (ending: Ending) => void
}

/**
 * DynamoDB and S3 on this machine: the embedded engines, or whatever CUNYI_DYNAMODB_ENDPOINT and CUNYI_S3_ENDPOINT name
 * (the engine's binary exists for Linux on x64 only).
 */
export async function startEngines(options: EngineOptions, env = process.env): Promise<Engines> {
  mkdirSync(options.dataDir, { recursive: true })
  const given = env['CUNYI_DYNAMODB_ENDPOINT']
  const database =
    given === undefined
      ? await startDynamoDb({
          dataDir: options.dataDir,
          ...(options.onEngineEnd === undefined ? {} : { onExit: options.onEngineEnd }),
        })
      : undefined
  const objects =
    env['CUNYI_S3_ENDPOINT'] === undefined
      ? await startObjects({
          dataDir: join(options.dataDir, 's3'),
          credentials,
          publicOrigin: options.origin,
          buckets: [bucketName],
          onCreated: options.onUpload,
        })
      : undefined
  const clientConfig = { endpoint: database?.endpoint ?? given ?? '', region, credentials }
  const dynamodb = new DynamoDBClient(clientConfig)
  const s3 = new S3Client({
    endpoint: objects?.endpoint ?? env['CUNYI_S3_ENDPOINT'] ?? '',
    region,
    credentials,
    forcePathStyle: true,
  })
  await createStore(dynamodb, s3)
  const maintenance = database === undefined ? undefined : openMaintenance(database.databaseFile, clientConfig)
  maintenance?.indexStream()
  return {
    dynamodb,
    s3,
    clientConfig,
    maintenance,
    tellsUploads: objects !== undefined,
    async restartDatabase() {
      await database?.restart()
    },
    async close() {
      maintenance?.close()
      dynamodb.destroy()
      s3.destroy()
      await objects?.close()
      await database?.close()
    },
  }
}

async function createStore(dynamodb: DynamoDBClient, s3: S3Client): Promise<void> {
  await createTable(dynamodb, tableName, { StreamEnabled: true, StreamViewType: 'NEW_AND_OLD_IMAGES' })
  await createTable(dynamodb, urnTableName)
  try {
    await s3.send(new CreateBucketCommand({ Bucket: bucketName }))
  } catch (error) {
    if (!(error instanceof BucketAlreadyOwnedByYou)) throw error
  }
}

async function createTable(
  client: DynamoDBClient,
  TableName: string,
  StreamSpecification?: CreateTableCommandInput['StreamSpecification'],
): Promise<void> {
  try {
    await client.send(
      new CreateTableCommand({
        TableName,
        BillingMode: 'PAY_PER_REQUEST',
        AttributeDefinitions: [
          { AttributeName: 'pk', AttributeType: 'S' },
          { AttributeName: 'sk', AttributeType: 'S' },
        ],
        KeySchema: [
          { AttributeName: 'pk', KeyType: 'HASH' },
          { AttributeName: 'sk', KeyType: 'RANGE' },
        ],
        ...(StreamSpecification === undefined ? {} : { StreamSpecification }),
      }),
    )
    await waitUntilTableExists({ client, maxWaitTime: 60 }, { TableName })
  } catch (error) {
    if (!(error instanceof ResourceInUseException)) throw error
    await client.send(new DescribeTableCommand({ TableName }))
  }
}
