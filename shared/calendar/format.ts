import type { Lang } from '../language.ts'
import { monthNames, weekdayNames } from './names.ts'
import { type Instant, localDateOf, localTimeOf, type LocalDate, weekdayOf } from './time.ts'

/**
 * A day as people say it: `3月14日（星期六）`, `Saturday 14 March`; `year` adds the year, for records that outlive it.
 * Made from tables, not from `Intl`, so that phone, server and archive show the same text.
 */
export function formatDate(date: LocalDate, lang: Lang, { year = false } = {}): string {
  const [y = 0, month = 1, day = 1] = date.split('-').map(Number)
  const weekday = weekdayOf(date)
  if (lang === 'zh') return `${year ? `${y}年` : ''}${month}月${day}日（${weekdayNames.zh[weekday]}）`
  return `${weekdayNames.en[weekday]} ${day} ${monthNames[month - 1]}${year ? ` ${y}` : ''}`
}

/** A moment on the clock in China: `3月14日（星期六）17:30`, `Saturday 14 March, 17:30`. */
export function formatInstant(instant: Instant, lang: Lang, options: { year?: boolean } = {}): string {
  const date = formatDate(localDateOf(instant), lang, options)
  return `${date}${lang === 'zh' ? '' : ', '}${localTimeOf(instant)}`
}
