import { HeadObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3'
import { GetQueueAttributesCommand, SendMessageCommand } from '@aws-sdk/client-sqs'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { backToQueue, redrive, uploadAgain } from '#infra/operate/redrive.ts'
import { credentials } from '#infra/local/engines.ts'
import { startObjects } from '#infra/local/engines/objects.ts'
import { startQueues } from '#infra/local/engines/queues.ts'
import type { QueuesEngine } from '#infra/local/engines/queues.ts'
import { temporaryFolder } from '../commands/live-village.ts'

let queues: QueuesEngine
beforeEach(async () => {
  queues = await startQueues(credentials)
})
afterEach(() => queues.close())

const silent = () => undefined
const put = (QueueUrl: string, MessageBody: string) =>
  queues.client.send(new SendMessageCommand({ QueueUrl, MessageBody }))
async function lengthOf(QueueUrl: string): Promise<number> {
  const AttributeNames = ['ApproximateNumberOfMessages' as const, 'ApproximateNumberOfMessagesNotVisible' as const]
  const { Attributes } = await queues.client.send(new GetQueueAttributesCommand({ QueueUrl, AttributeNames }))
  return Object.values(Attributes ?? {}).reduce((sum, n) => sum + Number(n), 0)
}

test('all dead letters go back, however many there are', async () => {
  const { client, dead, messages } = queues
  for (let n = 0; n < 23; n++) await put(dead, `letter ${n}`)
  expect(await redrive(client, dead, backToQueue(client, messages), silent)).toEqual({ handed: 23, gone: 0, unread: 0 })
  expect([await lengthOf(dead), await lengthOf(messages)]).toEqual([0, 23])
})

test('broken off between two letters, none is lost', async () => {
  const { client, dead, messages } = queues
  for (let n = 0; n < 5; n++) await put(dead, `letter ${n}`)
  const hand = backToQueue(client, messages)
  let handed = 0
  const breaking = (body: string) => (++handed === 3 ? Promise.reject(new Error('the line went dead')) : hand(body))
  await expect(redrive(client, dead, breaking, silent)).rejects.toThrow('the line went dead')
  expect((await lengthOf(dead)) + (await lengthOf(messages))).toBe(5)
})

test('photos whose inspection failed are told of again as if they had just come, with the type and notes they have', async () => {
  const folder = await temporaryFolder()
  const created: string[] = []
  const store = await startObjects({
    dataDir: folder.path,
    credentials,
    buckets: ['photos'],
    onCreated: (_bucket, key) => void created.push(key),
  })
  const s3 = new S3Client({ endpoint: store.endpoint, region: 'local', credentials, forcePathStyle: true })
  try {
    const Key = 'incoming/AbCdEfGh 1+2'
    const Metadata = { note: 'kept' }
    await s3.send(
      new PutObjectCommand({
        Bucket: 'photos',
        Key,
        Body: Buffer.from('a picture'),
        ContentType: 'image/jpeg',
        Metadata,
      }),
    )
    const letter = (key: string, bucket = 'photos') =>
      JSON.stringify({
        Records: [{ eventName: 'ObjectCreated:Post', s3: { bucket: { name: bucket }, object: { key } } }],
      })
    await put(queues.dead, letter('incoming/AbCdEfGh+1%2B2'))
    await put(queues.dead, letter('incoming/InspectedLongAgo'))
    await put(queues.dead, letter('incoming/x', 'the-bucket-of-somebody-else'))
    await put(queues.dead, 'no letter')
    const outcome = await redrive(queues.client, queues.dead, uploadAgain(s3, 'photos'), silent)
    expect(outcome).toEqual({ handed: 1, gone: 1, unread: 2 })
    await expect.poll(() => created).toEqual([Key, Key])
    expect(await lengthOf(queues.dead)).toBe(2)
    const kept = await s3.send(new HeadObjectCommand({ Bucket: 'photos', Key }))
    expect(kept).toMatchObject({ ContentType: 'image/jpeg', Metadata })
  } finally {
    s3.destroy()
    await store.close()
    await folder.remove()
  }
})
