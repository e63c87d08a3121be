import * as z from 'zod'
import { instant } from '../workflow/fields.ts'

const verdict = z.enum(['well', 'behind', 'unknown'])
export type Verdict = z.infer<typeof verdict>

/** GET /api/health: whether what goes on behind the doors keeps up. Ages in seconds; null where nothing is known. */
export const healthAnswer = z.object({
  stage: z.string(),
  release: z.string(),
  node: z.string(),
  dataVersion: z.int(),
  now: instant,
  overall: verdict,
  /** `ageSeconds`: how long ago boards and desks were known to show all that had been written. */
  stream: z.object({
    probeAt: z.nullable(instant),
    seenAt: z.nullable(instant),
    ageSeconds: z.nullable(z.number()),
    verdict,
  }),
  timers: z.object({ due: z.int(), oldestDueSeconds: z.number(), verdict }),
  /** Null where messages have no way out of the house: there they wait for nothing. */
  messages: z.object({ waiting: z.nullable(z.int()), failed: z.nullable(z.int()), verdict }),
})
export type HealthAnswer = z.infer<typeof healthAnswer>

/** The clock ticks once a minute. What is three ticks late does not come by itself. */
export const behindAfterSeconds = 180

/** More than a county's busiest evening has on its way at once. */
const waitingAtMost = 1000

/** How the stream stands by the age of what has come out of it. */
export function streamVerdict(ageSeconds: number | null): Verdict {
  if (ageSeconds === null) return 'unknown'
  return ageSeconds > behindAfterSeconds ? 'behind' : 'well'
}

/**
 * How the clock stands: by the oldest timer that should have fired, and by when it last ticked (seconds ago; null when it
 * never did), for where nothing is due nobody would notice.
 */
export function timersVerdict(oldestDueSeconds: number, tickedSeconds: number | null): Verdict {
  if (oldestDueSeconds > behindAfterSeconds) return 'behind'
  if (tickedSeconds === null) return 'unknown'
  return tickedSeconds > behindAfterSeconds ? 'behind' : 'well'
}

/** How messages on their way out stand. One that could not be carried waits for somebody to look at it. */
export function messagesVerdict({ waiting, failed }: { readonly waiting: number; readonly failed: number }): Verdict {
  return failed > 0 || waiting > waitingAtMost ? 'behind' : 'well'
}

/** What is behind outweighs what is unknown. */
export function overallVerdict(parts: readonly Verdict[]): Verdict {
  if (parts.includes('behind')) return 'behind'
  return parts.includes('unknown') ? 'unknown' : 'well'
}
