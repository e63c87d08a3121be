import type { TransactWriteItem } from '@aws-sdk/client-dynamodb'
import { DynamoDBClient, GetItemCommand, TransactWriteItemsCommand } from '@aws-sdk/client-dynamodb'
import { marshall } from '@aws-sdk/util-dynamodb'
import { tableName, urnTableName } from '#infra/local/engines.ts'
import type { BlockResult } from './block.ts'

/** What a vote asks of the database, without the product: items of the same sizes on the same stored table. */
export interface BareEngine {
  /** Condition check and conditional put, as a named vote; with `urn` also the addition to it, as a secret one. */
  transactions(count: number, clients: number, urn: boolean): Promise<BlockResult>
  /** All calls of a secret vote one after another: the link, the transaction. */
  wholeVotes(count: number, clients: number): Promise<BlockResult>
  close(): void
}

const poll = 'POLL#bench00000000000'
const now = '2026-11-23T02:00:00.000Z'

/** `link` is an item of the product, so that reading it weighs the same. */
export async function bareEngine(client: DynamoDBClient, link: Readonly<Record<string, unknown>>): Promise<BareEngine> {
  // The product's own client is without it, too (functions/store/table.ts).
  client.middlewareStack.remove('loggerMiddleware')
  const gate = { pk: poll, sk: 'ROW#gate#0' }
  const given = [
    { ...gate, body: { open: true } },
    { ...link, pk: 'CAP#bench', sk: 'CAP' },
  ]
  await client.send(
    new TransactWriteItemsCommand({
      TransactItems: given.map((item) => ({
        Put: { TableName: tableName, Item: marshall(item, { removeUndefinedValues: true }) },
      })),
    }),
  )
  let voter = 0
  const nextVoter = () => `b${String(voter++).padStart(5, '0')}`

  const transact = (code: string, urn: boolean) =>
    client.send(
      new TransactWriteItemsCommand({
        TransactItems: urn
          ? [...markWrites(gate, code, {}), urnWrite(voter)]
          : markWrites(gate, code, { choices: ['c1'] }),
      }),
    )

  const readLink = () =>
    client.send(
      new GetItemCommand({ TableName: tableName, Key: marshall({ pk: 'CAP#bench', sk: 'CAP' }), ConsistentRead: true }),
    )

  return {
    transactions: (count, clients, urn) => timed(count, clients, () => transact(nextVoter(), urn)),
    wholeVotes: (count, clients) =>
      timed(count, clients, async () => {
        await readLink()
        await transact(nextVoter(), true)
      }),
    close: () => client.destroy(),
  }
}

function markWrites(
  gate: { pk: string; sk: string },
  code: string,
  choice: { choices?: string[] },
): TransactWriteItem[] {
  const body = { code, weight: 1, channel: 'link', receipt: 'ABCDEFGHIJ', ...choice }
  return [
    {
      ConditionCheck: {
        TableName: tableName,
        Key: marshall(gate),
        ConditionExpression: '#body.#open = :yes AND (attribute_not_exists(#body.#closesAt) OR #body.#closesAt > :now)',
        ExpressionAttributeNames: { '#body': 'body', '#open': 'open', '#closesAt': 'closesAt' },
        ExpressionAttributeValues: marshall({ ':yes': true, ':now': now }),
      },
    },
    {
      Put: {
        TableName: tableName,
        Item: marshall({ pk: poll, sk: `ROW#mark#${code}`, body }),
        ConditionExpression: 'attribute_not_exists(pk)',
        ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
      },
    },
  ]
}

function urnWrite(n: number): TransactWriteItem {
  return {
    Update: {
      TableName: urnTableName,
      Key: marshall({ pk: 'URN#bench00000000000', sk: String(n % 16) }),
      UpdateExpression: 'ADD #f0 :f0',
      ExpressionAttributeNames: { '#f0': '>c1' },
      ExpressionAttributeValues: marshall({ ':f0': 1 }),
    },
  }
}

async function timed(count: number, clients: number, act: () => Promise<unknown>): Promise<BlockResult> {
  const latencies: number[] = []
  const queue = Array.from({ length: count }, (_, n) => n).values()
  const began = performance.now()
  await Promise.all(
    Array.from({ length: clients }, async () => {
      for (const _ of queue) {
        const sent = performance.now()
        await act()
        latencies.push(performance.now() - sent)
      }
    }),
  )
  return { ms: performance.now() - began, latencies, statuses: {}, byKind: {} }
}
