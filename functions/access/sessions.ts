import * as z from 'zod'
import { instantFromMillis } from '#shared/calendar/time.ts'
import { refusal } from '#shared/refusal.ts'
import type { Result } from '#shared/result.ts'
import { ok, refused } from '#shared/result.ts'
import { asLetters, digestOf, tokenLength } from '../digest.ts'
import { keys } from '../store/keys.ts'
import type { StaffAccount } from '../store/staff.ts'
import { parseStaff } from '../store/staff.ts'
import type { World } from '../world.ts'
import { daysFromNow } from './capability.ts'

/** A clerk's phone stays signed in for a month of work; every session can be seen and ended. */
const sessionDays = 30

const sessionItem = z.object({
  id: z.string(),
  createdAt: z.string(),
  expiresAt: z.number(),
  label: z.string(),
})
export type Session = z.infer<typeof sessionItem>

export interface SignedIn {
  readonly session: string
  readonly expiresAt: string
  readonly staff: Pick<StaffAccount, 'login' | 'name' | 'roles'>
}

/** Opens a session and gives its token, which names the account so that one read finds both. */
export async function openSession(
  world: World,
  account: StaffAccount,
  label: string,
  secretPart = asLetters(world.random.bytes(24), tokenLength),
): Promise<SignedIn> {
  const expires = daysFromNow(world, sessionDays)
  const digest = digestOf(secretPart)
  const createdAt = world.clock.now()
  await world.table.put({
    ...keys.session(account.login, digest),
    id: digest.slice(0, 12),
    createdAt,
    expiresAt: expires,
    label: label.slice(0, 100),
  })
  const { login, name, roles } = account
  const session = `${Buffer.from(login).toString('base64url')}.${secretPart}`
  return { session, expiresAt: instantFromMillis(expires * 1000), staff: { login, name, roles } }
}

/** Who holds this session. Refusals: `signed-out`. */
export async function holderOf(world: World, session: string): Promise<Result<{ account: StaffAccount; id: string }>> {
  const [name = '', secretPart = ''] = session.split('.')
  const login = Buffer.from(name, 'base64url').toString()
  if (login === '' || [...login].length > 60 || secretPart.length !== tokenLength) return refused(refusal('signed-out'))
  const [account, found] = await world.table.getMany([keys.staff(login), keys.session(login, digestOf(secretPart))])
  if (account === undefined || found === undefined) return refused(refusal('signed-out'))
  const { id, expiresAt } = sessionItem.parse(found)
  if (expiresAt * 1000 <= Date.parse(world.clock.now())) return refused(refusal('signed-out'))
  return ok({ account: parseStaff(account), id })
}

export async function sessionsOf(world: World, login: string): Promise<Session[]> {
  const items = await world.table.query({ pk: keys.staff(login).pk, prefix: 'SESSION#' })
  return items
    .map((item) => sessionItem.parse(item))
    .filter(({ expiresAt }) => expiresAt * 1000 > Date.parse(world.clock.now()))
}

/** Ends all sessions of an account, or those that `which` picks by their public id. */
export async function endSessions(
  world: World,
  login: string,
  which: (id: string) => boolean = () => true,
): Promise<void> {
  const items = await world.table.query({ pk: keys.staff(login).pk, prefix: 'SESSION#' })
  await world.table.removeMany(items.filter((item) => which(sessionItem.parse(item).id)))
}
