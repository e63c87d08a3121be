import { RSABSSA } from '@cloudflare/blindrsa-ts'
import { plainSigns, serialLength } from '#shared/plain-signs.ts'
import { fromBase64url, toBase64url } from './base64url.ts'
import { sealOf } from './seal-holds.ts'

/**
 * The voter's half of RFC 9474. Deterministic: what is signed is the number alone, 160 bits that the phone drew, so nothing
 * random has to be put before it; and a poll's key signs nothing else.
 */
const suite = RSABSSA.SHA384.PSS.Deterministic()

/** A number, as the server gets to see it (`blinded`), and what takes the blinding off again; texts are base64url. */
export interface BlindedPaper {
  readonly serial: string
  readonly blinded: string
  readonly inverse: string
}

const messageOf = (serial: string): Uint8Array => suite.prepare(new TextEncoder().encode(serial))

/** A new number, blinded for this poll's key. */
export async function drawPaper(key: string): Promise<BlindedPaper> {
  // 32 divides 256, so each sign is as likely as every other.
  const drawn = crypto.getRandomValues(new Uint8Array(serialLength))
  const serial = Array.from(drawn, (byte) => plainSigns[byte % plainSigns.length]).join('')
  const { blindedMsg, inv } = await suite.blind(await sealOf(key), messageOf(serial))
  return { serial, blinded: toBase64url(blindedMsg), inverse: toBase64url(inv) }
}

/**
 * The signature with the blinding taken off. Throws when it does not hold under the key whose number the page shows: a
 * server that signs with another one, to know this voter again, is found out before the paper leaves the phone.
 */
export async function unblind(key: string, paper: BlindedPaper, signature: string): Promise<string> {
  const [seal, blindSignature, inverse] = [await sealOf(key), fromBase64url(signature), fromBase64url(paper.inverse)]
  return toBase64url(await suite.finalize(seal, messageOf(paper.serial), blindSignature, inverse))
}
