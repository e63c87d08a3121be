import type { SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda'
import * as z from 'zod'
import { note, noteError } from '../invocation/invocation.ts'
import type { DeliveryWorld } from './deliver.ts'
import { deliver } from './deliver.ts'
import type { Way } from './way.ts'

/** The queue that messages wait in, as far as its reader needs it. */
export interface Line {
  /** Keeps a message that was received out of sight for so many seconds, twelve hours at most from when it was received. */
  hide(receiptHandle: string, seconds: number): Promise<void>
  /** Puts a message in again, to be seen in so many seconds, 15 minutes at most; it has then never been tried. */
  again(body: string, seconds: number): Promise<void>
}

const aKey = z.object({ pk: z.string().startsWith('OUTBOX#'), sk: z.string().min(1) })

/** How long a message rests after its first, second, … failure; the queue gives up after the fifth. */
const restsAfterFailure = [60, 240, 900, 3600] as const
const longestHide = 12 * 3600
const longestDelay = 900

/**
 * Delivers a batch of the messages queue, each message for itself. What failed is handed back and tried again later and
 * later, until the queue puts it aside. What only has to wait (the night, a bot that wants fewer messages) uses up none
 * of its attempts: the second wait in a row is a new message in the queue.
 */
export async function carryMessages(
  world: DeliveryWorld,
  ways: readonly Way[],
  line: Line,
  event: SQSEvent,
): Promise<SQSBatchResponse> {
  note({ messages: event.Records.length })
  const failed: string[] = []
  for (const record of event.Records) {
    try {
      if (!(await carryOne(world, ways, line, record))) failed.push(record.messageId)
    } catch (error) {
      noteError(world, error, 'messages')
      failed.push(record.messageId)
    }
  }
  return { batchItemFailures: failed.map((itemIdentifier) => ({ itemIdentifier })) }
}

/** Whether the queue may forget the message. */
async function carryOne(
  world: DeliveryWorld,
  ways: readonly Way[],
  line: Line,
  { body, receiptHandle, attributes }: SQSRecord,
): Promise<boolean> {
  const times = Number(attributes.ApproximateReceiveCount)
  const delivery = await deliver(world, ways, aKey.parse(JSON.parse(body)))
  switch (delivery.state) {
    case 'done':
      return true
    case 'wait':
      if (times > 1) {
        await line.again(body, Math.min(delivery.seconds, longestDelay))
        return true
      }
      await line.hide(receiptHandle, Math.min(delivery.seconds, longestHide))
      return false
    case 'failed':
      note({ failed: 1 })
      await line.hide(receiptHandle, restsAfterFailure[times - 1] ?? 0)
      return false
    default:
      return delivery satisfies never
  }
}
