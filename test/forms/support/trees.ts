import * as fc from 'fast-check'
import type { ExpressionTree, Value } from '#shared/forms/expression.ts'
import { expressionFunctions, isFunctionName } from '#shared/forms/expression/function-table.ts'
import { isOperator, operatorStrength } from '#shared/forms/expression/tree.ts'

const functionNames = Object.keys(expressionFunctions).filter(isFunctionName)
const operators = Object.keys(operatorStrength).filter(isOperator)

/** Text that can be written between quotes: the language has no escapes, so not both kinds of quote at once. */
const quotable = fc.string({ unit: 'grapheme', maxLength: 12 }).filter((text) => !/'.*"|".*'/su.test(text))

const names = fc.constantFrom('户主年龄', 'notice.running', 'a', '_b-2', '𠮷')

/** Trees the parser could have made: right number of arguments, patterns written out. */
export const trees: fc.Arbitrary<ExpressionTree> = fc.letrec<{ tree: ExpressionTree }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    fc.record({ kind: fc.constant('text' as const), value: quotable }),
    fc.record({ kind: fc.constant('number' as const), value: fc.nat().map((n) => n / 100) }),
    fc.record({ kind: fc.constant('name' as const), name: names }),
    fc.constant({ kind: 'current' as const }),
    fc.record({ kind: fc.constant('negate' as const), of: tie('tree') }),
    fc.record({
      kind: fc.constant('operation' as const),
      operator: fc.constantFrom(...operators),
      left: tie('tree'),
      right: tie('tree'),
    }),
    fc.constantFrom(...functionNames).chain((name) => callOf(name, tie('tree'))),
  ),
})).tree

function callOf(name: (typeof functionNames)[number], argument: fc.Arbitrary<ExpressionTree>) {
  const { least, most } = expressionFunctions[name]
  const patterns = fc.constantFrom('a+', '[01][0-9]', '\\d{3}', '.*').map((value) => ({ kind: 'text' as const, value }))
  const given =
    name === 'regex'
      ? fc.tuple(argument, patterns)
      : fc.array(argument, { minLength: least, maxLength: Math.min(most, 4) })
  return given.map((list): ExpressionTree => ({ kind: 'call', function: name, arguments: list }))
}

/** Any value a scope may hold, dates and odd numbers among them. */
export const values: fc.Arbitrary<Value> = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.double(),
  fc.integer(),
  fc.boolean(),
  fc.array(fc.string()),
  fc.constantFrom('', '2026-02-28', '2026-02-30', '2026-03-01T02:00:00.000Z', '1e5', '-0', '1'.repeat(400)),
)

/** Writes a tree with every bracket, so that reading it back gives the same tree. */
export function written(tree: ExpressionTree): string {
  switch (tree.kind) {
    case 'text':
      return tree.value.includes("'") ? `"${tree.value}"` : `'${tree.value}'`
    case 'number':
      return String(tree.value)
    case 'name':
      return `\${${tree.name}}`
    case 'current':
      return '.'
    case 'negate':
      return `-(${written(tree.of)})`
    case 'operation':
      return `(${written(tree.left)}) ${tree.operator} (${written(tree.right)})`
    case 'call':
      return `${tree.function}(${tree.arguments.map(written).join(', ')})`
    default:
      return tree satisfies never
  }
}
