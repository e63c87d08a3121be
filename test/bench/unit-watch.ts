import { AsyncLocalStorage } from 'node:async_hooks'
import { subscribe, unsubscribe } from 'node:diagnostics_channel'
import { IncomingMessage } from 'node:http'
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import * as z from 'zod'
import { labelOf } from './ledger.ts'

/** What one kind of request has consumed, all of it together. */
export interface Consumed {
  readonly read: number
  readonly write: number
  /** Calls of the database. */
  readonly calls: number
}

export interface UnitWatch {
  /** By the door; what no request asked for stands under `stream and clock`. Begins anew. */
  take(): ReadonlyMap<string, Consumed>
  close(): void
}

export const nobodys = 'stream and clock'
const requestBegins = 'http.server.request.start'
const charge = z.object({ CapacityUnits: z.number().default(0) })
const answered = z.object({
  output: z.object({ ConsumedCapacity: z.union([charge, z.array(charge)]).optional() }),
})

/**
 * Tells which request of this process's server a capacity unit was consumed for, though many run side by side: each request
 * carries its label through all that follows from it. What a cancelled transaction consumed is not told by the engine.
 */
export function watchUnits(client: DynamoDBClient): UnitWatch {
  const running = new AsyncLocalStorage<string>()
  const begins = (message: unknown) => {
    const request = message instanceof Object && 'request' in message ? message.request : undefined
    if (request instanceof IncomingMessage) running.enterWith(labelOf(request.method ?? '', request.url ?? ''))
  }
  subscribe(requestBegins, begins)
  let consumed = new Map<string, Consumed>()
  client.middlewareStack.add(
    (next, { commandName = '' }) =>
      async (args) => {
        const label = running.getStore() ?? nobodys
        const answer = await next(args)
        const { ConsumedCapacity = [] } = answered.parse(answer).output
        const units = [ConsumedCapacity].flat().reduce((sum, { CapacityUnits }) => sum + CapacityUnits, 0)
        const reads = /^(GetItem|BatchGetItem|Query)Command$/.test(commandName)
        const { read, write, calls } = consumed.get(label) ?? { read: 0, write: 0, calls: 0 }
        consumed.set(label, {
          read: read + (reads ? units : 0),
          write: write + (reads ? 0 : units),
          calls: calls + 1,
        })
        return answer
      },
    { step: 'initialize', priority: 'high', name: 'watchUnits' },
  )
  return {
    take() {
      const taken = consumed
      consumed = new Map()
      return taken
    },
    close: () => {
      unsubscribe(requestBegins, begins)
      client.middlewareStack.remove('watchUnits')
    },
  }
}
