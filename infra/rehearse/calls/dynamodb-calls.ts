import * as z from 'zod'
import type { Call } from '../iam/judge.ts'
import type { Site } from './request.ts'

const row = z.object({ pk: z.object({ S: z.string() }) }).transform(({ pk }) => pk.S)
const part = z.object({ TableName: z.string(), Key: row.optional(), Item: row.optional() })
const transaction = z.object({
  TransactItems: z.array(z.partialRecord(z.enum(['Put', 'Update', 'Delete', 'ConditionCheck']), part)),
})
const batchGet = z.object({ RequestItems: z.record(z.string(), z.object({ Keys: z.array(row) })) })
const batchWrite = z.object({
  RequestItems: z.record(
    z.string(),
    z.array(
      z.union([
        z.object({ PutRequest: z.object({ Item: row }) }).transform(({ PutRequest }) => PutRequest.Item),
        z.object({ DeleteRequest: z.object({ Key: row }) }).transform(({ DeleteRequest }) => DeleteRequest.Key),
      ]),
    ),
  ),
})
const query = z.object({
  TableName: z.string(),
  KeyConditionExpression: z.string(),
  ExpressionAttributeValues: z.record(z.string(), z.object({ S: z.string().optional() })),
})

/** Each part of a transaction is allowed by an action of its own. */
const actionOfPart = {
  Put: 'dynamodb:PutItem',
  Update: 'dynamodb:UpdateItem',
  Delete: 'dynamodb:DeleteItem',
  ConditionCheck: 'dynamodb:ConditionCheckItem',
} as const

/**
 * What DynamoDB asks IAM about a request, with `dynamodb:LeadingKeys` (partition keys of the rows it names) where it names
 * rows. In: name of the operation and its body. An operation that names no row comes back without keys.
 */
export function dynamodbCalls(operation: string, body: unknown, site: Site): readonly Call[] {
  const call = (action: string, table: string, rows: readonly string[]): Call => ({
    action,
    resource: table.startsWith('arn:')
      ? table
      : `arn:${site.partition}:dynamodb:${site.region}:${site.account}:table/${table}`,
    keys: rows.length === 0 ? {} : { 'dynamodb:LeadingKeys': rows },
  })
  switch (operation) {
    case 'TransactWriteItems':
      return transaction.parse(body).TransactItems.flatMap((item) =>
        (['Put', 'Update', 'Delete', 'ConditionCheck'] as const).flatMap((kind) => {
          const found = item[kind]
          return found === undefined ? [] : call(actionOfPart[kind], found.TableName, rowsOf(found))
        }),
      )
    case 'BatchGetItem':
      return Object.entries(batchGet.parse(body).RequestItems).map(([table, { Keys }]) =>
        call('dynamodb:BatchGetItem', table, Keys),
      )
    case 'BatchWriteItem':
      return Object.entries(batchWrite.parse(body).RequestItems).map(([table, rows]) =>
        call('dynamodb:BatchWriteItem', table, rows),
      )
    case 'Query': {
      const { TableName, KeyConditionExpression, ExpressionAttributeValues } = query.parse(body)
      const name = /\bpk\s*=\s*(:\w+)/.exec(KeyConditionExpression)?.[1] ?? ''
      const value = ExpressionAttributeValues[name]?.S
      return [call('dynamodb:Query', TableName, value === undefined ? [] : [value])]
    }
    default: {
      const found = part.partial().parse(body)
      return [call(`dynamodb:${operation}`, found.TableName ?? '*', rowsOf(found))]
    }
  }
}

const rowsOf = ({ Key, Item }: { readonly Key?: string | undefined; readonly Item?: string | undefined }) =>
  [Key, Item].filter((one) => one !== undefined)
