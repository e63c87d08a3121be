import * as z from 'zod'
import { jsonOf } from './json-of.ts'

const receipts = z.array(z.string())
/** In the first format they stood at the top. */
const holder = z.union([z.object({ count: z.object({ receipts }) }), z.object({ receipts })])

/** The receipt codes in a published file, sorted as they stand there; none in what is no such file. */
export function receiptsOf(text: string): readonly string[] {
  const read = holder.safeParse(jsonOf(text))
  if (!read.success) return []
  return 'count' in read.data ? read.data.count.receipts : read.data.receipts
}

/** A code as somebody types it: blanks, dashes and small letters do not matter. */
export const typedReceipt = (typed: string): string => typed.replace(/[^0-9A-Za-z]/g, '').toUpperCase()
