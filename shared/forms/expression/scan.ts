import type { ExpressionFault, ExpressionReason } from './fault.ts'

export type TokenKind = 'number' | 'text' | 'name' | 'word' | 'symbol' | 'end'

export interface Token {
  readonly kind: TokenKind
  /** As written, but the bare name of a `${name}` and the inside of a quoted text. */
  readonly text: string
  readonly at: number
}

/**
 * Names may hold Chinese (rare characters too), letters, digits, `_`, `-` and `.`; they begin with a letter or `_`.
 * 64 characters are a long question name in the XLSForms we have seen and keep fault messages readable.
 */
export const namePattern = /^[\p{L}_][\p{L}\p{M}\p{N}_.-]{0,63}$/u

/** Order matters: `.5` is a number before `.` is the current answer. */
const shapes: readonly (readonly [TokenKind | 'space', RegExp])[] = [
  ['space', /[\s\u3000]+/uy],
  ['number', /\d+(?:\.\d*)?|\.\d+/uy],
  ['text', /'([^']*)'|"([^"]*)"/uy],
  ['name', /\$\{\s*([\p{L}_][\p{L}\p{M}\p{N}_.-]{0,63})\s*\}/uy],
  ['word', /[A-Za-z][\w:-]*/uy],
  ['symbol', /<=|>=|!=|[=<>+*(),.-]/uy],
]

/** What a Chinese keyboard types in place of ASCII: full-width forms, curly quotes, ideographic stop and comma. */
const fullWidth = /[\uff01-\uff5e\u2018-\u201d\u2264\u2265\u2260\u3001\u3002]/u

/** Cuts an expression into tokens, closed by one of kind `end`. */
export function scan(text: string): readonly Token[] | ExpressionFault {
  const tokens: Token[] = []
  let at = 0
  while (at < text.length) {
    const token = tokenAt(text, at)
    if (token === undefined) return unreadable(text, at)
    if (token.kind !== 'space') tokens.push({ kind: token.kind, text: token.text, at })
    at = token.end
  }
  return [...tokens, { kind: 'end', text: '', at }]
}

function tokenAt(text: string, at: number): { kind: TokenKind | 'space'; text: string; end: number } | undefined {
  for (const [kind, shape] of shapes) {
    shape.lastIndex = at
    const found = shape.exec(text)
    if (found) return { kind, text: found[1] ?? found[2] ?? found[0], end: shape.lastIndex }
  }
  return undefined
}

function unreadable(text: string, at: number): ExpressionFault {
  const word = String.fromCodePoint(text.codePointAt(at) ?? 0)
  return { at, reason: reasonFor(word, text.startsWith('${', at)), word }
}

function reasonFor(character: string, opensName: boolean): ExpressionReason {
  if (opensName) return 'expression-name'
  if (character === "'" || character === '"') return 'expression-unfinished'
  return fullWidth.test(character) ? 'expression-full-width' : 'expression-unexpected'
}
