/** Capitals and digits without 0, O, 1 and I, which people mix up when they copy them by hand. Each carries five bits. */
export const plainSigns = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ'

/** How many signs a receipt has. */
export const receiptLength = 10

/** And the number of a sealed paper: 160 bits, drawn by the voter's own phone, so that no two meet and nobody guesses one. */
export const serialLength = 32

const base64url = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'

/**
 * A key as people compare it: 75 bits of its digest (base64url) in three groups. Long enough that nobody finds a second key
 * of the same number for a voter who is to be told from the others.
 */
export function sealNumber(digest: string): string {
  const signs = Array.from(digest.slice(0, 15), (sign) => plainSigns[base64url.indexOf(sign) % plainSigns.length])
  return [0, 5, 10].map((at) => signs.slice(at, at + 5).join('')).join(' ')
}
