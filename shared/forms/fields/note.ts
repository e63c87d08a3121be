import { isUnanswered, accepted, rejected } from './codec.ts'
import type { FieldCodec } from './codec.ts'

/** Words between the questions. It takes no answer, so one that comes in is an unknown field. */
export const noteCodec: FieldCodec = {
  takesAnswer: false,
  takesChoices: false,
  parameters: {},
  decode: (raw) => (isUnanswered(raw) ? accepted('') : rejected('unknown-field')),
}
