import type { Instant } from '#shared/calendar/time.ts'
import { addDays, instantAt, localDateOf, localTimeOf, millisOf } from '#shared/calendar/time.ts'

/** Nobody's telephone rings between these times in China. */
const quietFrom = '21:00'
const quietUntil = '07:00'

/** Seconds until a message may go out: 0 by day, at most ten hours. */
export function secondsOfQuiet(now: Instant): number {
  const time = localTimeOf(now)
  if (time >= quietUntil && time < quietFrom) return 0
  const today = localDateOf(now)
  const morning = instantAt(time < quietUntil ? today : addDays(today, 1), quietUntil)
  if (morning === undefined) throw new RangeError(`no morning at ${quietUntil}`)
  return Math.ceil((millisOf(morning) - millisOf(now)) / 1000)
}
