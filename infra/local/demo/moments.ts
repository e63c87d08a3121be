import type { Instant, LocalDate } from '#shared/calendar/time.ts'
import { addDays, instantAt } from '#shared/calendar/time.ts'

/** A moment counted from the day the demo is loaded: `[-3, '17:30']` is three days before at half past five. */
export type Moment = readonly [day: number, time: string]

export interface Calendar {
  on(day: number): LocalDate
  at(moment: Moment): Instant
}

export function calendarFrom(today: LocalDate): Calendar {
  const on = (day: number) => addDays(today, day)
  return {
    on,
    at([day, time]) {
      const instant = instantAt(on(day), time)
      if (instant === undefined) throw new RangeError(`no such time: ${time}`)
      return instant
    },
  }
}
