import type { FormReason } from '../reason.ts'

/** A kept answer: normalised text or date, a number, or the chosen names or photo ids. Never empty. */
export type Answer = string | number | readonly string[]

/** `''` stands for "not answered". */
export type Decoded =
  | { readonly ok: true; readonly value: Answer | '' }
  | { readonly ok: false; readonly reason: FormReason; readonly limit?: number }

/** What a row of a form sets for its field, checked when the form was compiled. */
export interface FieldSetting {
  /** The value of each parameter of the type: the row's, or the default. */
  parameter(name: string): number
  /** Names of the row's list of choices, in order; empty for types without a list. */
  readonly choices: ReadonlySet<string>
}

export interface ParameterRange {
  readonly least: number
  readonly most: number
  readonly usual: number
}

/** One type of field: what a row of that type may set, and how a raw answer becomes a kept one. */
export interface FieldCodec {
  /** A note takes no answer. */
  readonly takesAnswer: boolean
  readonly takesChoices: boolean
  readonly parameters: Readonly<Record<string, ParameterRange>>
  /** Reads whatever came in (JSON, or a text from a plain HTML form). Total: it never throws. */
  decode(raw: unknown, setting: FieldSetting): Decoded
}

export const accepted = (value: Answer | ''): Decoded => ({ ok: true, value })

export function rejected(reason: FormReason, limit?: number): Decoded {
  return limit === undefined ? { ok: false, reason } : { ok: false, reason, limit }
}

/** Left open: how browsers, JSON and plain forms say that nobody answered. */
export function isUnanswered(raw: unknown): boolean {
  return raw === undefined || raw === null || raw === '' || (Array.isArray(raw) && raw.length === 0)
}
