import type { Instant, LocalDate } from '#shared/calendar/time.ts'
import { instantFromMillis, localDateOf, millisOf } from '#shared/calendar/time.ts'

const key = 'cunyi-clock'

/** How far the server's clock is ahead of the phone's, in milliseconds; old phones are often hours off. */
let ahead = Number(localStorage.getItem(key) ?? 0)

export function setServerTime(now: Instant): void {
  ahead = millisOf(now) - Date.now()
  localStorage.setItem(key, String(ahead))
}

/** The time the server would tell, also without a signal. What is late is decided there; this is for showing and defaults. */
export const now = (): Instant => instantFromMillis(Date.now() + ahead)

export const today = (): LocalDate => localDateOf(now())
