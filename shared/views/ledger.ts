import * as z from 'zod'
import type { LocalDate } from '../calendar/time.ts'
import { daysBetween } from '../calendar/time.ts'
import { instant, localDate } from '../workflow/fields.ts'

export const ledgerStates = ['late', 'open', 'submitted', 'returned', 'accepted', 'all'] as const
export type LedgerState = (typeof ledgerStates)[number]

export const actionStates = ['open', 'submitted', 'returned', 'accepted'] as const

/** One action item (落实任务) of an area's ledger (台账). */
export const ledgerRow = z.object({
  matterId: z.string(),
  matterTitle: z.string(),
  procedure: z.string(),
  stage: z.string(),
  /** Division code of the village, and what it is called (its code where nobody knows). */
  place: z.string(),
  village: z.string(),
  actionId: z.string(),
  text: z.string(),
  owner: z.object({ id: z.string(), name: z.string() }),
  due: localDate,
  state: z.enum(actionStates),
  /** Days past the due day, until today or until it was accepted; 0 when in time. */
  daysLate: z.int().min(0),
  /** Since when it is in this state. */
  since: instant,
  urgedCount: z.int().min(0),
  /** Whether this person may do so now: by role, and never review the own work. */
  may: z.object({ review: z.boolean(), urge: z.boolean() }),
})
export type LedgerRow = z.infer<typeof ledgerRow>

/** GET /api/ledger: what is owed, most late first and then by due day; what was accepted after it, latest due day first. */
export const ledgerAnswer = z.object({
  place: z.object({ code: z.string(), name: z.string() }),
  now: instant,
  rows: z.array(ledgerRow),
  /** Asks for the next page; absent on the last. A page may be shorter than others, even empty, before the last. */
  cursor: z.exactOptional(z.string()),
})
export type Ledger = z.infer<typeof ledgerAnswer>

/** Days past the due day at `until`, which is today or the day of acceptance; 0 when in time. */
export function daysLate(due: LocalDate, until: LocalDate): number {
  return Math.max(0, daysBetween(due, until))
}
