import type { DigestOf } from '#shared/decision/recount-file.ts'
import { toBase64url } from '../sealed/base64url.ts'

/** SHA-256, base64url, by the browser. */
export const digestOf: DigestOf = async (text) =>
  toBase64url(new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text))))
