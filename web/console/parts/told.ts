import type { ToldRefusal } from '#shared/client/exchange.ts'
import type { Refusal } from '#shared/refusal.ts'
import { sentencesOf } from '#shared/text/sentence-of.ts'

/** A refusal decided on the phone, told as the server would tell it. */
export function told(refusal: Refusal): ToldRefusal {
  const { code, field, reason } = refusal
  return {
    code,
    sentence: sentencesOf(refusal),
    ...(field === undefined ? {} : { field }),
    ...(reason === undefined ? {} : { reason }),
  }
}
