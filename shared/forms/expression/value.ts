import { dayOfDate, daysOfInstant } from './days.ts'

/** What an expression reads and yields: text, a finite number, yes or no, or the names in a select or photo field. */
export type Value = string | number | boolean | readonly string[]

/** What an expression may see. Time is handed in, so that a server can check again at the moment a phone answered. */
export interface Scope {
  /** The value behind `${name}`; `''` when nobody answered. */
  value(name: string): Value
  /** The answer under test, `.` in a constraint; absent elsewhere, then `.` is empty. */
  readonly current?: Value
  /** ISO instant, such as `2026-03-01T02:00:00.000Z`. */
  readonly now: string
  /** `YYYY-MM-DD` in Asia/Shanghai. */
  readonly today: string
}

/** Nobody answered: `''`, no choice, or a number that is none. */
export function isEmpty(value: Value): boolean {
  if (typeof value === 'boolean') return false
  return typeof value === 'number' ? !Number.isFinite(value) : value.length === 0
}

/** Chosen names are joined by one space, as XLSForm writes them; numbers never show an exponent. */
export function textOf(value: Value): string {
  if (isEmpty(value)) return ''
  if (typeof value === 'number') return plainDecimal(value)
  return typeof value === 'object' ? value.join(' ') : String(value)
}

/** Yes is 1, a date its day number, an instant its day number with a fraction; `undefined` for anything else. */
export function numberOf(value: Value): number | undefined {
  if (typeof value === 'number') return Number.isFinite(value) ? value : undefined
  if (typeof value === 'boolean') return value ? 1 : 0
  const text = textOf(value).trim()
  if (/^[+-]?(?:\d+(?:\.\d*)?|\.\d+)$/.test(text)) return finite(Number(text))
  return dayOfDate(text) ?? daysOfInstant(text)
}

/** As in XPath: a number that is not 0, a text or a selection that is not empty (so the text `'0'` is yes). */
export function isTrue(value: Value): boolean {
  if (typeof value === 'boolean') return value
  return !isEmpty(value) && value !== 0
}

/** The chosen names; a text is split at spaces, since XLSForm writes a selection that way. */
export function listOf(value: Value): readonly string[] {
  return typeof value === 'object'
    ? value
    : textOf(value)
        .split(/\s+/u)
        .filter((name) => name !== '')
}

function finite(number: number): number | undefined {
  return Number.isFinite(number) ? number : undefined
}

function plainDecimal(number: number): string {
  const short = String(number)
  if (!short.includes('e')) return short
  return Number.isInteger(number) ? BigInt(number).toString() : number.toFixed(20).replace(/\.?0+$/, '')
}
