declare const instantBrand: unique symbol
declare const localDateBrand: unique symbol

/** A moment, as ISO 8601 in UTC with milliseconds: such texts sort as the moments do. */
export type Instant = string & { readonly [instantBrand]: true }

/** A calendar day in China, `2026-03-14`: such texts sort as the days do. */
export type LocalDate = string & { readonly [localDateBrand]: true }

/**
 * Asia/Shanghai is UTC+8 all year: summer time was last kept in 1991 (IANA tzdata, zone PRC). So local time is a plain
 * shift, the same in every runtime whatever its own zone or zone data.
 */
const zoneOffset = 8 * 3_600_000
const dayLength = 24 * 3_600_000

const instantForm = /^(\d{4}-\d\d-\d\d)T(\d\d):(\d\d)(?::(\d\d)(?:\.(\d{1,9}))?)?(Z|[+-]\d\d:\d\d)$/
const timeForm = /^(\d\d):(\d\d)$/

/** Reads `2026-03-14T17:30+08:00` or with `Z`, finer than milliseconds cut off. Undefined without a zone or when there is no such day. */
export function parseInstant(text: string): Instant | undefined {
  const [, date = '', hour = '', minute = '', second = '00', fraction = '', zone = ''] = instantForm.exec(text) ?? []
  const shift = zone === 'Z' ? 0 : offsetOf(zone)
  if (shift === undefined || !exists(date) || Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59)
    return undefined
  const local = Date.parse(`${date}T${hour}:${minute}:${second}.${fraction.padEnd(3, '0').slice(0, 3)}Z`)
  return instantFromMillis(local - shift)
}

/** Reads `2026-03-14`, years 1900 to 2199. Undefined for anything else, 30 February included. */
export function parseLocalDate(text: string): LocalDate | undefined {
  // The brand is minted here, after the check.
  return exists(text) ? (text as LocalDate) : undefined
}

/** From milliseconds since 1970 UTC, as a clock gives them. Years outside 1 to 9999 are a bug. */
export function instantFromMillis(millis: number): Instant {
  const text = new Date(millis).toISOString()
  if (text.length !== 24) throw new RangeError(`an instant out of range: ${text}`)
  return text as Instant
}

/** Milliseconds since 1970 UTC. */
export function millisOf(instant: Instant): number {
  return Date.parse(instant)
}

/** The day it is in China at that instant. */
export function localDateOf(instant: Instant): LocalDate {
  return dateFromMillis(millisOf(instant) + zoneOffset)
}

/** The instant at which a clock in China shows that day and `time` (`17:30`); undefined when that is no time. */
export function instantAt(date: LocalDate, time: string): Instant | undefined {
  const [, hour = '', minute = ''] = timeForm.exec(time) ?? []
  return parseInstant(`${date}T${hour}:${minute}:00+08:00`)
}

/** The instant the next day begins: what is due that day is overdue from here on. */
export function endOfDay(date: LocalDate): Instant {
  return instantFromMillis(Date.parse(date) + dayLength - zoneOffset)
}

/** That many calendar days later, or earlier when negative. */
export function addDays(date: LocalDate, days: number): LocalDate {
  return dateFromMillis(Date.parse(date) + days * dayLength)
}

/** Calendar days from one day to another; negative when `to` is earlier. */
export function daysBetween(from: LocalDate, to: LocalDate): number {
  return (Date.parse(to) - Date.parse(from)) / dayLength
}

/** 0 is Sunday, 6 Saturday. */
export function weekdayOf(date: LocalDate): number {
  return new Date(date).getUTCDay()
}

/** What a clock in China shows at that instant, `17:30`. */
export function localTimeOf(instant: Instant): string {
  return new Date(millisOf(instant) + zoneOffset).toISOString().slice(11, 16)
}

function dateFromMillis(millis: number): LocalDate {
  return instantFromMillis(millis).slice(0, 10) as LocalDate
}

function exists(date: string): boolean {
  if (!/^(19|20|21)\d\d-\d\d-\d\d$/.test(date)) return false
  // Some engines roll 30 February over into March, others give no date: a day exists when it comes back as it went in.
  const millis = Date.parse(`${date}T00:00:00.000Z`)
  return !Number.isNaN(millis) && new Date(millis).toISOString().startsWith(date)
}

function offsetOf(zone: string): number | undefined {
  const [hours, minutes] = [Number(zone.slice(1, 3)), Number(zone.slice(4, 6))]
  if (zone === '' || hours > 14 || minutes > 59) return undefined
  return (zone.startsWith('-') ? -1 : 1) * (hours * 60 + minutes) * 60_000
}
