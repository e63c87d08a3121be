import { calendarOf } from '../days.ts'
import { numberOf, textOf } from '../value.ts'
import type { Value } from '../value.ts'
import type { ExpressionFunction } from './function.ts'

export const dateFunctions = {
  today: { least: 0, most: 0, call: (_given, scope) => scope.today },
  now: { least: 0, most: 0, call: (_given, scope) => scope.now },
  /**
   * Writes a date, an instant (in Asia/Shanghai) or a day number by ODK's signs: %Y %y year, %m %n month with and
   * without a leading 0, %d %e day likewise, %H %M %S time, %% a percent sign. Names of months and days depend on a
   * language and are not offered: an unknown sign stays as written.
   */
  'format-date': { least: 2, most: 2, call: ([moment = '', format = '']) => written(moment, textOf(format)) },
} satisfies Record<string, ExpressionFunction>

function written(moment: Value, format: string): Value {
  const days = numberOf(moment)
  const calendar = days === undefined ? undefined : calendarOf(days)
  if (!calendar) return ''
  const signs = signsOf(calendar.date, calendar.time)
  return format.replace(/%([A-Za-z%])/g, (sign, letter: string) => signs.get(letter) ?? sign)
}

function signsOf(date: string, time: string): ReadonlyMap<string, string> {
  const [year = '', month = '', day = ''] = date.split('-')
  const [hour = '', minute = '', second = ''] = time.split(':')
  return new Map([
    ['Y', year],
    ['y', year.slice(2)],
    ['m', month],
    ['n', String(Number(month))],
    ['d', day],
    ['e', String(Number(day))],
    ['H', hour],
    ['M', minute],
    ['S', second],
    ['%', '%'],
  ])
}
