import type { ExtraDays } from '#shared/calendar/working-days.ts'
import type { Procedures } from '#shared/procedures/procedures.ts'
import type { Clock, Courier, Log, PracticeClock, Random } from './ports.ts'
import type { Objects } from './store/objects.ts'
import type { Table } from './store/table.ts'

/** Everything a command or query may use; its first argument. */
export interface World {
  readonly table: Table
  /** Name of the table in which secret papers are summed. */
  readonly urnTable: string
  readonly objects: Objects
  readonly clock: Clock
  readonly random: Random
  readonly log: Log
  readonly procedures: Procedures
  /** Key from which links and sessions are derived; fetched once. */
  readonly secret: () => Promise<string>
  readonly origin: string
  /** Name of this deployment among others, and the release that runs in it. */
  readonly deployment: { readonly stage: string; readonly release: string }
  /** The way out of the house; without one messages stay in the outbox. */
  readonly courier?: Courier
  /** On practice stages: the same clock as `clock`, with its setting. */
  readonly practice?: PracticeClock
  /** Holidays and working days the deployment knows beyond the official calendar. */
  readonly extraDays?: ExtraDays
}
