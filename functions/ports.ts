import type { Instant } from '#shared/calendar/time.ts'

/** What has no wire to speak to and is handed in: the time, chance, and where a line of the log goes. */
export interface Clock {
  now(): Instant
}

export interface Random {
  /** So many bytes from the system's generator. */
  bytes(count: number): Uint8Array
}

export interface Log {
  /** One wide event per invocation; never a token, a name, a phone number or a choice. */
  write(event: Readonly<Record<string, unknown>>): void
}

/** A file of the console by its name; undefined when there is none. */
export type ConsoleFiles = (name: string) => Promise<Uint8Array | undefined>
