import { accepted, isUnanswered, rejected } from './codec.ts'
import type { FieldCodec } from './codec.ts'

export const selectOneCodec: FieldCodec = {
  takesAnswer: true,
  takesChoices: true,
  parameters: {},
  decode(raw, setting) {
    if (isUnanswered(raw)) return accepted('')
    if (typeof raw !== 'string') return rejected('not-choice')
    return setting.choices.has(raw) ? accepted(raw) : rejected('unknown-choice')
  },
}
