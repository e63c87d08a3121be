/** Days of the week from Sunday on, and months. Tables, not `Intl`: phone, server and archive show the same text. */
export const weekdayNames = {
  zh: ['星期日', '星期一', '星期二', '星期三', '星期四', '星期五', '星期六'],
  en: ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'],
} as const

export const monthNames = [
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
] as const

/** Months and days of the Chinese calendar, from 1 on; 闰 goes before a month that comes for the second time. */
export const lunarNames = {
  calendar: '农历',
  leap: '闰',
  months: ['正月', '二月', '三月', '四月', '五月', '六月', '七月', '八月', '九月', '十月', '冬月', '腊月'],
  /** 初一 to 初十, 十一 to 二十, 廿一 to 三十. */
  digits: ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十'],
  tens: ['初', '十', '廿'],
  twentieth: '二十',
  thirtieth: '三十',
} as const
