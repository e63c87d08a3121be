import { addWorkingDays } from '#shared/calendar/working-days.ts'
import type { Instant, LocalDate } from '#shared/calendar/time.ts'
import { addDays, instantAt, instantFromMillis, localDateOf, millisOf } from '#shared/calendar/time.ts'

const form = /^\+(\d{1,4})(d|wd)(?:T([01]\d|2[0-3]):([0-5]\d))?$/

/** `start` is day 0, `step` the moment of the step the time stands in. */
export interface Moments {
  readonly start: Instant
  readonly step: Instant
}

export type WhenRead = { readonly ok: true; readonly at: Instant } | { readonly ok: false; readonly reason: string }

export function isWhen(text: string): boolean {
  return form.test(text)
}

/**
 * Reads `+2d` (day 2 at the start's time of day), `+2dT17:30` (that day at that time) or `+5wd` (five working days
 * after the step, at the step's time of day). Fails on another form and where no official calendar is known.
 */
export function readWhen(text: string, { start, step }: Moments): WhenRead {
  const [, count = '', unit = '', hour, minute] = form.exec(text) ?? []
  if (unit === '') return { ok: false, reason: `"${text}" is no time: +2d, +2dT17:30 and +5wd are` }
  const from = unit === 'd' ? start : step
  const day =
    unit === 'd'
      ? ({ ok: true, value: addDays(localDateOf(start), Number(count)) } as const)
      : addWorkingDays(localDateOf(step), Number(count))
  if (!day.ok) return { ok: false, reason: `the official calendar for "${text}" is known until ${day.lastYear} only` }
  const at = hour === undefined ? sameTime(from, day.value) : instantAt(day.value, `${hour}:${minute}`)
  return at === undefined ? { ok: false, reason: `"${text}" is no time` } : { ok: true, at }
}

function sameTime(from: Instant, day: LocalDate): Instant {
  const days = (Date.parse(day) - Date.parse(localDateOf(from))) / 86_400_000
  return instantFromMillis(millisOf(from) + days * 86_400_000)
}
