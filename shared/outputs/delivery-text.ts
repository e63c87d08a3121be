import type { Lang } from '../language.ts'
import { deliveryWords } from '../text/delivery-words.ts'
import { wordsIn } from '../text/page-words.ts'
import { shortened } from './shortened.ts'
import type { SlipText } from './slip-text.ts'

/** Eight digits in the two groups in which people say and copy them. */
export const groupedDigits = (digits: string): string => `${digits.slice(0, 4)} ${digits.slice(4)}`

const tap = { vote: 'tapToVote', evaluate: 'tapToEvaluate', object: 'tapToObject' } as const
const ask = { vote: 'smsVote', evaluate: 'smsEvaluate', object: 'smsObject' } as const

/** One person's message for WeChat; the link alone on the last line, so that it is tapped easily. */
export function personalText(text: SlipText, act: keyof typeof tap, name: string, link: string, lang: Lang): string {
  const say = wordsIn(deliveryWords, lang)
  const { village, what, whole: about } = text
  return [say('hello', { name }), say('about', { village, what, about }), text.when, say(tap[act]), link].join('\n')
}

/** A text message of one part, in UTF-16 code units, with its signature: longer ones are sent, and paid, as several. */
const smsAtMost = 70
/** Carriers register signatures of 2 to 12 signs; a shorter one where the way would not fit otherwise. */
const signaturesAtMost = [12, 6, 4] as const
/** Longer names give way to the question. */
const nameAtMost = 16

/** Of a question this much says something. */
const leastQuestion = 4

/** How one reaches one's paper from a text message: by one's own link, or at the fixed address of the hall with a code. */
export type SmsWay = { readonly link: string } | { readonly hall: string; readonly digits: string }

/**
 * One person's text message: 【village】, name, what it is about, until when and the way there, together at most 70 code
 * units. What does not fit is cut: first the question, then the time, the name, the signature, never the way. Carriers take no link
 * in a template's variables; with a fixed address only name, question and code vary. Undefined where the way alone is too long.
 */
export function smsText(
  text: SlipText,
  act: keyof typeof ask,
  name: string,
  way: SmsWay,
  lang: Lang,
): string | undefined {
  const say = wordsIn(deliveryWords, lang)
  const [comma, colon] = lang === 'zh' ? ['，', '：'] : [', ', ': ']
  const tail =
    'link' in way ? ` ${way.link}` : comma + say('smsSpoken', { hall: way.hall, digits: groupedDigits(way.digits) })
  for (const most of signaturesAtMost) {
    const signature = `【${fitting(text.village, most)}】`
    const whole = (who: string, until = '', question = '') =>
      signature +
      (who === '' ? '' : who + comma) +
      say(ask[act]) +
      (question === '' ? '' : colon + question) +
      (until === '' ? '' : comma + until) +
      tail
    const room = (who: string, until?: string) => smsAtMost - whole(who, until).length

    const who = fitting(name, nameAtMost)
    const until = [text.until, undefined].find((one) => room(who, one) >= 0)
    if (room(who, until) >= 0) {
      const question = fitting(text.whole, room(who, until) - colon.length)
      return whole(who, until, question.length < Math.min(leastQuestion, text.whole.length) ? '' : question)
    }
    const short = fitting(name, room('') - comma.length)
    if (room(short) >= 0) return whole(short)
  }
  return undefined
}

/** Cut to so many code units, of which a rare sign takes two; nothing where not even two signs have room. */
function fitting(text: string, units: number): string {
  const line = shortened(text, Math.max(1, text.length))
  if (line.length <= units) return line
  for (let signs = units; signs >= 2; signs--) {
    const cut = shortened(text, signs)
    if (cut.length <= units) return cut
  }
  return ''
}
