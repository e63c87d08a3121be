import { formatLunar } from '../calendar/lunar.ts'
import { parseLocalDate } from '../calendar/time.ts'

/** A local time's day as elders count it, behind a comma: `，农历十月十五`; nothing where it is not known. */
export function lunarDay(heldAt: string): string {
  const date = parseLocalDate(heldAt.slice(0, 10))
  const day = date === undefined ? '' : formatLunar(date)
  return day === '' ? '' : `，${day}`
}
