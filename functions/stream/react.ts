import type { DynamoDBBatchResponse, DynamoDBRecord, DynamoDBStreamEvent } from 'aws-lambda'
import { parseInstant } from '#shared/calendar/time.ts'
import { itemOfImage } from '../store/images.ts'
import { recordOf } from '../store/records.ts'
import type { World } from '../world.ts'
import { indexMatter } from './index-matter.ts'
import { sendMessages } from './send-messages.ts'

/**
 * Reacts to the table's stream, in order, stopping at the first failure: its sequence number is handed back and everything
 * from there on comes again. Each reaction may be repeated.
 */
export async function react(world: World, event: DynamoDBStreamEvent): Promise<DynamoDBBatchResponse> {
  for (const record of event.Records) {
    try {
      await reactTo(world, record)
    } catch (error) {
      world.log.write({ level: 'error', door: 'stream', error: String(error) })
      return { batchItemFailures: [{ itemIdentifier: record.dynamodb?.SequenceNumber ?? '' }] }
    }
  }
  return { batchItemFailures: [] }
}

async function reactTo(world: World, record: DynamoDBRecord): Promise<void> {
  const image = record.dynamodb?.NewImage
  const pk = image?.['pk']?.S ?? ''
  if (record.eventName !== 'INSERT' || image === undefined) return
  if (!pk.startsWith('MATTER#') || !image['sk']?.S?.startsWith('EVENT#')) return
  const link = recordOf(itemOfImage(image))
  const matterId = pk.slice('MATTER#'.length)
  const at = parseInstant(link.at)
  if (at !== undefined) await indexMatter(world, matterId, at)
  await sendMessages(world, matterId, link)
}
