import { dayOfDate } from '../expression/days.ts'
import { accepted, isUnanswered, rejected } from './codec.ts'
import type { FieldCodec } from './codec.ts'
import { typedText } from './typed-text.ts'

/** Year, month, day as people without a date picker type them, with - / . or the Chinese for year, month, day. */
const shape = /^(\d{4})[-/.\u5e74](\d{1,2})[-/.\u6708](\d{1,2})\u65e5?$/

/** Kept as `YYYY-MM-DD`, years 1900 to 2199, only days that exist. */
export const dateCodec: FieldCodec = {
  takesAnswer: true,
  takesChoices: false,
  parameters: {},
  decode(raw) {
    if (isUnanswered(raw)) return accepted('')
    const text = typeof raw === 'string' ? typedText(raw) : undefined
    if (text === '') return accepted('')
    const [, year = '', month = '', day = ''] = shape.exec(text ?? '') ?? []
    if (year === '') return rejected('not-date')
    const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
    return dayOfDate(date) === undefined ? rejected('date-does-not-exist') : accepted(date)
  },
}
