import { isFault } from './fault.ts'
import type { ExpressionFault, ExpressionReason } from './fault.ts'
import { expressionFunctions, isFunctionName } from './function-table.ts'
import { scan } from './scan.ts'
import type { Token } from './scan.ts'
import { isOperator, operatorStrength } from './tree.ts'
import type { ExpressionTree, Operator } from './tree.ts'

/** Longest expression, in UTF-16 units: far above any in real forms, and it bounds the size of the tree. */
export const maxExpressionLength = 2_000

/** Deepest nesting of brackets, calls and minus signs, so that hostile text cannot overflow a phone's stack. */
export const maxExpressionDepth = 50

export type ParseResult = { ok: true; tree: ExpressionTree } | { ok: false; fault: ExpressionFault }

export interface ParseOptions {
  /** The names that exist; any other is a fault. Without it every well-formed name passes. */
  readonly names?: Iterable<string>
  /** Whether `.` means something here (it does in a constraint). Default: yes. */
  readonly current?: boolean
}

/**
 * Reads an expression of the XLSForm dialect (ODK documentation, "Form operators and functions", without XPath axes).
 * What it means is written down at `evaluate`. Faults carry the position of the first thing wrong.
 */
export function parseExpression(text: string, options: ParseOptions = {}): ParseResult {
  if (text.length > maxExpressionLength) {
    return { ok: false, fault: { at: maxExpressionLength, reason: 'expression-too-long' } }
  }
  const tokens = scan(text)
  if (isFault(tokens)) return { ok: false, fault: tokens }
  const names = options.names && new Set(options.names)
  const reader: Reader = { tokens, names, current: options.current ?? true, position: 0, depth: 0 }
  const tree = readOperation(reader, 1)
  if (isFault(tree)) return { ok: false, fault: tree }
  const rest = peek(reader)
  return rest.kind === 'end' ? { ok: true, tree } : { ok: false, fault: unexpected(rest) }
}

interface Reader {
  readonly tokens: readonly Token[]
  readonly names: ReadonlySet<string> | undefined
  readonly current: boolean
  position: number
  depth: number
}

type Read = ExpressionTree | ExpressionFault

/** Precedence climbing: chains of one strength are read in a loop, only stronger operators descend. */
function readOperation(reader: Reader, weakest: number): Read {
  let left = readOperand(reader)
  for (;;) {
    if (isFault(left)) return left
    const operator = operatorAt(peek(reader))
    if (operator === undefined || operatorStrength[operator] < weakest) return left
    reader.position += 1
    const right = readOperation(reader, operatorStrength[operator] + 1)
    left = isFault(right) ? right : { kind: 'operation', operator, left, right }
  }
}

function readOperand(reader: Reader): Read {
  const token = take(reader)
  switch (token.kind) {
    case 'number':
      return numberFrom(token)
    case 'text':
      return { kind: 'text', value: token.text }
    case 'name':
      return nameFrom(token, reader)
    case 'word':
      return readCall(reader, token)
    case 'symbol':
      return readSymbol(reader, token)
    case 'end':
      return unexpected(token)
    default:
      return token.kind satisfies never
  }
}

function readSymbol(reader: Reader, token: Token): Read {
  if (token.text === '.') {
    return reader.current ? { kind: 'current' } : fault(token, 'expression-current')
  }
  if (token.text === '-') {
    const operand = deeper(reader, token, () => readOperand(reader))
    return isFault(operand) ? operand : { kind: 'negate', of: operand }
  }
  if (token.text !== '(') return unexpected(token)
  const inner = deeper(reader, token, () => readOperation(reader, 1))
  return isFault(inner) ? inner : (expect(reader, ')') ?? inner)
}

function readCall(reader: Reader, word: Token): Read {
  const opening = expect(reader, '(')
  if (opening) return opening
  const name = word.text
  if (!isFunctionName(name)) return fault(word, 'expression-unknown-function')
  const inner = readArguments(reader)
  if (isFault(inner)) return inner
  const { least, most, check } = expressionFunctions[name]
  if (inner.length < least || inner.length > most) return fault(word, 'expression-arity')
  const reason = check?.(inner)
  return reason ? fault(word, reason) : { kind: 'call', function: name, arguments: inner }
}

function readArguments(reader: Reader): readonly ExpressionTree[] | ExpressionFault {
  const found: ExpressionTree[] = []
  if (peek(reader).text === ')' && peek(reader).kind === 'symbol') {
    reader.position += 1
    return found
  }
  for (;;) {
    const argument = deeper(reader, peek(reader), () => readOperation(reader, 1))
    if (isFault(argument)) return argument
    found.push(argument)
    const separator = take(reader)
    if (separator.kind === 'symbol' && separator.text === ')') return found
    if (separator.kind !== 'symbol' || separator.text !== ',') return unexpected(separator)
  }
}

function deeper(reader: Reader, token: Token, read: () => Read): Read {
  if (reader.depth >= maxExpressionDepth) return fault(token, 'expression-too-deep')
  reader.depth += 1
  const inner = read()
  reader.depth -= 1
  return inner
}

function numberFrom(token: Token): Read {
  const value = Number(token.text)
  return value <= Number.MAX_SAFE_INTEGER ? { kind: 'number', value } : fault(token, 'expression-number')
}

function nameFrom(token: Token, { names }: Reader): Read {
  if (names && !names.has(token.text)) return fault(token, 'expression-unknown-name')
  return { kind: 'name', name: token.text }
}

function operatorAt(token: Token): Operator | undefined {
  return (token.kind === 'symbol' || token.kind === 'word') && isOperator(token.text) ? token.text : undefined
}

function expect(reader: Reader, symbol: string): ExpressionFault | undefined {
  const token = take(reader)
  return token.kind === 'symbol' && token.text === symbol ? undefined : unexpected(token)
}

function peek(reader: Reader): Token {
  return reader.tokens[reader.position] ?? { kind: 'end', text: '', at: 0 }
}

/** Never moves past the closing token, so a fault at the end keeps its position. */
function take(reader: Reader): Token {
  const token = peek(reader)
  if (token.kind !== 'end') reader.position += 1
  return token
}

function unexpected(token: Token): ExpressionFault {
  return token.kind === 'end'
    ? { at: token.at, reason: 'expression-unfinished' }
    : fault(token, 'expression-unexpected')
}

function fault(token: Token, reason: ExpressionReason): ExpressionFault {
  // A quoted text may be long; a few characters show people which one is meant.
  return { at: token.at, reason, word: [...token.text].slice(0, 40).join('') }
}
