import { refusal } from '#shared/refusal.ts'
import type { Result } from '#shared/result.ts'
import { ok, refused } from '#shared/result.ts'
import { versionIs } from '../store/conditions.ts'
import { keys } from '../store/keys.ts'
import { staffAccount } from '../store/staff.ts'
import type { World } from '../world.ts'
import { checkPassword, hashPassword } from './password.ts'
import { endSessions } from './sessions.ts'

/**
 * Sets one's own password and ends all other sessions; whoever has one must know it, so that a phone left lying about is
 * not an account lost. Refusals: `signed-out`, `sign-in-failed` (the current one is wrong), `conflict` (changed meanwhile).
 */
export async function setPassword(
  world: World,
  order: { login: string; sessionId: string; password: string; current?: string | undefined },
): Promise<Result<undefined>> {
  const account = await staffAccount(world, order.login)
  if (account === undefined) return refused(refusal('signed-out'))
  // Sent again after a lost answer: it is the password already.
  if (account.passwordHash !== undefined && (await checkPassword(order.password, account.passwordHash)))
    return ok(undefined)
  const known = account.passwordHash === undefined || (await checkPassword(order.current ?? '', account.passwordHash))
  if (!known) return refused(refusal('sign-in-failed', { field: 'current' }))
  const passwordHash = await hashPassword(order.password, world.random.bytes(16))
  // Only onto the account that was read: a role taken away while this was hashing stays taken away.
  const outcome = await world.table.transact([
    {
      put: { ...keys.staff(order.login), ...account, passwordHash, version: account.version + 1 },
      when: versionIs(account.version),
    },
  ])
  if (!outcome.done) return refused(refusal('conflict'))
  await endSessions(world, order.login, (id) => id !== order.sessionId)
  return ok(undefined)
}
