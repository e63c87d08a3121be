import { accepted, isUnanswered, rejected } from './codec.ts'
import type { FieldCodec } from './codec.ts'

/** Any control character but the line feed: they break prints, sheets and logs. */
const control = /[^\P{Cc}\n]/u

/** Embeddings, overrides and isolates let a text read otherwise than it is stored (Unicode TR 36, section 2.2). */
const direction = /[\u202a-\u202e\u2066-\u2069]/

/** Half of a surrogate pair. Asked by category, since the browsers of old phones lack `isWellFormed`. */
const broken = /\p{Cs}/u

/** Nothing to see: white space and format characters only, which must not pass for an answer. */
const invisible = /^[\s\p{Cf}]*$/u

/**
 * Text in NFC, line ends as `\n`, tabs as a space, trimmed. Rare characters of names and the middle dot are welcome.
 * Length counts characters (code points).
 */
export const textCodec: FieldCodec = {
  takesAnswer: true,
  takesChoices: false,
  parameters: { maxLength: { least: 1, most: 10_000, usual: 2_000 } },
  decode(raw, setting) {
    if (isUnanswered(raw)) return accepted('')
    if (typeof raw !== 'string') return rejected('not-text')
    const limit = setting.parameter('maxLength')
    // NFC rarely lengthens a text; this bounds the work on a hostile one. A code point is at most two units.
    if (raw.length > 4 * limit + 1_000) return rejected('text-too-long', limit)
    if (broken.test(raw)) return rejected('broken-character')
    const text = raw.replace(/\r\n?/g, '\n').replace(/\t/g, ' ').normalize('NFC').trim()
    if (control.test(text)) return rejected('control-character')
    if (direction.test(text)) return rejected('direction-override')
    if ([...text].length > limit) return rejected('text-too-long', limit)
    return accepted(invisible.test(text) ? '' : text)
  },
}
