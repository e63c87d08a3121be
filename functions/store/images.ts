import type { AttributeValue } from '@aws-sdk/client-dynamodb'
import { unmarshall } from '@aws-sdk/util-dynamodb'
import type { AttributeValue as StreamValue } from 'aws-lambda'
import type { Item } from './table.ts'

/** An item as the stream shows it. */
export function itemOfImage(image: Readonly<Record<string, StreamValue>>): Item {
  // Lambda's type of an attribute value and the SDK's differ in name only.
  const item = unmarshall(image as Record<string, AttributeValue>)
  return { ...item, pk: String(item['pk']), sk: String(item['sk']) }
}
