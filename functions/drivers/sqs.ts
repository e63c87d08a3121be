import {
  ChangeMessageVisibilityCommand,
  GetQueueAttributesCommand,
  SendMessageBatchCommand,
  SendMessageCommand,
  SQSClient,
} from '@aws-sdk/client-sqs'
import type { SendMessageBatchRequestEntry } from '@aws-sdk/client-sqs'
import type { Config } from '../config.ts'
import type { Line } from '../messages/carry.ts'
import type { Courier, OutboxKey } from '../ports.ts'

/** Addresses of the queue that messages wait in and of the one they are put aside in. */
export interface Queues {
  readonly messages: string
  readonly dead?: string
}

/** SQS takes ten messages at once. */
const batchSize = 10
const rounds = 4

/** The courier that puts messages into the queue. A module of its own, so that it is loaded only when there is one to send. */
export const sqsCourier = (config: Config): Courier => createCourier(new SQSClient({}), queuesOf(config))

/** The queue as its reader sees it. */
export const sqsLine = (config: Config): Line => createLine(new SQSClient({}), queuesOf(config).messages)

function queuesOf({ messagesQueue, deadMessagesQueue }: Config): Queues {
  if (messagesQueue === undefined) throw new Error('environment: CUNYI_MESSAGES_QUEUE is required')
  return { messages: messagesQueue, ...(deadMessagesQueue === undefined ? {} : { dead: deadMessagesQueue }) }
}

export function createCourier(client: SQSClient, { messages, dead }: Queues): Courier {
  return {
    async hand(keys) {
      for (let from = 0; from < keys.length; from += batchSize)
        await sendBatch(client, messages, keys.slice(from, from + batchSize))
    },
    async backlog() {
      return {
        waiting: await lengthOf(client, messages),
        failed: dead === undefined ? 0 : await lengthOf(client, dead),
      }
    },
  }
}

export function createLine(client: SQSClient, queue: string): Line {
  return {
    async hide(ReceiptHandle, VisibilityTimeout) {
      await client.send(new ChangeMessageVisibilityCommand({ QueueUrl: queue, ReceiptHandle, VisibilityTimeout }))
    },
    async again(MessageBody, DelaySeconds) {
      await client.send(new SendMessageCommand({ QueueUrl: queue, MessageBody, DelaySeconds }))
    },
  }
}

/** A batch may be taken in part: the rest is sent again, and what is left after some rounds is an error. */
async function sendBatch(client: SQSClient, QueueUrl: string, keys: readonly OutboxKey[]): Promise<void> {
  let entries: SendMessageBatchRequestEntry[] = keys.map(({ pk, sk }, n) => ({
    Id: String(n),
    MessageBody: JSON.stringify({ pk, sk }),
  }))
  for (let round = 0; entries.length > 0; round++) {
    if (round === rounds)
      throw new Error(`the messages queue did not take ${entries.length} of ${keys.length} messages`)
    if (round > 0) await new Promise((resolve) => setTimeout(resolve, 50 * 2 ** round))
    const { Failed = [] } = await client.send(new SendMessageBatchCommand({ QueueUrl, Entries: entries }))
    entries = entries.filter(({ Id }) => Failed.some((failed) => failed.Id === Id))
  }
}

/** How many messages a queue holds: to be seen, out of sight and delayed. SQS counts them roughly. */
async function lengthOf(client: SQSClient, QueueUrl: string): Promise<number> {
  const answer = await client.send(
    new GetQueueAttributesCommand({
      QueueUrl,
      AttributeNames: [
        'ApproximateNumberOfMessages',
        'ApproximateNumberOfMessagesNotVisible',
        'ApproximateNumberOfMessagesDelayed',
      ],
    }),
  )
  return Object.values(answer.Attributes ?? {}).reduce((sum, count) => sum + Number(count), 0)
}
