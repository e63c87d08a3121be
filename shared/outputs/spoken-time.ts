import { spokenNumber } from './spoken-number.ts'
import { villageTime } from './village-time.ts'

const weekdays = ['星期天', '星期一', '星期二', '星期三', '星期四', '星期五', '星期六']

/** A local time as it is said: 十一月二十三号，星期一，下午五点半. Text that is no local time is given back as it is. */
export function spokenTime(text: string): string {
  const time = villageTime(text)
  if (time === undefined) return text
  const date = `${spokenNumber(String(time.month))}月${spokenNumber(String(time.day))}号，${weekdays[time.weekday] ?? ''}`
  if (time.hour === undefined || time.minute === undefined) return date
  return `${date}，${spokenClock(time.hour, time.minute)}`
}

/** 17, 30 is 下午五点半; 8, 0 is 早上八点整. */
export function spokenClock(hour: number, minute: number): string {
  const shown = hour % 12 === 0 ? 12 : hour % 12
  const word = shown === 2 ? '两' : spokenNumber(String(shown))
  return `${partOfDay(hour)}${word}点${spokenMinute(minute)}`
}

function partOfDay(hour: number): string {
  if (hour < 5) return '凌晨'
  if (hour < 9) return '早上'
  if (hour < 12) return '上午'
  if (hour < 13) return '中午'
  return hour < 18 ? '下午' : '晚上'
}

function spokenMinute(minute: number): string {
  if (minute === 0) return '整'
  if (minute === 30) return '半'
  if (minute === 15) return '一刻'
  return minute < 10 ? `零${spokenNumber(String(minute))}分` : `${spokenNumber(String(minute))}分`
}
