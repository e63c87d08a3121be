import type { SheetLanguage } from './sheet.ts'
import { villageTime } from './village-time.ts'

const weekdays = {
  zh: ['星期日', '星期一', '星期二', '星期三', '星期四', '星期五', '星期六'],
  en: ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'],
} as const

const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
]

/** A local time as papers write it: 2026年11月23日（星期一）17:30. Text that is no local time is given back as it is. */
export function writtenTime(text: string, lang: SheetLanguage): string {
  const time = villageTime(text)
  if (time === undefined) return text
  const clock =
    time.hour === undefined ? '' : `${String(time.hour).padStart(2, '0')}:${String(time.minute).padStart(2, '0')}`
  const weekday = weekdays[lang][time.weekday] ?? ''
  if (lang === 'zh') return `${time.year}年${time.month}月${time.day}日（${weekday}）${clock}`
  const date = `${weekday}, ${time.day} ${months[time.month - 1] ?? ''} ${time.year}`
  return clock === '' ? date : `${date}, ${clock}`
}

/** A local date for signatures and posting: 2026年11月23日, or 23 November 2026. */
export function writtenDate(text: string, lang: SheetLanguage): string {
  const time = villageTime(text)
  if (time === undefined) return text
  if (lang === 'zh') return `${time.year}年${time.month}月${time.day}日`
  return `${time.day} ${months[time.month - 1] ?? ''} ${time.year}`
}
