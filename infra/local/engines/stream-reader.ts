import {
  DescribeStreamCommand,
  DynamoDBStreamsClient,
  type DynamoDBStreamsClientConfig,
  GetRecordsCommand,
  GetShardIteratorCommand,
  ListStreamsCommand,
  type _Record as StreamRecord,
} from '@aws-sdk/client-dynamodb-streams'

/** Records per batch: the largest number Lambda's event source mapping hands over by default. */
export const BATCH_SIZE = 100

export interface StreamReader {
  readonly arn: string
  /** The next records, at most 100, after this sequence number; from the oldest kept when there is none. */
  after(sequenceNumber: string | undefined): Promise<readonly StreamRecord[]>
  close(): void
}

/**
 * Opens a table's newest stream. The engine has one shard a stream and gives it an ending number while it is open, so
 * an ending number is not taken as the shard's end. Throws when the table has no stream.
 */
export async function openStream(config: DynamoDBStreamsClientConfig, tableName: string): Promise<StreamReader> {
  const client = new DynamoDBStreamsClient(config)
  const listed = await client.send(new ListStreamsCommand({ TableName: tableName }))
  const arn = listed.Streams?.at(-1)?.StreamArn
  if (arn === undefined) throw new Error(`The table ${tableName} has no stream`)
  let next: { readonly after: string | undefined; readonly iterator: string } | undefined

  const iteratorAfter = async (sequenceNumber: string | undefined): Promise<string | undefined> => {
    const described = await client.send(new DescribeStreamCommand({ StreamArn: arn }))
    const shard = described.StreamDescription?.Shards?.at(-1)?.ShardId
    if (shard === undefined) return undefined
    const from = { StreamArn: arn, ShardId: shard }
    const answer = await client.send(
      new GetShardIteratorCommand(
        sequenceNumber === undefined
          ? { ...from, ShardIteratorType: 'TRIM_HORIZON' }
          : { ...from, ShardIteratorType: 'AFTER_SEQUENCE_NUMBER', SequenceNumber: sequenceNumber },
      ),
    )
    return answer.ShardIterator
  }

  return {
    arn,
    async after(sequenceNumber) {
      const kept = next !== undefined && next.after === sequenceNumber ? next.iterator : undefined
      const iterator = kept ?? (await iteratorAfter(sequenceNumber))
      next = undefined
      if (iterator === undefined) return []
      const answer = await client.send(new GetRecordsCommand({ ShardIterator: iterator, Limit: BATCH_SIZE }))
      const records = answer.Records ?? []
      const last = records.at(-1)?.dynamodb?.SequenceNumber ?? sequenceNumber
      if (answer.NextShardIterator !== undefined) next = { after: last, iterator: answer.NextShardIterator }
      return records
    },
    close: () => client.destroy(),
  }
}
