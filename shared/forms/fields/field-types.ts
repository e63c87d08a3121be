import type { FieldCodec } from './codec.ts'
import { dateCodec } from './date.ts'
import { decimalCodec } from './decimal.ts'
import { imageCodec } from './image.ts'
import { integerCodec } from './integer.ts'
import { noteCodec } from './note.ts'
import { selectMultipleCodec } from './select-multiple.ts'
import { selectOneCodec } from './select-one.ts'
import { textCodec } from './text.ts'

const table = {
  text: textCodec,
  integer: integerCodec,
  decimal: decimalCodec,
  date: dateCodec,
  select_one: selectOneCodec,
  select_multiple: selectMultipleCodec,
  image: imageCodec,
  note: noteCodec,
} as const

/** Spelt as XLSForm spells them. */
export type FieldType = keyof typeof table

/** Every type of field: a new one is a file beside this one and a row here. */
export const fieldTypes: Readonly<Record<FieldType, FieldCodec>> = table

export function isFieldType(text: string): text is FieldType {
  return Object.hasOwn(fieldTypes, text)
}
