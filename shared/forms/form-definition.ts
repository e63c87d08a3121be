import type { Words } from '../language.ts'
import type { FieldType } from './fields/field-types.ts'

/** A form as data, in the shape of an XLSForm workbook (xlsform.org): rows of `survey`, lists of `choices`. */
export interface FormDefinition {
  readonly id: string
  /** Answers are pinned to the version they were given on. */
  readonly version: string
  readonly title: Words
  /** The questions, in the order people see them. */
  readonly survey: readonly SurveyRow[]
  readonly choices: Readonly<Record<string, readonly Choice[]>>
}

export interface SurveyRow {
  readonly type: FieldType
  /** Unique in the form; begins with a letter (Chinese or Latin), holds letters, digits, `_`, `-` and `.`. */
  readonly name: string
  readonly label: Words
  readonly hint?: Words
  /** Yes, no, or an expression over the other answers. */
  readonly required?: boolean | string
  /** Expression: the question is asked, and its answer kept, only while it holds. */
  readonly relevant?: string
  /** Expression that an answer (`.`) must fulfil; not asked of an empty one. */
  readonly constraint?: string
  readonly constraintMessage?: Words
  /** Name of the list of a select row. */
  readonly choices?: string
  /** A wish about the looks, such as `multiline`; no rule follows from it. */
  readonly appearance?: string
  /** Bounds of the type: `maxLength` (text), `min` and `max` (numbers), `maxPhotos` (image). */
  readonly parameters?: Readonly<Record<string, number>>
}

export interface Choice {
  readonly name: string
  readonly label: Words
}
