import type { Words } from '../language.ts'
import { expressionReasons } from './expression/fault.ts'
import type { Fault } from '../refusal.ts'

/** Everything that can be wrong with an answer or with a form: keys with a sentence each in `words.ts`. */
export const formReasons = [
  // of an answer
  'not-answers',
  'unknown-field',
  'required',
  'constraint',
  'not-text',
  'text-too-long',
  'control-character',
  'direction-override',
  'broken-character',
  'not-integer',
  'not-decimal',
  'number-too-small',
  'number-too-large',
  'not-date',
  'date-does-not-exist',
  'not-choice',
  'unknown-choice',
  'not-photos',
  'too-many-photos',
  // of a form
  'too-many-rows',
  'unknown-type',
  'bad-name',
  'name-taken',
  'label-missing',
  'list-missing',
  'unknown-list',
  'list-empty',
  'unknown-parameter',
  'bad-parameter',
  'no-answer-here',
  'relevant-circle',
  ...expressionReasons,
] as const

export type FormReason = (typeof formReasons)[number]

/** One thing wrong with one field, or with one cell of a form (`survey[3].constraint`). */
export interface FormFault extends Fault {
  readonly reason: FormReason
  /** The form's own sentence, when the reason is `constraint` and the form has one. */
  readonly message?: Words
  /** The bound that was passed: characters, photos, the least or greatest number. */
  readonly limit?: number
  /** In an expression: where, in UTF-16 units from 0. */
  readonly at?: number
  /** In an expression: the word at fault. */
  readonly word?: string
}
