import type { SealHolds } from '#shared/decision/recount-sealed.ts'
import { sealNumber } from '#shared/plain-signs.ts'
import { fromBase64url, toBase64url } from './base64url.ts'

/** RSABSSA-SHA384-PSS-Deterministic signs as RSASSA-PSS does, with SHA-384 and a salt of 48 bytes (RFC 9474, 5). */
const scheme = { name: 'RSA-PSS', hash: 'SHA-384' } as const

/** A poll's public key as the browser holds it. */
export const sealOf = (key: string): Promise<CryptoKey> =>
  crypto.subtle.importKey('spki', fromBase64url(key), scheme, true, ['verify'])

/** The number by which people compare a key. */
export async function numberOf(key: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(key))
  return sealNumber(toBase64url(new Uint8Array(digest)))
}

const kept = new Map<string, Promise<CryptoKey>>()

/** Whether a signature over a paper's number holds: the same check as the server's (functions/seal.ts), for recounts. */
export const sealHolds: SealHolds = async (key, serial, signature) => {
  const seal = kept.get(key) ?? sealOf(key)
  kept.set(key, seal)
  const pss = { name: scheme.name, saltLength: 48 }
  return crypto.subtle.verify(pss, await seal, fromBase64url(signature), new TextEncoder().encode(serial))
}
