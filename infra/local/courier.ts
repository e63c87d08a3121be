import { setTimeout as sleep } from 'node:timers/promises'
import type { SQSEvent } from 'aws-lambda'
import { createCourier, createLine } from '#functions/drivers/sqs.ts'
import { readSecret } from '#functions/drivers/secrets-manager.ts'
import { logged, noteError } from '#functions/invocation/invocation.ts'
import { parseAdapters } from '#functions/messages/adapters.ts'
import { carryMessages } from '#functions/messages/carry.ts'
import { waysOut } from '#functions/messages/way.ts'
import type { Courier } from '#functions/ports.ts'
import type { World } from '#functions/world.ts'
import { pollQueue, startQueues } from './engines/queues.ts'

export interface LocalCourier {
  readonly courier: Courier
  /** Begins to carry what waits in the queue, and goes on until it is closed. */
  carry(world: World): void
  close(): Promise<void>
}

export interface LocalCourierOptions {
  /** Where the queues are kept; they survive restarts. */
  readonly dataDir: string
  readonly credentials: { readonly accessKeyId: string; readonly secretAccessKey: string }
  /** The list of ways out, CUNYI_ADAPTERS. */
  readonly adapters: string | undefined
}

const waitSeconds = 10
const restAfterErrorMs = 1000

/** Messages leave the house on this machine as they do from a deployment, through a queue; undefined where no way out is set. */
export async function startCourier(options: LocalCourierOptions): Promise<LocalCourier | undefined> {
  const adapters = parseAdapters(options.adapters, 'local')
  if (adapters.length === 0) return undefined
  const queues = await startQueues(options.credentials, options.dataDir)
  const line = createLine(queues.client, queues.messages)
  const ending = new AbortController()
  const { signal } = ending
  let carrying: Promise<void> | undefined

  async function carryAll(world: World): Promise<void> {
    const ways = waysOut(world, adapters, readSecret)
    const carry = logged(world, 'messages', (event: SQSEvent) => carryMessages(world, ways, line, event))
    while (!signal.aborted) {
      try {
        await pollQueue(queues, queues.messages, carry, { waitSeconds, signal })
      } catch (error) {
        if (signal.aborted) return
        noteError(world, error, 'messages')
        await sleep(restAfterErrorMs, undefined, { signal }).catch(() => {})
      }
    }
  }

  return {
    courier: createCourier(queues.client, queues),
    carry: (world) => void (carrying ??= carryAll(world)),
    async close() {
      ending.abort()
      await carrying
      await queues.close()
    },
  }
}
