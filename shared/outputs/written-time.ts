import { monthNames, weekdayNames } from '../calendar/names.ts'
import type { Lang } from '../language.ts'
import { villageTime } from './village-time.ts'

/** A local time as papers write it: 2026年11月23日（星期一）17:30. Text that is no local time is given back as it is. */
export function writtenTime(text: string, lang: Lang): string {
  const time = villageTime(text)
  if (time === undefined) return text
  const clock =
    time.hour === undefined ? '' : `${String(time.hour).padStart(2, '0')}:${String(time.minute).padStart(2, '0')}`
  const weekday = weekdayNames[lang][time.weekday] ?? ''
  if (lang === 'zh') return `${time.year}年${time.month}月${time.day}日（${weekday}）${clock}`
  const date = `${weekday}, ${time.day} ${monthNames[time.month - 1] ?? ''} ${time.year}`
  return clock === '' ? date : `${date}, ${clock}`
}

/** A local date for signatures and posting: 2026年11月23日, or 23 November 2026. */
export function writtenDate(text: string, lang: Lang): string {
  const time = villageTime(text)
  if (time === undefined) return text
  if (lang === 'zh') return `${time.year}年${time.month}月${time.day}日`
  return `${time.day} ${monthNames[time.month - 1] ?? ''} ${time.year}`
}
