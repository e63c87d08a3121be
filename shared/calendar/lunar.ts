import { lunarNames } from './names.ts'
import { lunarYears } from './lunar-years.ts'
import { daysBetween, type LocalDate, parseLocalDate } from './time.ts'

/**
 * A day as elders count it, in Chinese: `农历十月十五`, `农历闰六月初一`. Made from a table, not from `Intl`, whose years differ
 * between engines. Empty outside the years 2020 to 2055 of the Chinese calendar.
 */
export function formatLunar(date: LocalDate): string {
  const year = lunarYears.findLast(([from, begins]) => `${from}-${begins}` <= date)
  const begins = year === undefined ? undefined : parseLocalDate(`${year[0]}-${year[1]}`)
  if (year === undefined || begins === undefined) return ''
  const [, , leap, long] = year
  let left = daysBetween(begins, date)
  for (const [n, is30] of Array.from(long).entries()) {
    const length = is30 === '1' ? 30 : 29
    if (left < length) return nameOf(n, leap, left + 1)
    left -= length
  }
  return ''
}

/** `n` counts the months of the year from 0, the second one of a pair included. */
function nameOf(n: number, leap: number, day: number): string {
  const second = leap > 0 && n === leap
  const month = lunarNames.months[leap > 0 && n >= leap ? n - 1 : n] ?? ''
  return `${lunarNames.calendar}${second ? lunarNames.leap : ''}${month}${dayName(day)}`
}

function dayName(day: number): string {
  if (day === 20) return lunarNames.twentieth
  if (day === 30) return lunarNames.thirtieth
  const [ten, digit] = [Math.floor((day - 1) / 10), (day - 1) % 10]
  return `${lunarNames.tens[ten]}${lunarNames.digits[digit]}`
}
