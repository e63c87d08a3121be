import * as z from 'zod'

/** A name to sign in with. */
export const loginName = z.string().regex(/^[\p{L}\p{N}._@-]{1,60}$/u)

/** Length is what counts (NIST SP 800-63B, 5.1.1): no rules about kinds of characters. */
export const password = z.string().min(10).max(200)

/** A division code: province, prefecture, county, township or village. */
export const divisionCode = z.string().regex(/^(\d{2}|\d{4}|\d{6}|\d{9}|\d{12})$/)

/** Where a role holds: a division, or `0` for the whole country. */
export const rolePlace = z.union([z.literal('0'), divisionCode])
