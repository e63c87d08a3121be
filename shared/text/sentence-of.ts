import type { Lang, Words } from '../language.ts'
import type { Fault, Refusal } from '../refusal.ts'
import { fieldInWords } from './field-names.ts'
import { fillIn } from './fill-in.ts'
import { sentenceOfReason } from './reason-sentences.ts'
import { refusalSentences } from './refusal-sentences.ts'

/** A whole refusal as one says it: what happened, what to do, and which field is at fault and why. */
export function sentenceOf(refusal: Refusal, lang: Lang): string {
  const said = refusalSentences[refusal.code][lang]
  const detail = detailOf(refusal, lang)
  return detail === undefined ? said : `${said}${lang === 'zh' ? '' : ' '}${detail}`
}

/** The same in every language, for answers that carry both. */
export function sentencesOf(refusal: Refusal): Words {
  return { zh: sentenceOf(refusal, 'zh'), en: sentenceOf(refusal, 'en') }
}

/**
 * Only the field and the reason: 标题：这一项必须填写。 Undefined when the refusal names neither. `label` is what the field is
 * called where people see it, when that is not what the catalogue calls it.
 */
export function detailOf(refusal: Refusal, lang: Lang, label?: string): string | undefined {
  const first = refusal.faults?.[0]
  const same = first !== undefined && first.field === refusal.field && first.reason === refusal.reason
  if (same) return sentenceOfFault(first, lang, label)
  const named = refusal.field === undefined || refusal.field === '' ? undefined : fieldInWords(refusal.field, lang)
  const field = label ?? named
  const reason = refusal.reason === undefined ? undefined : reasonInWords(refusal.reason, {}, lang)
  if (field === undefined) return reason
  return joined(field, reason, lang)
}

/** One fault of a form or an import: the field in words and what is wrong with it. */
export function sentenceOfFault(fault: Fault, lang: Lang, label?: string): string {
  const reason = ownMessage(fault, lang) ?? reasonInWords(fault.reason, fault, lang)
  return fault.field === '' ? reason : joined(label ?? fieldInWords(fault.field, lang), reason, lang)
}

function joined(field: string, reason: string | undefined, lang: Lang): string {
  if (reason === undefined) return lang === 'zh' ? `请检查：${field}。` : `Please check: ${field}.`
  return lang === 'zh' ? `${field}：${reason}` : `${field}: ${reason}`
}

/** A form's own sentence travels beside the reason (`FormFault.message`). */
function ownMessage(fault: object, lang: Lang): string | undefined {
  if (!('message' in fault) || typeof fault.message !== 'object' || fault.message === null) return undefined
  const said: unknown = Object.entries(fault.message).find(([key]) => key === lang)?.[1]
  return typeof said === 'string' ? ended(said, lang) : undefined
}

/** Text that is no key of the catalogue is a sentence already. */
function reasonInWords(reason: string, fault: object, lang: Lang): string {
  const known = sentenceOfReason(reason)?.[lang]
  if (known === undefined) return ended(reason, lang)
  const limit = 'limit' in fault && typeof fault.limit === 'number' ? fault.limit : undefined
  const word = 'word' in fault && typeof fault.word === 'string' ? fault.word : undefined
  return ended(fillIn(withoutEmptyClause(known, limit === undefined), { limit, word }), lang)
}

/** "Too long: at most {limit} characters" still reads well without its figure: 太长. */
function withoutEmptyClause(text: string, noLimit: boolean): string {
  return noLimit ? text.replace(/[,，:：]\s*[^,，:：]*\{limit\}[^,，:：。.]*/, '') : text
}

function ended(text: string, lang: Lang): string {
  if (/[。！？.!?]$/.test(text)) return text
  return `${text}${lang === 'zh' ? '。' : '.'}`
}
