import { parseArgs } from 'node:util'
import { CopyObjectCommand, HeadObjectCommand, NotFound, S3Client } from '@aws-sdk/client-s3'
import {
  DeleteMessageCommand,
  GetQueueAttributesCommand,
  ReceiveMessageCommand,
  SendMessageCommand,
  SQSClient,
} from '@aws-sdk/client-sqs'
import * as z from 'zod'
import { deployedStack } from './deployed.ts'

/** What became of one dead letter: handed on, or found to be about something that is gone. */
type Handed = 'handed' | 'gone'

export interface Redriven {
  readonly handed: number
  readonly gone: number
  /** Letters nobody can read: they stay where they are. */
  readonly unread: number
}

/** Out of sight long enough to hand a batch on; what is not deleted by then is a dead letter again. */
const holdSeconds = 60

/**
 * Empties a queue of dead letters through `hand`, one after the other, each deleted only after it was handed on: broken off and
 * begun again it goes on where it stopped, and at worst hands one letter on twice. (StartMessageMoveTask would do the first half
 * alone, and not every place has it.) `tell` hears how far it is.
 */
export async function redrive(
  client: SQSClient,
  deadQueue: string,
  hand: (body: string) => Promise<Handed | undefined>,
  tell: (sentence: string) => void,
): Promise<Redriven> {
  const counted = await client.send(
    new GetQueueAttributesCommand({ QueueUrl: deadQueue, AttributeNames: ['ApproximateNumberOfMessages'] }),
  )
  tell(`About ${counted.Attributes?.['ApproximateNumberOfMessages'] ?? 0} dead letters wait.`)
  const done = { handed: 0, gone: 0, unread: 0 }
  while (true) {
    const { Messages = [] } = await client.send(
      new ReceiveMessageCommand({
        QueueUrl: deadQueue,
        MaxNumberOfMessages: 10,
        VisibilityTimeout: holdSeconds,
        // SQS asks all its servers only if it may wait: without it an answer may be empty though letters lie there
        WaitTimeSeconds: 1,
      }),
    )
    if (Messages.length === 0) return done
    for (const { Body = '', ReceiptHandle } of Messages) {
      const outcome = await hand(Body)
      done[outcome ?? 'unread']++
      if (outcome !== undefined) await client.send(new DeleteMessageCommand({ QueueUrl: deadQueue, ReceiptHandle }))
    }
    tell(`${done.handed} handed on, ${done.gone} about things that are gone, ${done.unread} unreadable.`)
  }
}

/** Hands a dead letter of the messages queue back to that queue, where its five attempts begin anew. */
export const backToQueue =
  (client: SQSClient, queue: string) =>
  async (body: string): Promise<Handed> => {
    await client.send(new SendMessageCommand({ QueueUrl: queue, MessageBody: body }))
    return 'handed'
  }

const uploads = z.object({
  Records: z.array(
    z.object({ s3: z.object({ bucket: z.object({ name: z.string() }), object: z.object({ key: z.string() }) }) }),
  ),
})

/**
 * Has the photos of a dead letter (an event of S3) inspected again: each is copied onto itself, which S3 tells the inspector like a
 * new upload. What was inspected or thrown away meanwhile is no longer there, and nothing is owed to it.
 */
export const uploadAgain =
  (client: S3Client, bucket: string) =>
  async (body: string): Promise<Handed | undefined> => {
    const event = uploads.safeParse(fromJson(body))
    if (!event.success || event.data.Records.some(({ s3 }) => s3.bucket.name !== bucket)) return undefined
    let copied = 0
    for (const { s3 } of event.data.Records) {
      const key = decodeURIComponent(s3.object.key.replaceAll('+', ' '))
      if (await copyOntoItself(client, bucket, key)) copied++
    }
    return copied > 0 ? 'handed' : 'gone'
  }

async function copyOntoItself(client: S3Client, bucket: string, key: string): Promise<boolean> {
  try {
    const { ContentType, Metadata } = await client.send(new HeadObjectCommand({ Bucket: bucket, Key: key }))
    await client.send(
      new CopyObjectCommand({
        Bucket: bucket,
        Key: key,
        CopySource: `${bucket}/${key.split('/').map(encodeURIComponent).join('/')}`,
        // S3 refuses a copy onto itself that changes nothing; to replace its description by the same one counts as a change
        MetadataDirective: 'REPLACE',
        ContentType,
        Metadata,
      }),
    )
    return true
  } catch (error) {
    if (error instanceof NotFound) return false
    throw error
  }
}

function fromJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

if (import.meta.main) {
  const { values } = parseArgs({ options: { stage: { type: 'string' }, photos: { type: 'boolean', default: false } } })
  if (values.stage === undefined) throw new Error('Which deployment? npm run redrive -- --stage NAME [--photos]')
  const deployed = await deployedStack(values.stage)
  const sqs = new SQSClient({})
  const { handed, gone, unread } = values.photos
    ? await redrive(sqs, deployed.FailedPhotosQueueUrl, uploadAgain(new S3Client({}), deployed.BucketName), console.log)
    : await redrive(sqs, deployed.DeadMessagesQueueUrl, backToQueue(sqs, deployed.MessagesQueueUrl), console.log)
  console.log(`Done: ${handed} handed on, ${gone} gone, ${unread} left because nobody can read them.`)
}
