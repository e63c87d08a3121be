import { getLunarDate } from 'chinese-days'
import { describe, expect, it } from 'vitest'
import { formatLunar } from '#shared/calendar/lunar.ts'
import { addDays, type LocalDate, parseLocalDate } from '#shared/calendar/time.ts'

function day(text: string): LocalDate {
  const date = parseLocalDate(text)
  if (date === undefined) throw new Error(`no day: ${text}`)
  return date
}

const first = day('2020-01-25')
const last = day('2056-02-14')

function* everyDay(): Generator<LocalDate> {
  for (let date = first; date <= last; date = addDays(date, 1)) yield date
}

describe('the lunar date', () => {
  it.each([
    ['2020-01-25', '农历正月初一'],
    ['2020-05-23', '农历闰四月初一'],
    ['2023-01-21', '农历腊月三十'],
    ['2025-07-25', '农历闰六月初一'],
    ['2025-08-22', '农历闰六月廿九'],
    ['2025-08-23', '农历七月初一'],
    ['2026-02-16', '农历腊月廿九'],
    ['2026-02-17', '农历正月初一'],
    ['2026-06-19', '农历五月初五'],
    ['2026-09-25', '农历八月十五'],
    ['2026-11-23', '农历十月十五'],
    ['2027-02-06', '农历正月初一'],
    ['2030-02-03', '农历正月初一'],
    ['2033-12-22', '农历闰冬月初一'],
    ['2034-02-19', '农历正月初一'],
  ])('of %s is %s', (date, lunar) => {
    expect(formatLunar(day(date))).toBe(lunar)
  })

  /** New moons minutes from midnight, which ICU has a day early or late; the Observatory's New Year is in the cases above. */
  const icuErrs = [
    ['2027-02-06', '2027-03-07'],
    ['2030-02-02', '2030-03-03'],
  ] as const

  it('is the same by two calculations of others, on every day it knows', () => {
    const months = new Intl.DateTimeFormat('en-u-ca-chinese', { month: 'numeric', day: 'numeric', timeZone: 'UTC' })
    const wrong: string[] = []
    for (const date of everyDay()) {
      const { lunarMonCN, lunarDayCN, lunarMon, lunarDay, isLeap } = getLunarDate(date)
      const packaged = `农历${isLeap ? '闰' : ''}${lunarMonCN}${lunarDayCN}`
        .replace('十一月', '冬月')
        .replace('十二月', '腊月')
      const parts = months.formatToParts(Date.parse(date))
      const part = (type: string) => parts.find((one) => one.type === type)?.value
      const agreed = part('month') === `${lunarMon}${isLeap ? 'bis' : ''}` && part('day') === String(lunarDay)
      const excused = icuErrs.some(([from, to]) => from <= date && date <= to)
      if ((!agreed && !excused) || formatLunar(date) !== packaged)
        wrong.push(`${date} ${formatLunar(date)} ${packaged}`)
    }
    expect(wrong).toEqual([])
  })

  it('is empty where the table does not reach: it never guesses', () => {
    expect(formatLunar(addDays(first, -1))).toBe('')
    expect(formatLunar(last)).not.toBe('')
    expect(formatLunar(addDays(last, 1))).toBe('')
  })
})
