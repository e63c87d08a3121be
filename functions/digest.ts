import { createHash, createHmac } from 'node:crypto'
import { plainSigns } from '#shared/plain-signs.ts'

/** SHA-256, base64url. */
export function digestOf(text: string): string {
  return createHash('sha256').update(text).digest('base64url')
}

const letters = '0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ'

/** Bytes as letters and digits only (chat programs break other characters), `length` characters long. */
export function asLetters(bytes: Uint8Array, length: number): string {
  let rest = bytes.reduce((number, byte) => number * 256n + BigInt(byte), 0n)
  let text = ''
  for (let n = 0; n < length; n++) {
    text = (letters[Number(rest % 62n)] ?? '0') + text
    rest /= 62n
  }
  return text
}

/** Bytes as signs that are easy to copy by hand; one byte is read for each of the `length` characters. */
export function asPlainSigns(bytes: Uint8Array, length: number): string {
  // 32 divides 256, so each sign is as likely as every other.
  return Array.from(bytes.subarray(0, length), (byte) => plainSigns[byte % plainSigns.length]).join('')
}

/** 22 letters and digits carry 131 bits. */
export const tokenLength = 22

/** A token only the holder of the secret can make, the same each time it is made for the same thing. */
export function derivedToken(secret: string, thing: readonly string[]): string {
  return asLetters(createHmac('sha256', secret).update(JSON.stringify(thing)).digest(), tokenLength)
}

/** So many digits only the holder of the secret can make, the same each time they are made for the same thing. */
export function derivedDigits(secret: string, thing: readonly string[], length: number): string {
  const hex = createHmac('sha256', secret).update(JSON.stringify(thing)).digest('hex')
  // Of 256 bits the remainder is as good as even.
  return String(BigInt(`0x${hex}`) % 10n ** BigInt(length)).padStart(length, '0')
}

/** Id of what a command brings into the world: the same for every repeat of the command, another for every other one. */
export function idFrom(...parts: readonly string[]): string {
  return asLetters(createHash('sha256').update(JSON.stringify(parts)).digest(), 16)
}

/** Which of so many parts a text falls to: always the same one, spread well enough over names and ids. */
export function partOf(text: string, parts: number): number {
  return [...text].reduce((sum, letter) => sum + (letter.codePointAt(0) ?? 0), 0) % parts
}
