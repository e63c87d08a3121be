import { bounded } from './bounded.ts'
import { accepted, isUnanswered, rejected } from './codec.ts'
import type { FieldCodec } from './codec.ts'
import { typedText } from './typed-text.ts'

/** Nine digits, as ODK Collect takes them, unless the row asks for less or more (`min`, `max`). */
const usual = 999_999_999

export const integerCodec: FieldCodec = {
  takesAnswer: true,
  takesChoices: false,
  parameters: {
    min: { least: -1e12, most: 1e12, usual: -usual },
    max: { least: -1e12, most: 1e12, usual },
  },
  decode(raw, setting) {
    if (isUnanswered(raw)) return accepted('')
    const text = typedText(raw)
    if (text === '') return accepted('')
    return text !== undefined && /^[+-]?\d{1,15}$/.test(text) ? bounded(Number(text), setting) : rejected('not-integer')
  },
}
