import type { Refusal } from '#shared/refusal.ts'
import { refusals } from '#shared/refusal.ts'
import { sentenceOf } from '#shared/text/sentence-of.ts'
import { note } from '../invocation/invocation.ts'

/** A refusal as the API answers it: the code for programs, the sentence for people, the field for forms. */
export function refusalAnswer(refusal: Refusal): Response {
  note({ refusal: refusal.code })
  const sentence = { zh: sentenceOf(refusal, 'zh'), en: sentenceOf(refusal, 'en') }
  return Response.json(
    { refusal: { ...refusal, sentence } },
    { status: refusals[refusal.code].status, headers: { 'Cache-Control': 'no-store' } },
  )
}
