import type { DynamoDBBatchResponse, DynamoDBRecord, DynamoDBStreamEvent } from 'aws-lambda'
import { parseInstant } from '#shared/calendar/time.ts'
import { isProbe, markProbeSeen } from '../health/probe.ts'
import { note, noteError } from '../invocation/invocation.ts'
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
  note({ records: event.Records.length })
  for (const record of event.Records) {
    try {
      await reactTo(world, record)
    } catch (error) {
      noteError(world, error, 'stream')
      return { batchItemFailures: [{ itemIdentifier: record.dynamodb?.SequenceNumber ?? '' }] }
    }
  }
  return { batchItemFailures: [] }
}

async function reactTo(world: World, { eventName, dynamodb }: DynamoDBRecord): Promise<void> {
  const image = dynamodb?.NewImage
  if (eventName === 'REMOVE' || image === undefined) return
  const [pk, sk] = [image['pk']?.S ?? '', image['sk']?.S ?? '']
  if (isProbe({ pk, sk })) return markProbeSeen(world, itemOfImage(image))
  if (eventName !== 'INSERT' || !pk.startsWith('MATTER#') || !sk.startsWith('EVENT#')) return
  const link = recordOf(itemOfImage(image))
  const matterId = pk.slice('MATTER#'.length)
  note({ matter: matterId })
  // The desks last: where they show a record, its messages have been sent.
  await sendMessages(world, matterId, link)
  const at = parseInstant(link.at)
  if (at !== undefined) await indexMatter(world, matterId, at)
}
