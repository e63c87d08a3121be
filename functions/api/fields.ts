import * as z from 'zod'
import type { Actor } from '#shared/workflow/actor.ts'

/** How those sign in the record who are no staff (`signatureOf`): nobody of the staff may be called so. */
const notStaff = ['villager', 'public', 'system'] as const satisfies readonly Actor['kind'][]

/** A name to sign in with. */
export const loginName = z
  .string()
  .regex(/^[\p{L}\p{N}._@-]{1,60}$/u)
  .refine((login) => !notStaff.some((kind) => kind === login))

/** Length is what counts (NIST SP 800-63B, 5.1.1): no rules about kinds of characters. */
export const password = z.string().min(10).max(200)

/** A division code: province, prefecture, county, township or village. */
export const divisionCode = z.string().regex(/^(\d{2}|\d{4}|\d{6}|\d{9}|\d{12})$/)

/** Where a role holds: a division, or `0` for the whole country. */
export const rolePlace = z.union([z.literal('0'), divisionCode])
