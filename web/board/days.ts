import type { Lang } from '#shared/language.ts'
import { formatDate, formatInstant } from '#shared/calendar/format.ts'
import { formatLunar } from '#shared/calendar/lunar.ts'
import type { Instant, LocalDate } from '#shared/calendar/time.ts'
import { localDateOf } from '#shared/calendar/time.ts'

interface DayOptions {
  readonly year?: boolean
  /** In Chinese with the lunar day, by which the village keeps its feasts and markets. */
  readonly lunar?: boolean
}

/** A day as the village says it. */
export function dayInWords(date: LocalDate, lang: Lang, { year = false, lunar = false }: DayOptions = {}): string {
  return [formatDate(date, lang, { year }), ...(lunar ? lunarDay(date, lang) : [])].join(' · ')
}

/** A meeting's day and hour. */
export function timeInWords(at: Instant, lang: Lang): string {
  return [formatInstant(at, lang), ...lunarDay(localDateOf(at), lang)].join(' · ')
}

/** The lunar day, in Chinese; none in English or outside the years of the table. */
export function lunarDay(date: LocalDate, lang: Lang): string[] {
  const day = lang === 'zh' ? formatLunar(date) : ''
  return day === '' ? [] : [day]
}
