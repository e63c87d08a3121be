import type { Figure } from './figure.ts'
import type { Send } from './doors.ts'
import type { Stage } from './stage.ts'

/** What one request consumed: capacity units as the database charged them, calls as they were sent. */
export interface Entry {
  readonly label: string
  readonly read: number
  readonly write: number
  readonly reactionRead: number
  readonly reactionWrite: number
  readonly readCalls: number
  readonly transactions: number
  readonly otherWriteCalls: number
}

/** Notes every request that passes through `send`. A kind of request that comes several times is noted several times. */
export interface Ledger {
  readonly send: Send
  readonly entries: readonly Entry[]
  /** Doors that were asked, each with its method: `GET /b/150926100201`. */
  readonly asked: ReadonlySet<string>
  /** Work that is no request, such as the clock's sweep. */
  note(label: string, work: () => Promise<unknown>): Promise<void>
}

export function openLedger(stage: Stage): Ledger {
  const entries: Entry[] = []
  const asked = new Set<string>()
  const noted = async <T>(label: string, work: () => Promise<T>): Promise<T> => {
    await stage.react()
    stage.watch.take()
    stage.world.table.meter.take()
    const outcome = await work()
    const { read, write } = stage.world.table.meter.take()
    const { reads: readCalls, transactions, otherWrites: otherWriteCalls } = stage.watch.take()
    const reaction = await stage.react()
    entries.push({
      label,
      read,
      write,
      reactionRead: reaction.read,
      reactionWrite: reaction.write,
      readCalls,
      transactions,
      otherWriteCalls,
    })
    return outcome
  }
  return {
    send(path, init) {
      const method = init?.method ?? 'GET'
      asked.add(`${method} ${path.split('?')[0]}`)
      return noted(labelOf(method, path), () => stage.send(path, init))
    },
    entries,
    asked,
    note: async (label, work) => void (await noted(label, work)),
  }
}

/** The door without ids and tokens: a command by its name, everything else by its path. */
export function labelOf(method: string, path: string): string {
  const [bare = ''] = path.split('?')
  const command = /\/commands\/([a-z-]+)$/.exec(bare)?.[1]
  if (command !== undefined) return command
  const named = bare.replace(/^(\/api\/(?:sessions|staff)\/)[^/]+/, '$1…')
  const parts = named.split('/').map((part) => (/^(\d{2,12}|[A-Za-z0-9]{16,}(\.json)?)$/.test(part) ? '…' : part))
  return `${method} ${parts.join('/')}`
}

export function entryFigure({ label, read, write, reactionRead, reactionWrite, ...calls }: Entry): Figure {
  const { readCalls, transactions, otherWriteCalls } = calls
  return {
    name: label,
    value: read + write,
    unit: 'units',
    parts: {
      read,
      write,
      'then read': reactionRead,
      'then write': reactionWrite,
      'read calls': readCalls,
      transactions,
      'other writes': otherWriteCalls,
    },
  }
}
