import * as z from 'zod'
import { parseInstant, parseLocalDate } from '../calendar/time.ts'

/**
 * Control characters and the marks that turn the reading direction are refused in every text: the first break printing and
 * logs, the second can make a text read otherwise than it is stored (Unicode TR 36). Rare characters are taken as meant.
 */
const forbidden =
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?:^|[^\ud800-\udbff])[\udc00-\udfff]/

const cleaned = (text: string): string => text.normalize('NFC').replace(/\r\n?/g, '\n').trim()

/** One line of text of at most `max` characters: names, titles, questions. */
export const line = (max: number) =>
  z
    .string()
    .max(max * 4)
    .transform(cleaned)
    .pipe(
      z
        .string()
        .min(1)
        .max(max)
        .refine((text) => !forbidden.test(text) && !/[\n\t]/.test(text), 'forbidden-character'),
    )

/** Text of several lines of at most `max` characters; may be left empty unless `atLeast` says otherwise. */
export const prose = (max: number, atLeast = 0) =>
  z
    .string()
    .max(max * 4)
    .transform(cleaned)
    .pipe(
      z
        .string()
        .min(atLeast)
        .max(max)
        .refine((text) => !forbidden.test(text), 'forbidden-character'),
    )

/** Ids that the product or a client made: letters, digits and dashes. */
export const anId = z.string().regex(/^[A-Za-z0-9-]{8,64}$/)
export const listName = z.string().regex(/^[\p{L}\p{N}_-]{1,40}$/u)
export const voterCode = z.string().regex(/^[\p{L}\p{N}_-]{1,20}$/u)
export const choiceKey = z.string().regex(/^(?!__proto__$)[\p{L}\p{N}_-]{1,30}$/u)
export const photoIds = z.array(anId).max(9)
export const placeCode = z.string().regex(/^\d{12}$/)

/** A moment with its offset or Z; kept in one spelling. */
export const instant = z
  .string()
  .max(40)
  .transform((text, ctx) => {
    const parsed = parseInstant(text)
    if (parsed === undefined) {
      ctx.addIssue({ code: 'custom', message: 'no-such-time' })
      return z.NEVER
    }
    return parsed
  })

/** A day of the calendar; 30 February is none. */
export const localDate = z
  .string()
  .max(10)
  .transform((text, ctx) => {
    const parsed = parseLocalDate(text)
    if (parsed === undefined) {
      ctx.addIssue({ code: 'custom', message: 'no-such-date' })
      return z.NEVER
    }
    return parsed
  })
