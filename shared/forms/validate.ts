import { holds, namesIn } from './expression.ts'
import type { ExpressionTree, Scope, Value } from './expression.ts'
import type { Answer } from './fields/codec.ts'
import type { CompiledField, CompiledForm } from './form.ts'
import type { FormFault } from './reason.ts'

/** The kept answers by name, in the order of the survey: normalised, never empty, only of questions that were asked. */
export type Answers = Readonly<Record<string, Answer>>

export interface AnswerContext {
  /** ISO instant. */
  readonly now: string
  /** `YYYY-MM-DD` in Asia/Shanghai. */
  readonly today: string
  /** Facts beside the answers that expressions may read, under the names given to `compileForm`. */
  readonly lookups?: Readonly<Record<string, Value>>
}

export type ValidationOutcome = { ok: true; answers: Answers } | { ok: false; faults: readonly FormFault[] }

/** A hostile document of a million unknown fields gets a short answer. */
const mostUnknownFields = 20

/**
 * Checks what somebody sent against a form, the same on the phone and on the server. Each answer is decoded by its
 * type; questions that are not asked (`relevant`) drop theirs unread; then `required` and `constraint` are checked over
 * what is left. Faults come in the order of the survey, unknown fields last. Never throws, whatever `raw` is.
 */
export function validateAnswers(form: CompiledForm, raw: unknown, context: AnswerContext): ValidationOutcome {
  if (!isAnswers(raw)) return { ok: false, faults: [{ field: '', reason: 'not-answers' }] }
  const sheet = decodeAll(form, raw, context)
  const faults = [...form.fields.flatMap((field) => faultOf(field, sheet, context) ?? []), ...unknownFields(form, raw)]
  if (faults.length > 0) return { ok: false, faults }
  const kept = form.fields.flatMap(({ row }): [string, Answer][] => {
    const value = sheet.values.get(row.name)
    return value === undefined ? [] : [[row.name, value]]
  })
  return { ok: true, answers: Object.fromEntries(kept) }
}

/** Names of the questions that are asked, given what is answered so far. Never throws. */
export function askedIn(
  form: CompiledForm,
  raw: Readonly<Record<string, unknown>>,
  context: AnswerContext,
): ReadonlySet<string> {
  return decodeAll(form, raw, context).asked
}

interface Sheet {
  readonly values: ReadonlyMap<string, Answer>
  readonly asked: ReadonlySet<string>
  readonly broken: ReadonlyMap<string, FormFault>
}

function decodeAll(form: CompiledForm, raw: Readonly<Record<string, unknown>>, context: AnswerContext): Sheet {
  const values = new Map<string, Answer>()
  const asked = new Set<string>()
  const broken = new Map<string, FormFault>()
  const scope = scopeOver(values, context)
  for (const { row, codec, setting, relevant } of form.byRelevance) {
    if (relevant && !holds(relevant, scope)) continue
    asked.add(row.name)
    const decoded = codec.decode(Object.hasOwn(raw, row.name) ? raw[row.name] : undefined, setting)
    if (!decoded.ok) {
      const { ok: _, ...fault } = decoded
      broken.set(row.name, { field: row.name, ...fault })
    } else if (decoded.value !== '') values.set(row.name, decoded.value)
  }
  return { values, asked, broken }
}

function faultOf(field: CompiledField, sheet: Sheet, context: AnswerContext): FormFault | undefined {
  const { name, constraintMessage } = field.row
  if (!sheet.asked.has(name)) return undefined
  const broken = sheet.broken.get(name)
  if (broken) return broken
  const scope = scopeOver(sheet.values, context)
  const current = sheet.values.get(name)
  if (current === undefined) {
    return isRequired(field.required, scope, sheet) ? { field: name, reason: 'required' } : undefined
  }
  const { constraint } = field
  if (!constraint || readsBroken(constraint, sheet) || holds(constraint, { ...scope, current })) return undefined
  return { field: name, reason: 'constraint', ...(constraintMessage && { message: constraintMessage }) }
}

function isRequired(required: boolean | ExpressionTree, scope: Scope, sheet: Sheet): boolean {
  return typeof required === 'boolean' ? required : !readsBroken(required, sheet) && holds(required, scope)
}

/** A rule over an answer that is itself at fault says nothing: one mistake, one sentence. */
function readsBroken(tree: ExpressionTree, sheet: Sheet): boolean {
  return namesIn(tree).some((name) => sheet.broken.has(name))
}

function scopeOver(values: ReadonlyMap<string, Answer>, { now, today, lookups = {} }: AnswerContext): Scope {
  const looked = (name: string): Value => (Object.hasOwn(lookups, name) ? (lookups[name] ?? '') : '')
  return { value: (name) => values.get(name) ?? looked(name), now, today }
}

function unknownFields(form: CompiledForm, raw: Readonly<Record<string, unknown>>): FormFault[] {
  const known = new Set(form.fields.map((field) => field.row.name))
  const unknown = Object.keys(raw).filter((name) => !known.has(name))
  return unknown.slice(0, mostUnknownFields).map((name) => ({ field: name.slice(0, 64), reason: 'unknown-field' }))
}

function isAnswers(raw: unknown): raw is Readonly<Record<string, unknown>> {
  return typeof raw === 'object' && raw !== null && !Array.isArray(raw)
}
