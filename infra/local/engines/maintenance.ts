import { DatabaseSync } from 'node:sqlite'
import { DeleteItemCommand, DynamoDBClient, type DynamoDBClientConfig } from '@aws-sdk/client-dynamodb'
import * as z from 'zod'

const BUSY_TIMEOUT_MS = 5_000
const SWEEP_AT_MOST = 500
const TRIM_AT_MOST = 2_000

const storedKeys = z.array(z.object({ AttributeName: z.string() }))
const storedValue = z.union([z.object({ S: z.string() }), z.object({ N: z.string() })])
const storedItem = z.record(z.string(), z.unknown())

export interface Maintenance {
  /** Adds the index without which every write scans all stream records. Call after the tables exist; repeatable. */
  indexStream(): void
  /**
   * Deletes the table's stream records numbered below `keepFrom`, never the newest: the engine numbers by MAX + 1.
   * At most 2,000 a call, so that writers never wait long. Returns how many went.
   */
  trimStream(table: string, keepFrom: bigint): number
  /**
   * Does what DynamoDB's time to live does (the engine only stores the setting): deletes items whose number attribute
   * lies before `nowSeconds` (Unix seconds), at most 500 a call. Returns how many went. Items renewed meanwhile stay.
   */
  sweepExpired(table: string, ttlAttribute: string, nowSeconds: number): Promise<number>
  /**
   * Folds the engine's write-ahead log into the file and empties it: the log lists transactions one by one, and with a
   * secret vote's two writes side by side it would tell a thief of the disk what the tables do not.
   */
  forgetHistory(): void
  close(): void
}

/**
 * Opens the engine's own SQLite file beside the running engine. Only its stream table is written here; expired items are
 * found by SQL but deleted through the engine, which keeps its index tables and the stream right.
 */
export function openMaintenance(databaseFile: string, client: DynamoDBClientConfig): Maintenance {
  const database = new DatabaseSync(databaseFile)
  database.exec(`PRAGMA busy_timeout = ${BUSY_TIMEOUT_MS}`)
  const dynamoDb = new DynamoDBClient(client)

  const keyNames = (table: string): readonly string[] => {
    const row = database.prepare('SELECT key_schema FROM _tables WHERE table_name = ?').get(table)
    return storedKeys.parse(JSON.parse(String(row?.['key_schema'] ?? '[]'))).map((key) => key.AttributeName)
  }

  return {
    indexStream() {
      database.exec(
        'CREATE INDEX IF NOT EXISTS cunyi_stream_order ON _stream_records(table_name, CAST(sequence_number AS INTEGER))',
      )
    },
    trimStream(table, keepFrom) {
      const old = `SELECT id FROM _stream_records WHERE table_name = :table
        AND CAST(sequence_number AS INTEGER) < :keepFrom
        AND CAST(sequence_number AS INTEGER) <
          (SELECT MAX(CAST(sequence_number AS INTEGER)) FROM _stream_records WHERE table_name = :table)
        ORDER BY CAST(sequence_number AS INTEGER) LIMIT ${TRIM_AT_MOST}`
      const trimmed = database.prepare(`DELETE FROM _stream_records WHERE id IN (${old})`).run({ table, keepFrom })
      return Number(trimmed.changes)
    },
    async sweepExpired(table, ttlAttribute, nowSeconds) {
      // The same expression in index and query, or SQLite would not use the index.
      const expiry = `CAST(json_extract(item_json, ${quoted(`$."${ttlAttribute}".N`)}) AS INTEGER)`
      const present = `json_extract(item_json, ${quoted(`$."${ttlAttribute}".N`)}) IS NOT NULL`
      const index = identifier(`cunyi_expiry_${table}_${ttlAttribute}`)
      database.exec(`CREATE INDEX IF NOT EXISTS ${index} ON ${identifier(table)}(${expiry}) WHERE ${present}`)
      const rows = database
        .prepare(
          `SELECT item_json FROM ${identifier(table)} WHERE ${present} AND ${expiry} < :now LIMIT ${SWEEP_AT_MOST}`,
        )
        .all({ now: nowSeconds })
      const names = keyNames(table)
      let swept = 0
      for (const row of rows) {
        const item = storedItem.parse(JSON.parse(String(row['item_json'])))
        const gone = await deleteIfExpired(dynamoDb, table, pick(item, names), ttlAttribute, nowSeconds)
        if (gone) swept += 1
      }
      return swept
    },
    forgetHistory() {
      database.exec('PRAGMA wal_checkpoint(TRUNCATE)')
    },
    close() {
      database.close()
      dynamoDb.destroy()
    },
  }
}

type Key = Record<string, z.infer<typeof storedValue>>

function pick(item: Record<string, unknown>, names: readonly string[]): Key {
  return Object.fromEntries(names.map((name) => [name, storedValue.parse(item[name])]))
}

async function deleteIfExpired(client: DynamoDBClient, table: string, key: Key, ttl: string, nowSeconds: number) {
  try {
    await client.send(
      new DeleteItemCommand({
        TableName: table,
        Key: key,
        ConditionExpression: '#ttl < :now',
        ExpressionAttributeNames: { '#ttl': ttl },
        ExpressionAttributeValues: { ':now': { N: String(nowSeconds) } },
      }),
    )
    return true
  } catch (error) {
    if (error instanceof Error && error.name === 'ConditionalCheckFailedException') return false
    throw error
  }
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", "''")}'`
}

function identifier(name: string): string {
  return `"${name.replaceAll('"', '""')}"`
}
