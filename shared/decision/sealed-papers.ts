import * as z from 'zod'
import { plainSigns, receiptLength, serialLength } from '../plain-signs.ts'
import { headCount } from './published-poll.ts'

/** RSA of 2048 bits: a public key as SubjectPublicKeyInfo, and a signature (RSASSA-PSS, SHA-384, salt of 48 bytes); base64url. */
export const sealKey = z.string().regex(/^[A-Za-z0-9_-]{392}$/)
export const sealBytes = 256
export const sealText = z.string().regex(/^[A-Za-z0-9_-]{342}$/)

/** A paper in the box of a sealed poll: a number its voter drew, and the signature that was made without seeing it. */
export const sealedPaper = z.strictObject({
  serial: z.string().regex(new RegExp(`^[${plainSigns}]{${serialLength}}$`)),
  signature: sealText,
})
export type SealedPaper = z.infer<typeof sealedPaper>

/** What is published of them: how many were given out, and those in the box by number; never a choice beside a number. */
export const sealedPapers = z.strictObject({ issued: headCount, papers: z.array(sealedPaper).max(100_000) })
export type SealedPapers = z.infer<typeof sealedPapers>

/** What a voter keeps: the beginning of the number under which the paper stands in the published file. */
export const receiptOfSealed = ({ serial }: Pick<SealedPaper, 'serial'>): string => serial.slice(0, receiptLength)
