import { accepted, isUnanswered, rejected } from './codec.ts'
import type { FieldCodec } from './codec.ts'
import { namesFrom } from './names.ts'

/** Kept in the order of the list, so that the same choice always has the same digest. */
export const selectMultipleCodec: FieldCodec = {
  takesAnswer: true,
  takesChoices: true,
  parameters: {},
  decode(raw, setting) {
    if (isUnanswered(raw)) return accepted('')
    const names = namesFrom(raw)
    if (!names) return rejected('not-choice')
    if (names.some((name) => !setting.choices.has(name))) return rejected('unknown-choice')
    return accepted(names.length === 0 ? '' : [...setting.choices].filter((name) => names.includes(name)))
  },
}
