import { mkdir } from 'node:fs/promises'
import {
  CreateQueueCommand,
  DeleteMessageCommand,
  GetQueueAttributesCommand,
  ReceiveMessageCommand,
  SQSClient,
} from '@aws-sdk/client-sqs'
import type { Message } from '@aws-sdk/client-sqs'
import type { SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda'
import { startFauxqs } from 'fauxqs'
import { loopbackOnly } from './loopback-only.ts'

/** As the deployment has them (infra/aws): after five attempts a message is put aside. */
const attempts = 5

export interface QueuesEngine {
  readonly client: SQSClient
  /** Addresses of the two queues. */
  readonly messages: string
  readonly dead: string
  close(): Promise<void>
}

/** An SQS-compatible queue and the one its dead letters go to, kept in `dataDir`; in memory without. */
export async function startQueues(
  credentials: { readonly accessKeyId: string; readonly secretAccessKey: string },
  dataDir?: string,
): Promise<QueuesEngine> {
  if (dataDir !== undefined) await mkdir(dataDir, { recursive: true })
  const engine = await startFauxqs({
    port: 0,
    host: '127.0.0.1',
    logger: false,
    ...(dataDir === undefined ? {} : { dataDir }),
  })
  const openAgain = loopbackOnly(engine.port)
  const endpoint = `http://127.0.0.1:${engine.port}`
  const client = new SQSClient({ endpoint, region: 'local', credentials })
  // Without a region in its host the engine finds a queue by its name alone, and names do not change with the port.
  const address = (name: string) => `${endpoint}/000000000000/${name}`
  const dead = address('dead-messages')
  await client.send(new CreateQueueCommand({ QueueName: 'dead-messages' }))
  const { Attributes } = await client.send(
    new GetQueueAttributesCommand({ QueueUrl: dead, AttributeNames: ['QueueArn'] }),
  )
  const RedrivePolicy = JSON.stringify({ deadLetterTargetArn: Attributes?.['QueueArn'], maxReceiveCount: attempts })
  await client.send(
    new CreateQueueCommand({ QueueName: 'messages', Attributes: { RedrivePolicy, VisibilityTimeout: '120' } }),
  )
  return {
    client,
    messages: address('messages'),
    dead,
    async close() {
      client.destroy()
      await engine.stop()
      openAgain()
    },
  }
}

/**
 * Hands one batch of a queue to a Lambda handler as an event source mapping does that reports partial failures: what the
 * handler does not name is deleted, the rest comes again when its time is over. Gives how many it had. `signal` ends the waiting.
 */
export async function pollQueue(
  { client }: Pick<QueuesEngine, 'client'>,
  queue: string,
  handler: (event: SQSEvent) => Promise<SQSBatchResponse>,
  { waitSeconds = 0, signal }: { readonly waitSeconds?: number; readonly signal?: AbortSignal } = {},
): Promise<number> {
  const { Messages = [] } = await client.send(
    new ReceiveMessageCommand({
      QueueUrl: queue,
      MaxNumberOfMessages: 10,
      WaitTimeSeconds: waitSeconds,
      MessageSystemAttributeNames: ['All'],
    }),
    signal === undefined ? {} : { abortSignal: signal },
  )
  if (Messages.length === 0) return 0
  const { batchItemFailures } = await handler({ Records: Messages.map(asRecord) })
  const failed = new Set(batchItemFailures.map(({ itemIdentifier }) => itemIdentifier))
  for (const { MessageId = '', ReceiptHandle } of Messages)
    if (!failed.has(MessageId)) await client.send(new DeleteMessageCommand({ QueueUrl: queue, ReceiptHandle }))
  return Messages.length
}

function asRecord({ MessageId = '', ReceiptHandle = '', Body = '', Attributes = {} }: Message): SQSRecord {
  return {
    messageId: MessageId,
    receiptHandle: ReceiptHandle,
    body: Body,
    attributes: {
      ApproximateReceiveCount: Attributes.ApproximateReceiveCount ?? '1',
      SentTimestamp: Attributes.SentTimestamp ?? '',
      SenderId: Attributes.SenderId ?? '',
      ApproximateFirstReceiveTimestamp: Attributes.ApproximateFirstReceiveTimestamp ?? '',
    },
    messageAttributes: {},
    md5OfBody: '',
    eventSource: 'aws:sqs',
    eventSourceARN: '',
    awsRegion: 'local',
  }
}
