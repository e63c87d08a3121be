import { readFileSync } from 'node:fs'
import * as z from 'zod'

const count = z.number().nonnegative()

const entry = z.object({
  /** What was asked: a command by its name, everything else by method and path, `clock: …` for the tick. */
  label: z.string(),
  /** Capacity units as the database charged them. */
  read: count,
  write: count,
  /** Those of the stream's function afterwards. */
  thenRead: count,
  thenWrite: count,
  /** Calls to the database, one after the other at worst. */
  calls: count,
})

const schema = z.object({
  measuredAt: z.iso.datetime(),
  /** The dearest of each kind in one whole deliberation. */
  entries: z.array(entry).nonempty(),
  /** Bytes on the wire with headers, by page. */
  pages: z.record(z.string(), count),
})

/** What the bench measured, as far as an estimate of costs needs it. */
export type Measured = z.infer<typeof schema>
export type MeasuredEntry = z.infer<typeof entry>

/** Households of the deliberation that was measured, and how many of them check in at its meeting. */
export const measuredHouseholds = 46
export const measuredAttendance = 30

export const measuredFile = new URL('./measured.json', import.meta.url)

export const readMeasured = (): Measured => schema.parse(JSON.parse(readFileSync(measuredFile, 'utf8')))
