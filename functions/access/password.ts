import { scrypt, timingSafeEqual } from 'node:crypto'
import { promisify } from 'node:util'

const derive = promisify<string, Uint8Array, number, { N: number; r: number; p: number; maxmem: number }, Buffer>(
  scrypt,
)

/** scrypt with 32 MiB of memory a guess (OWASP Password Storage Cheat Sheet: N=2^15, r=8, p=3 or stronger in total). */
const cost = { N: 2 ** 15, r: 8, p: 3, maxmem: 64 * 1024 * 1024 }

export async function hashPassword(password: string, salt: Uint8Array): Promise<string> {
  const key = await derive(password.normalize('NFKC'), salt, 32, cost)
  return `scrypt$${Buffer.from(salt).toString('base64url')}$${key.toString('base64url')}`
}

/** Whether the password is the one; takes as long for an account that has none, so that time does not tell. */
export async function checkPassword(password: string, stored: string | undefined): Promise<boolean> {
  const [, salt = '', key = ''] = (stored ?? 'scrypt$AAAAAAAAAAAAAAAAAAAAAA$').split('$')
  const wanted = Buffer.from(key, 'base64url')
  const got = await derive(password.normalize('NFKC'), Buffer.from(salt, 'base64url'), 32, cost)
  return wanted.length === got.length && timingSafeEqual(wanted, got)
}
