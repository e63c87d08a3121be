import type { ExpressionReason } from './fault.ts'
import { effortOf } from './pattern-effort.ts'

/** Longest pattern of `regex()`, in UTF-16 units. */
export const maxPatternLength = 200

/** Longest text `regex()` looks at; a longer one does not match. Phone numbers, times and codes are far shorter. */
export const maxPatternSubject = 256

/**
 * Most ways a matcher may have to try: room for three open-ended repetitions in a row. The costliest patterns it lets
 * through measured 0.2 s on a server core, ordinary ones microseconds.
 */
const maxEffort = 3_000_000

/** Says why a pattern is refused, or nothing when it is fine. */
export function patternFault(pattern: string): ExpressionReason | undefined {
  if (pattern.length > maxPatternLength) return 'pattern-too-long'
  if (compiled(pattern) === undefined) return 'pattern-invalid'
  return effortOf(pattern, maxPatternSubject) <= maxEffort ? undefined : 'pattern-unsafe'
}

/** Whether the whole text matches (ODK: "exact and complete match"); a refused pattern matches nothing. */
export function matches(text: string, pattern: string): boolean {
  if (text.length > maxPatternSubject || patternFault(pattern) !== undefined) return false
  return compiled(pattern)?.test(text) ?? false
}

function compiled(pattern: string): RegExp | undefined {
  try {
    // Read alone first: `)(` must not become well-formed by being wrapped.
    return new RegExp(`^(?:${new RegExp(pattern, 'u').source})$`, 'u')
  } catch {
    // JavaScript has no other way to ask whether a pattern is well-formed.
    return undefined
  }
}
