import { millisOf, parseInstant, parseLocalDate } from '#shared/calendar/time.ts'

const dayLength = 86_400_000

/** When clocks in China first showed 1970-01-01 00:00. */
const epochInChina = Date.parse('1970-01-01T00:00:00+08:00')

/** Day number of `YYYY-MM-DD`, days since 1970-01-01; `undefined` when there is no such date. */
export function dayOfDate(text: string): number | undefined {
  const date = parseLocalDate(text)
  return date === undefined ? undefined : Date.parse(date) / dayLength
}

/** Days since 1970-01-01 00:00 in Asia/Shanghai, with a fraction for the time; `undefined` when it is no instant. */
export function daysOfInstant(text: string): number | undefined {
  const instant = parseInstant(text)
  return instant === undefined ? undefined : (millisOf(instant) - epochInChina) / dayLength
}

/** Calendar fields of a day number (fraction: time of day); `undefined` outside the years 1900 to 2199. */
export function calendarOf(days: number): { date: string; time: string } | undefined {
  if (!(days >= -25_567 && days < 84_006)) return undefined
  // A day number is local already, so reading it back as UTC gives the clock in China.
  const iso = new Date(Math.round(days * dayLength)).toISOString()
  return { date: iso.slice(0, 10), time: iso.slice(11, 19) }
}
