import {
  constants,
  createCipheriv,
  createDecipheriv,
  createHmac,
  createPrivateKey,
  createPublicKey,
  generateKeyPair,
  privateDecrypt,
  publicEncrypt,
  verify,
} from 'node:crypto'
import { promisify } from 'node:util'
import type { FreshSeal } from '#shared/blocks/poll/sealed.ts'
import { sealBytes } from '#shared/decision/sealed-papers.ts'
import type { World } from './world.ts'

/**
 * Blind signatures after RFC 9474, RSABSSA-SHA384-PSS-Deterministic with keys of 2048 bits: the signer's half. Blinding is the
 * voter's (web/sealed). A key signs papers of one poll and nothing else (RFC 9474, 6.2).
 */
const cipher = { name: 'aes-256-gcm', iv: 12, tag: 16 } as const
const padding = constants.RSA_NO_PADDING
const exponent = 65_537

/** A pair of keys; the private one locked under the deployment's secret, so that a copy of the tables cannot sign. */
export async function newSeal(world: World): Promise<FreshSeal> {
  const { publicKey, privateKey } = await promisify(generateKeyPair)('rsa', {
    modulusLength: sealBytes * 8,
    publicExponent: exponent,
    publicKeyEncoding: { type: 'spki', format: 'der' },
    privateKeyEncoding: { type: 'pkcs8', format: 'der' },
  })
  const iv = world.random.bytes(cipher.iv)
  const locking = createCipheriv(cipher.name, await lockOf(world), iv)
  const body = Buffer.concat([locking.update(privateKey), locking.final()])
  return {
    key: publicKey.toString('base64url'),
    locked: Buffer.concat([iv, locking.getAuthTag(), body]).toString('base64url'),
  }
}

const lockOf = async (world: World): Promise<Buffer> =>
  createHmac('sha256', await world.secret())
    .update('seal')
    .digest()

/**
 * Signs what it cannot read: BlindSign of RFC 9474, 4.3. In: the locked key, the poll's public key, the blinded message
 * (base64url). Out: the blind signature, always the same for the same message; undefined for what is no blinded message of
 * this key. Throws when key and public key are no pair, or the signature does not hold (a fault while computing would
 * give the key away).
 */
export async function signBlinded(
  world: World,
  { key, locked }: FreshSeal,
  blinded: string,
): Promise<string | undefined> {
  const message = Buffer.from(blinded, 'base64url')
  const publicKey = publicKeyOf(key)
  const modulus = Buffer.from(publicKey.export({ format: 'jwk' }).n ?? '', 'base64url')
  const fits = message.length === sealBytes && message.toString('base64url') === blinded
  if (!fits || Buffer.compare(message, modulus) >= 0) return undefined
  const bytes = Buffer.from(locked, 'base64url')
  const opening = createDecipheriv(cipher.name, await lockOf(world), bytes.subarray(0, cipher.iv))
  opening.setAuthTag(bytes.subarray(cipher.iv, cipher.iv + cipher.tag))
  const der = Buffer.concat([opening.update(bytes.subarray(cipher.iv + cipher.tag)), opening.final()])
  const privateKey = createPrivateKey({ key: der, format: 'der', type: 'pkcs8' })
  // RSASP1: to OpenSSL, decrypting without padding, with its own blinding against those who measure time.
  const signature = privateDecrypt({ key: privateKey, padding }, message)
  if (!publicEncrypt({ key: publicKey, padding }, signature).equals(message)) throw new Error('a seal does not hold')
  return signature.toString('base64url')
}

/** Whether a signature over a paper's number holds under a poll's public key. */
export function sealHolds(key: string, serial: string, signature: string): boolean {
  const pss = { key: publicKeyOf(key), padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: 48 }
  return verify('sha384', Buffer.from(serial), pss, Buffer.from(signature, 'base64url'))
}

const publicKeyOf = (key: string) =>
  createPublicKey({ key: Buffer.from(key, 'base64url'), format: 'der', type: 'spki' })
