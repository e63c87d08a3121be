import { bounded } from './bounded.ts'
import { accepted, isUnanswered, rejected } from './codec.ts'
import type { FieldCodec } from './codec.ts'
import { typedText } from './typed-text.ts'

/** At most 6 decimals and, with the usual bound, 12 digits in all: what arithmetic keeps exactly. */
const shape = /^[+-]?(?:\d{1,12}(?:\.\d{0,6})?|\.\d{1,6})$/
const usual = 999_999

export const decimalCodec: FieldCodec = {
  takesAnswer: true,
  takesChoices: false,
  parameters: {
    min: { least: -1e9, most: 1e9, usual: -usual },
    max: { least: -1e9, most: 1e9, usual },
  },
  decode(raw, setting) {
    if (isUnanswered(raw)) return accepted('')
    const text = typedText(raw)
    if (text === '') return accepted('')
    return text !== undefined && shape.test(text) ? bounded(Number(text), setting) : rejected('not-decimal')
  },
}
