import type { DynamoDBClient } from '@aws-sdk/client-dynamodb'

/** What went over a database client since the last look. */
export interface Watched {
  /** Calls that only read: gets, batch gets, queries. */
  readonly reads: number
  readonly queries: number
  readonly transactions: number
  /** Calls that write outside a transaction. */
  readonly otherWrites: number
  /** Milliseconds inside the client, its own work of signing and parsing included; calls side by side add up. */
  readonly clientMs: number
  /** Of these, milliseconds from the request's departure to the answer's headers: wire and engine. */
  readonly engineMs: number
}

export interface DatabaseWatch {
  take(): Watched
}

const none: Watched = { reads: 0, queries: 0, transactions: 0, otherWrites: 0, clientMs: 0, engineMs: 0 }

/** Watches a client of the SDK from outside, by its own middleware stack; what it sends stays as it is. */
export function watchDatabase(client: DynamoDBClient): DatabaseWatch {
  let seen = none
  client.middlewareStack.add(
    (next, { commandName = '' }) =>
      async (args) => {
        const began = performance.now()
        try {
          return await next(args)
        } finally {
          const kind = kindOf(commandName)
          seen = { ...seen, [kind]: seen[kind] + 1, clientMs: seen.clientMs + performance.now() - began }
          if (commandName === 'QueryCommand') seen = { ...seen, queries: seen.queries + 1 }
        }
      },
    { step: 'initialize', priority: 'high', name: 'watchWhole' },
  )
  client.middlewareStack.add(
    (next) => async (args) => {
      const began = performance.now()
      try {
        return await next(args)
      } finally {
        seen = { ...seen, engineMs: seen.engineMs + performance.now() - began }
      }
    },
    { step: 'deserialize', priority: 'low', name: 'watchWire' },
  )
  return {
    take() {
      const taken = seen
      seen = none
      return taken
    },
  }
}

function kindOf(command: string): 'reads' | 'transactions' | 'otherWrites' {
  if (command === 'TransactWriteItemsCommand') return 'transactions'
  return /^(GetItem|BatchGetItem|Query)Command$/.test(command) ? 'reads' : 'otherWrites'
}
