import type { FunctionName } from './function-table.ts'

/** Binding strength, loosest first, as in XPath 1.0 section 3; all of them bind to the left. */
export const operatorStrength = {
  or: 1,
  and: 2,
  '=': 3,
  '!=': 3,
  '<': 4,
  '<=': 4,
  '>': 4,
  '>=': 4,
  '+': 5,
  '-': 5,
  '*': 6,
  div: 6,
  mod: 6,
} as const

export type Operator = keyof typeof operatorStrength

export function isOperator(text: string): text is Operator {
  return Object.hasOwn(operatorStrength, text)
}

/** A parsed expression as plain data: `JSON.parse(JSON.stringify(tree))` is the same tree. */
export type ExpressionTree =
  | { readonly kind: 'text'; readonly value: string }
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'name'; readonly name: string }
  | { readonly kind: 'current' }
  | { readonly kind: 'negate'; readonly of: ExpressionTree }
  | {
      readonly kind: 'operation'
      readonly operator: Operator
      readonly left: ExpressionTree
      readonly right: ExpressionTree
    }
  | { readonly kind: 'call'; readonly function: FunctionName; readonly arguments: readonly ExpressionTree[] }

/** Every name an expression reads, each once, in the order of first mention: what a change of one answer may touch. */
export function namesIn(tree: ExpressionTree): string[] {
  return [...new Set(mentions(tree))]
}

function mentions(tree: ExpressionTree): string[] {
  switch (tree.kind) {
    case 'name':
      return [tree.name]
    case 'negate':
      return mentions(tree.of)
    case 'operation':
      return [...mentions(tree.left), ...mentions(tree.right)]
    case 'call':
      return tree.arguments.flatMap(mentions)
    case 'text':
    case 'number':
    case 'current':
      return []
    default:
      return tree satisfies never
  }
}
