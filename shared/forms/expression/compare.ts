import { dayOfDate, daysOfInstant } from './days.ts'
import type { Operator } from './tree.ts'
import { isTrue, isEmpty, numberOf, textOf } from './value.ts'
import type { Value } from './value.ts'

export type Comparison = Extract<Operator, '=' | '!=' | '<' | '<=' | '>' | '>='>

const comparisons: Record<Comparison, (left: Value, right: Value) => boolean> = {
  '=': equal,
  '!=': (left, right) => !equal(left, right),
  '<': inOrder((first, second) => first < second),
  '<=': inOrder((first, second) => first <= second),
  '>': inOrder((first, second) => first > second),
  '>=': inOrder((first, second) => first >= second),
}

export function isComparison(operator: Operator): operator is Comparison {
  return Object.hasOwn(comparisons, operator)
}

/** Compares two values by the rules written at `evaluate`; whatever cannot be compared is false. */
export function compare(operator: Comparison, left: Value, right: Value): boolean {
  return !isEmpty(left) && !isEmpty(right) && comparisons[operator](left, right)
}

function inOrder(holds: (first: number, second: number) => boolean) {
  return (left: Value, right: Value): boolean => {
    const [first, second] = onOneScale(left, right)
    return first !== undefined && second !== undefined && holds(first, second)
  }
}

function equal(left: Value, right: Value): boolean {
  if (typeof left === 'boolean' || typeof right === 'boolean') return isTrue(left) === isTrue(right)
  if (typeof left === 'number' || typeof right === 'number' || (isMoment(left) && isMoment(right))) {
    const [first, second] = onOneScale(left, right)
    return first !== undefined && first === second
  }
  return textOf(left) === textOf(right)
}

/** Against a date an instant counts as its day in Asia/Shanghai, so `${on} <= now()` allows the whole of today. */
function onOneScale(left: Value, right: Value): [number | undefined, number | undefined] {
  const first = numberOf(left)
  const second = numberOf(right)
  if (!isDate(left) && !isDate(right)) return [first, second]
  return [isInstant(left) ? wholeDay(first) : first, isInstant(right) ? wholeDay(second) : second]
}

const wholeDay = (days: number | undefined) => (days === undefined ? undefined : Math.floor(days))
const isDate = (value: Value) => typeof value === 'string' && dayOfDate(value) !== undefined
const isInstant = (value: Value) => typeof value === 'string' && daysOfInstant(value) !== undefined
const isMoment = (value: Value) => isDate(value) || isInstant(value)
