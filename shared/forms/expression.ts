/**
 * The expression language of forms and procedures, as the rest of the house sees it: read once with `parseExpression`,
 * keep the tree, `evaluate` it as often as needed. Everything else in `expression/` is inside work.
 */
export { evaluate, holds } from './expression/evaluate.ts'
export { maxExpressionLength, parseExpression } from './expression/parse.ts'
export { namesIn } from './expression/tree.ts'
export type { ExpressionTree } from './expression/tree.ts'
export { isTrue } from './expression/value.ts'
export type { Scope, Value } from './expression/value.ts'
