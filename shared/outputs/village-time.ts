/** A village's wall clock, `YYYY-MM-DD` or `YYYY-MM-DDTHH:MM` (seconds and offset, if any, are left unread). */
export interface VillageTime {
  readonly year: number
  readonly month: number
  readonly day: number
  /** 0 is Sunday. */
  readonly weekday: number
  readonly hour?: number
  readonly minute?: number
}

const shape = /^(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d)(?::\d\d(?:\.\d+)?)?(?:[+-]\d\d:?\d\d)?)?$/

/** The parts of a local time, or undefined where the text is none (a UTC `Z` is refused: it is not the wall clock). */
export function villageTime(text: string): VillageTime | undefined {
  const found = shape.exec(text)
  if (found === null) return undefined
  const [year, month, day, hour, minute] = found.slice(1).map(Number)
  if (year === undefined || month === undefined || day === undefined) return undefined
  const date = new Date(Date.UTC(year, month - 1, day))
  if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return undefined
  const known = { year, month, day, weekday: date.getUTCDay() }
  if (found[4] === undefined || hour === undefined || minute === undefined) return known
  return hour > 23 || minute > 59 ? undefined : { ...known, hour, minute }
}
