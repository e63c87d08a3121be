// Only the table: the package's own functions answer years they do not know with plain weekends, without a word.
import published from 'chinese-days/dist/chinese-days.json' with { type: 'json' }

import { addDays, type LocalDate, weekdayOf } from './time.ts'

/** Days a deployment knows better than the package: next year's notice of the State Council, a local holiday. */
export interface ExtraDays {
  readonly holidays: readonly LocalDate[]
  readonly workingDays: readonly LocalDate[]
  /** The last year for which these days complete the calendar. */
  readonly publishedUntil?: number
}

/** The answer, or that no official calendar covers a day that had to be known; `lastYear` is the last one covered. */
export type CalendarAnswer<T> =
  | { readonly ok: true; readonly value: T }
  | {
      readonly ok: false
      readonly reason: 'calendar-not-published'
      readonly firstYear: number
      readonly lastYear: number
    }

const holidays: ReadonlySet<string> = new Set(Object.keys(published.holidays))
const workingDays: ReadonlySet<string> = new Set(Object.keys(published.workdays))
const covered = coveredYears()

/**
 * Whether people work that day by the calendar of the State Council (国务院办公厅 notice each autumn for the next year): public
 * holidays are free, swapped weekends (调休) are worked, other days go by the week. Never guesses a year not yet published.
 */
export function isWorkingDay(date: LocalDate, extra?: ExtraDays): CalendarAnswer<boolean> {
  if (extra?.holidays.includes(date)) return { ok: true, value: false }
  if (extra?.workingDays.includes(date)) return { ok: true, value: true }
  const year = Number(date.slice(0, 4))
  const lastYear = Math.max(covered.lastYear, extra?.publishedUntil ?? 0)
  if (year < covered.firstYear || year > lastYear) {
    return { ok: false, reason: 'calendar-not-published', firstYear: covered.firstYear, lastYear }
  }
  if (workingDays.has(date)) return { ok: true, value: true }
  const weekday = weekdayOf(date)
  return { ok: true, value: !holidays.has(date) && weekday !== 0 && weekday !== 6 }
}

/**
 * The day that is `days` working days (a whole number, not negative) after `date`; the day itself does not count, and 0
 * gives it back whatever day it is. From Saturday 2026-04-25, 8 working days lead to 2026-05-09.
 */
export function addWorkingDays(date: LocalDate, days: number, extra?: ExtraDays): CalendarAnswer<LocalDate> {
  if (!Number.isInteger(days) || days < 0) throw new RangeError(`${days} working days`)
  let day = date
  for (let left = days; left > 0;) {
    day = addDays(day, 1)
    const working = isWorkingDay(day, extra)
    if (!working.ok) return working
    if (working.value) left -= 1
  }
  return { ok: true, value: day }
}

/** A year counts as published when its National Day is there: New Year's Day may come with the notice of the year before. */
function coveredYears(): { firstYear: number; lastYear: number } {
  const years = [...holidays].filter((date) => date.endsWith('-10-01')).map((date) => Number(date.slice(0, 4)))
  const firstYear = Math.min(...years)
  let lastYear = firstYear
  while (years.includes(lastYear + 1)) lastYear += 1
  return { firstYear, lastYear }
}
