import type { Instant } from '#shared/calendar/time.ts'

/** What has no wire to speak to and is handed in: the time, chance, and where a line of the log goes. */
export interface Clock {
  now(): Instant
}

/** The clock of a practice stage: an administrator may set it, and every function reads its setting before it works. */
export interface PracticeClock extends Clock {
  refresh(): Promise<void>
  set(to: Instant): Promise<void>
}

/** Where a message stands in the outbox: `pk` and `sk` of its row. */
export interface OutboxKey {
  readonly pk: string
  readonly sk: string
}

/** Carries messages out of the house, to group bots and gateways. Handing one over twice must be harmless. */
export interface Courier {
  hand(messages: readonly OutboxKey[]): Promise<void>
  /** How many wait to be carried, and how many could not be. */
  backlog(): Promise<{ readonly waiting: number; readonly failed: number }>
}

export interface Random {
  /** So many bytes from the system's generator. */
  bytes(count: number): Uint8Array
}

export interface Log {
  /** One wide event per invocation; never a token, a name, a phone number or a choice. */
  write(event: Readonly<Record<string, unknown>>): void
}

/** A file that was bundled beside a function, for browsers, by its name; undefined when there is none. */
export type BundledFiles = (name: string) => Promise<Uint8Array | undefined>
