import { ChangeMessageVisibilityCommand, MessageNotInflight } from '@aws-sdk/client-sqs'
import type { SQSEvent } from 'aws-lambda'
import { createCourier, createLine } from '#functions/drivers/sqs.ts'
import type { Adapter } from '#functions/messages/adapters.ts'
import { carryMessages } from '#functions/messages/carry.ts'
import type { Line } from '#functions/messages/carry.ts'
import { waysOut } from '#functions/messages/way.ts'
import type { Courier } from '#functions/ports.ts'
import { keys } from '#functions/store/keys.ts'
import type { Item } from '#functions/store/table.ts'
import type { World } from '#functions/world.ts'
import { credentials } from '#infra/local/engines.ts'
import { pollQueue, startQueues } from '#infra/local/engines/queues.ts'
import type { QueuesEngine } from '#infra/local/engines/queues.ts'
import { at, moment, village } from '../commands/live-village.ts'

export const noon = moment('2026-03-02T12:00:00+08:00')

export interface PostHouse {
  readonly queues: QueuesEngine
  readonly courier: Courier
  /** Seconds for which messages were hidden, and with which they were put in again. */
  readonly hidden: number[]
  readonly again: number[]
  /** Lines of the log. */
  readonly log: Readonly<Record<string, unknown>>[]
  /**
   * One batch through a messages function that has just started. Time flies here: what was hidden or delayed is there again at
   * once. Gives how many messages came.
   */
  round(adapters: readonly Adapter[], world?: World): Promise<number>
  /** Rounds until the queue has nothing more; gives how many there were. */
  rounds(adapters: readonly Adapter[], world?: World): Promise<number>
  close(): Promise<void>
}

/** A real queue with its dead letters, and the messages function that reads it. */
export async function postHouse(home: World): Promise<PostHouse> {
  const queues = await startQueues(credentials)
  const wire = createLine(queues.client, queues.messages)
  const hidden: number[] = []
  const again: number[] = []
  const log: Readonly<Record<string, unknown>>[] = []
  const line: Line = {
    async hide(receiptHandle, seconds) {
      hidden.push(seconds)
      await wire.hide(receiptHandle, seconds)
    },
    async again(body, seconds) {
      again.push(seconds)
      await wire.again(body, 0)
    },
  }
  async function showNow(ReceiptHandle: string | undefined): Promise<void> {
    const change = { QueueUrl: queues.messages, ReceiptHandle, VisibilityTimeout: 0 }
    try {
      await queues.client.send(new ChangeMessageVisibilityCommand(change))
    } catch (error) {
      // It was not hidden at all.
      if (!(error instanceof MessageNotInflight)) throw error
    }
  }
  const round: PostHouse['round'] = async (adapters, world = at(home, noon)) => {
    const loud = { ...world, log: { write: (event: Readonly<Record<string, unknown>>) => void log.push(event) } }
    const ways = waysOut(loud, adapters, () => Promise.reject(new Error('no secret is kept here')))
    const handles = new Map<string, string>()
    let failed: readonly string[] = []
    const count = await pollQueue(queues, queues.messages, async (event: SQSEvent) => {
      for (const { messageId, receiptHandle } of event.Records) handles.set(messageId, receiptHandle)
      const answer = await carryMessages(loud, ways, line, event)
      failed = answer.batchItemFailures.map(({ itemIdentifier }) => itemIdentifier)
      return answer
    })
    for (const id of failed) await showNow(handles.get(id))
    return count
  }
  return {
    queues,
    courier: createCourier(queues.client, queues),
    hidden,
    again,
    log,
    round,
    async rounds(adapters, world) {
      let count = 0
      while ((await round(adapters, world)) > 0) count++
      return count
    },
    close: () => queues.close(),
  }
}

let rows = 0

/** A message as the stream leaves it in the outbox. */
export async function putMessage(world: World, recipient: string, more: Readonly<Record<string, unknown>> = {}) {
  const row: Item = {
    ...keys.message(recipient, '2026-03-02T03:00:00.000Z', `matter-${++rows}-1-0`),
    says: 'notice-published',
    with: { subject: 'the new road' },
    matterId: `matter-${rows}`,
    at: '2026-03-02T03:00:00.000Z',
    village,
    villageName: 'Ganger',
    ...(recipient.startsWith('office:') ? { of: 'village' } : {}),
    ...more,
  }
  await world.table.put(row)
  return { pk: row.pk, sk: row.sk }
}
