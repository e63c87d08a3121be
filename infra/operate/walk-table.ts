import type { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { ScanCommand } from '@aws-sdk/client-dynamodb'
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb'
import type { Walk } from '#functions/migrations/migration.ts'
import type { Item } from '#functions/store/table.ts'

/**
 * Goes through a whole table, so many items a page (100). The one place that scans: with an operator's rights, for
 * migrations alone.
 */
export function walkOf(client: DynamoDBClient, tableName: string, itemsAtOnce = 100): Walk {
  return async (after) => {
    const { Items = [], LastEvaluatedKey: last } = await client.send(
      new ScanCommand({
        TableName: tableName,
        Limit: itemsAtOnce,
        ConsistentRead: true,
        ...(after === undefined ? {} : { ExclusiveStartKey: marshall({ pk: after.pk, sk: after.sk }) }),
      }),
    )
    const items = Items.map((raw) => unmarshall(raw)).map((raw): Item => ({ ...raw, ...keyOf(raw) }))
    return { items, ...(last === undefined ? {} : { next: keyOf(unmarshall(last)) }) }
  }
}

const keyOf = (raw: Readonly<Record<string, unknown>>) => ({ pk: String(raw['pk']), sk: String(raw['sk']) })
