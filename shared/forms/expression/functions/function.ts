import type { ExpressionReason } from '../fault.ts'
import type { ExpressionTree } from '../tree.ts'
import type { Scope, Value } from '../value.ts'

/** A function of the language. `call` is total: it answers `''` where there is no answer, and never throws. */
export interface ExpressionFunction {
  /** Fewest arguments. */
  readonly least: number
  /** Most arguments. */
  readonly most: number
  call(given: readonly Value[], scope: Scope): Value
  /** What must hold of the arguments as written, beyond their number. */
  check?(written: readonly ExpressionTree[]): ExpressionReason | undefined
}

/** As many arguments as fit into an expression. */
export const many = Number.POSITIVE_INFINITY
