import { digestOf } from '#functions/digest.ts'
import { recountFile } from '#shared/decision/recount-file.ts'

/** A published file as text, counted again. */
export const recounted = (text: unknown) => recountFile(String(text), (part) => Promise.resolve(digestOf(part)))
