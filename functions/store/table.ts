import type { TransactWriteItem, WriteRequest } from '@aws-sdk/client-dynamodb'
import {
  BatchGetItemCommand,
  BatchWriteItemCommand,
  ConditionalCheckFailedException,
  DeleteItemCommand,
  DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  QueryCommand,
  TransactionCanceledException,
  TransactionConflictException,
  TransactWriteItemsCommand,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb'
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb'
import type { Condition } from './conditions.ts'
import type { Key } from './keys.ts'
import { meterOf } from './meter.ts'
import type { Meter } from './meter.ts'

export type Item = Key & Readonly<Record<string, unknown>>

/** One part of a transaction. */
export type Write =
  | { readonly put: Item; readonly when?: Condition; readonly table?: string }
  | { readonly check: Key; readonly when: Condition }
  | { readonly remove: Key; readonly when?: Condition; readonly table?: string }
  | { readonly add: Key; readonly numbers: Readonly<Record<string, number>>; readonly table?: string }

/** Either all was written, or nothing and `failed` says which parts' conditions did not hold and what stood there. */
export type Transacted = { done: true } | { done: false; failed: readonly { index: number; found?: Item }[] }

export interface Question {
  readonly pk: string
  readonly prefix?: string
  readonly from?: string
  readonly to?: string
  readonly limit?: number
  readonly newestFirst?: boolean
}

/** DynamoDB takes no longer keys (2048 and 1024 bytes): what asks for one asks for nothing that could be there. */
const canStand = ({ pk, sk }: Key): boolean => Buffer.byteLength(pk) <= 2048 && Buffer.byteLength(sk) <= 1024

const options = { removeUndefinedValues: true }
const asItem = (raw: Record<string, unknown>): Item => ({ ...raw, pk: String(raw['pk']), sk: String(raw['sk']) })

/** The one client of DynamoDB. Reads are consistent: what a command decides upon is what stands there. */
export interface Table {
  get(key: Key, table?: string): Promise<Item | undefined>
  getMany(keys: readonly Key[]): Promise<(Item | undefined)[]>
  query(question: Question, table?: string): Promise<Item[]>
  put(item: Item): Promise<void>
  remove(key: Key): Promise<void>
  putMany(items: readonly Item[]): Promise<void>
  removeMany(keys: readonly Key[]): Promise<void>
  transact(writes: readonly Write[]): Promise<Transacted>
  /** Adds numbers to one item, without the price of a transaction: any number of people may do it at once. */
  add(key: Key, numbers: Readonly<Record<string, number>>, when?: Condition): Promise<Transacted>
  readonly meter: Meter
}

export function createTable(client: DynamoDBClient, name: string): Table {
  const meter = meterOf(name)
  // The SDK copies every input and output for a logger that nobody set: a tenth of a request's work.
  client.middlewareStack.remove('loggerMiddleware')
  const consumed = 'TOTAL' as const

  async function batchGet(keys: readonly Key[]): Promise<Item[]> {
    let ask = keys.map((key) => marshall({ pk: key.pk, sk: key.sk }))
    const found: Item[] = []
    for (let round = 0; ask.length > 0; round++) {
      if (round > 0) await pause(round)
      const answer = await client.send(
        new BatchGetItemCommand({
          RequestItems: { [name]: { Keys: ask.slice(0, 100), ConsistentRead: true } },
          ReturnConsumedCapacity: consumed,
        }),
      )
      meter.read(answer.ConsumedCapacity)
      found.push(...(answer.Responses?.[name] ?? []).map((raw) => asItem(unmarshall(raw))))
      ask = [...(answer.UnprocessedKeys?.[name]?.Keys ?? []), ...ask.slice(100)]
    }
    return found
  }

  async function batchWrite(requests: readonly ({ put: Item } | { remove: Key })[]): Promise<void> {
    let ask = requests.map((request): WriteRequest =>
      'put' in request
        ? { PutRequest: { Item: marshall(request.put, options) } }
        : { DeleteRequest: { Key: marshall({ pk: request.remove.pk, sk: request.remove.sk }) } },
    )
    for (let round = 0; ask.length > 0; round++) {
      const answer = await client.send(
        new BatchWriteItemCommand({ RequestItems: { [name]: ask.slice(0, 25) }, ReturnConsumedCapacity: consumed }),
      )
      meter.write(answer.ConsumedCapacity)
      const left = answer.UnprocessedItems?.[name] ?? []
      ask = [...left, ...ask.slice(25)]
      if (left.length > 0) await pause(round + 1)
    }
  }

  return {
    meter,
    async get(key, table = name) {
      if (!canStand(key)) return undefined
      const answer = await client.send(
        new GetItemCommand({
          TableName: table,
          Key: marshall({ pk: key.pk, sk: key.sk }),
          ConsistentRead: true,
          ReturnConsumedCapacity: consumed,
        }),
      )
      meter.read(answer.ConsumedCapacity)
      return answer.Item === undefined ? undefined : asItem(unmarshall(answer.Item))
    },
    async getMany(keys) {
      const found = await batchGet(keys.filter(canStand))
      return keys.map((key) => found.find((item) => item.pk === key.pk && item.sk === key.sk))
    },
    async query({ pk, prefix, from, to, limit, newestFirst }, table = name) {
      if (![prefix, from].every((sk = '') => canStand({ pk, sk }))) return []
      const items: Item[] = []
      let start: Record<string, unknown> | undefined
      do {
        const range = from !== undefined || to !== undefined
        const answer = await client.send(
          new QueryCommand({
            TableName: table,
            KeyConditionExpression: range
              ? 'pk = :pk AND sk BETWEEN :from AND :to'
              : prefix === undefined
                ? 'pk = :pk'
                : 'pk = :pk AND begins_with(sk, :prefix)',
            ExpressionAttributeValues: marshall(
              range
                ? { ':pk': pk, ':from': from ?? prefix ?? ' ', ':to': to ?? `${prefix ?? ''}\uffff` }
                : { ':pk': pk, ':prefix': prefix },
              options,
            ),
            ConsistentRead: true,
            ScanIndexForward: newestFirst !== true,
            ...(limit === undefined ? {} : { Limit: limit - items.length }),
            ...(start === undefined ? {} : { ExclusiveStartKey: marshall(start) }),
            ReturnConsumedCapacity: consumed,
          }),
        )
        meter.read(answer.ConsumedCapacity)
        items.push(...(answer.Items ?? []).map((raw) => asItem(unmarshall(raw))))
        start = answer.LastEvaluatedKey === undefined ? undefined : unmarshall(answer.LastEvaluatedKey)
      } while (start !== undefined && (limit === undefined || items.length < limit))
      return items
    },
    async put(item) {
      const answer = await client.send(
        new PutItemCommand({ TableName: name, Item: marshall(item, options), ReturnConsumedCapacity: consumed }),
      )
      meter.write(answer.ConsumedCapacity)
    },
    async remove(key) {
      const answer = await client.send(
        new DeleteItemCommand({
          TableName: name,
          Key: marshall({ pk: key.pk, sk: key.sk }),
          ReturnConsumedCapacity: consumed,
        }),
      )
      meter.write(answer.ConsumedCapacity)
    },
    putMany: (items) => batchWrite(items.map((put) => ({ put }))),
    removeMany: (keys) => batchWrite(keys.map((remove) => ({ remove }))),
    async add(key, numbers, when) {
      try {
        const answer = await besideTransactions(() =>
          client.send(
            new UpdateItemCommand({
              TableName: name,
              Key: marshall({ pk: key.pk, sk: key.sk }),
              ...addition(numbers, when),
              ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
              ReturnConsumedCapacity: consumed,
            }),
          ),
        )
        meter.write(answer.ConsumedCapacity)
        return { done: true }
      } catch (error) {
        if (!(error instanceof ConditionalCheckFailedException)) throw error
        return {
          done: false,
          failed: [{ index: 0, ...(error.Item === undefined ? {} : { found: asItem(unmarshall(error.Item)) }) }],
        }
      }
    },
    async transact(writes) {
      const TransactItems = writes.map((write) => transactItem(name, write))
      for (let round = 0; ; round++) {
        try {
          const answer = await client.send(
            new TransactWriteItemsCommand({ TransactItems, ReturnConsumedCapacity: consumed }),
          )
          meter.write(answer.ConsumedCapacity)
          return { done: true }
        } catch (error) {
          if (!(error instanceof TransactionCanceledException)) throw error
          const reasons = error.CancellationReasons ?? []
          const failed = reasons.flatMap((reason, index) =>
            reason.Code === 'ConditionalCheckFailed'
              ? [{ index, ...(reason.Item === undefined ? {} : { found: asItem(unmarshall(reason.Item)) }) }]
              : [],
          )
          if (failed.length > 0) return { done: false, failed }
          // Two transactions met at one item, or the table asks for patience: both pass by themselves.
          const passing = reasons.every(({ Code }) => Code === undefined || passingReasons.includes(Code))
          if (!passing) throw error
          if (round >= mostRounds) throw new Busy()
          await pause(round + 1)
        }
      }
    },
  }
}

/** Some seven seconds of waiting in all: whoever votes with a whole hall still gets an answer before the phone gives up. */
const mostRounds = 20

/** So many are at one item that patience ran out: nothing was written, and asking again is right. */
export class Busy extends Error {}

/** A single write to an item that a transaction is at is turned away by DynamoDB; the SDK does not try that again by itself. */
async function besideTransactions<T>(write: () => Promise<T>): Promise<T> {
  for (let round = 0; ; round++) {
    try {
      return await write()
    } catch (error) {
      if (!(error instanceof TransactionConflictException)) throw error
      if (round >= mostRounds) throw new Busy()
      await pause(round + 1)
    }
  }
}

const passingReasons = ['None', 'TransactionConflict', 'ThrottlingError', 'ProvisionedThroughputExceeded']

/** Waits a random time that grows with each round (full jitter), at most about a second. */
export function pause(round: number): Promise<void> {
  const most = Math.min(1000, 10 * 2 ** round)
  return new Promise((resolve) => setTimeout(resolve, Math.random() * most))
}

/** Adds to whatever stands there: what is not there counts as nothing. */
function addition(numbers: Readonly<Record<string, number>>, when?: Condition) {
  const fields = Object.keys(numbers)
  return {
    UpdateExpression: `ADD ${fields.map((_, n) => `#f${n} :f${n}`).join(', ')}`,
    ...(when === undefined ? {} : { ConditionExpression: when.expression }),
    ExpressionAttributeNames: { ...when?.names, ...Object.fromEntries(fields.map((field, n) => [`#f${n}`, field])) },
    ExpressionAttributeValues: marshall({
      ...when?.values,
      ...Object.fromEntries(fields.map((field, n) => [`:f${n}`, numbers[field] ?? 0])),
    }),
  }
}

function transactItem(name: string, write: Write): TransactWriteItem {
  if ('add' in write) {
    const Key = marshall({ pk: write.add.pk, sk: write.add.sk })
    return { Update: { TableName: write.table ?? name, Key, ...addition(write.numbers) } }
  }
  const condition =
    write.when === undefined
      ? {}
      : {
          ConditionExpression: write.when.expression,
          ...(write.when.names === undefined ? {} : { ExpressionAttributeNames: { ...write.when.names } }),
          ...(write.when.values === undefined ? {} : { ExpressionAttributeValues: marshall(write.when.values) }),
          ReturnValuesOnConditionCheckFailure: 'ALL_OLD' as const,
        }
  const TableName = ('table' in write ? write.table : undefined) ?? name
  if ('put' in write) return { Put: { TableName, Item: marshall(write.put, options), ...condition } }
  if ('remove' in write)
    return { Delete: { TableName, Key: marshall({ pk: write.remove.pk, sk: write.remove.sk }), ...condition } }
  const { when } = write
  return {
    ConditionCheck: {
      TableName: name,
      Key: marshall({ pk: write.check.pk, sk: write.check.sk }),
      ConditionExpression: when.expression,
      ...condition,
    },
  }
}
