import { remainder, withoutNoise } from './arithmetic.ts'
import { compare, isComparison } from './compare.ts'
import { expressionFunctions } from './function-table.ts'
import type { ExpressionTree, Operator } from './tree.ts'
import { isTrue, isEmpty, numberOf } from './value.ts'
import type { Scope, Value } from './value.ts'

/**
 * Works out an expression. Total: every tree the parser makes has a value in every scope; no exception, no NaN.
 *
 * What it means, fixed in writing (forms and procedures rely on it; changing a line here changes running matters):
 * - **Empty** is `''`: no answer, no choice made, a result that does not exist (1 div 0, 'a' + 1).
 * - **Comparing with an empty value is false**, for every operator, `!=` included. Only a written `''` asks whether
 *   something is empty: `${x} = ''`, `${x} != ''`.
 * - `=` and `!=`: with a boolean both sides are taken as booleans; with a number both as numbers; two dates or instants
 *   as days; else the exact texts. `<` and its kin compare numbers and days only, anything else is false.
 * - **Dates are days**, counted from 1970-01-01 in Asia/Shanghai: `today() - 7` is a day number that compares with
 *   dates. Against a date an instant counts as its day; two instants compare to the millisecond.
 * - **Arithmetic is decimal to the eye**: whole numbers exact, others rounded to 12 significant digits after each
 *   operation; an operand that is no number makes the result empty. Unary minus likewise.
 * - `and`, `or` take sides as booleans (see `isTrue`) and yield one.
 * - Selections compare as their names joined by a space; use `selected()`.
 * - Time comes from the scope, never from a clock.
 */
export function evaluate(tree: ExpressionTree, scope: Scope): Value {
  switch (tree.kind) {
    case 'text':
    case 'number':
      return tree.value
    case 'name':
      return scope.value(tree.name)
    case 'current':
      return scope.current ?? ''
    case 'negate':
      return calculate('*', -1, evaluate(tree.of, scope))
    case 'operation':
      return operate(tree, scope)
    case 'call':
      return expressionFunctions[tree.function].call(
        tree.arguments.map((argument) => evaluate(argument, scope)),
        scope,
      )
    default:
      return tree satisfies never
  }
}

/** Whether a condition holds: `evaluate` taken as a boolean. */
export function holds(tree: ExpressionTree, scope: Scope): boolean {
  return isTrue(evaluate(tree, scope))
}

type Operation = Extract<ExpressionTree, { kind: 'operation' }>
type Arithmetic = Extract<Operator, '+' | '-' | '*' | 'div' | 'mod'>

const calculations: Record<Arithmetic, (left: number, right: number) => number> = {
  '+': (left, right) => left + right,
  '-': (left, right) => left - right,
  '*': (left, right) => left * right,
  div: (left, right) => left / right,
  mod: remainder,
}

function operate({ operator, left, right }: Operation, scope: Scope): Value {
  if (operator === 'and') return holds(left, scope) && holds(right, scope)
  if (operator === 'or') return holds(left, scope) || holds(right, scope)
  if (!isComparison(operator)) return calculate(operator, evaluate(left, scope), evaluate(right, scope))
  const asked = emptinessAsked(left, right)
  if (!asked || (operator !== '=' && operator !== '!=')) {
    return compare(operator, evaluate(left, scope), evaluate(right, scope))
  }
  return isEmpty(evaluate(asked, scope)) === (operator === '=')
}

function calculate(operator: Arithmetic, left: Value, right: Value): Value {
  const first = numberOf(left)
  const second = numberOf(right)
  if (first === undefined || second === undefined) return ''
  const result = calculations[operator](first, second)
  return Number.isFinite(result) ? withoutNoise(result) : ''
}

/** The other side of a written `''`, when there is one. */
function emptinessAsked(left: ExpressionTree, right: ExpressionTree): ExpressionTree | undefined {
  if (right.kind === 'text' && right.value === '') return left
  return left.kind === 'text' && left.value === '' ? right : undefined
}
