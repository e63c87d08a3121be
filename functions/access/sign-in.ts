import { refusal } from '#shared/refusal.ts'
import type { Result } from '#shared/result.ts'
import { ok, refused } from '#shared/result.ts'
import { derivedToken, digestOf } from '../digest.ts'
import { isAbsent, isNotUsed } from '../store/conditions.ts'
import { keys } from '../store/keys.ts'
import { staffAccount } from '../store/staff.ts'
import type { World } from '../world.ts'
import type { Capability } from './capability.ts'
import { capabilityAt, capabilityOf, daysFromNow, linkAddress } from './capability.ts'
import type { Pace } from './guesses.ts'
import { countGuess } from './guesses.ts'
import { checkPassword } from './password.ts'
import type { SignedIn } from './sessions.ts'
import { openSession } from './sessions.ts'

/** The wait doubles from the fourth wrong guess on, up to five minutes: guessing is hopeless, nobody is shut out for good. */
const pace: Pace = { free: 3, wait: (beyond) => Math.min(5 * 60 * 1000, 1000 * 2 ** beyond) }

/** Signs in by name and password. Refusals: `sign-in-failed` (whichever of the two is wrong), `slow-down`. */
export async function signInByPassword(
  world: World,
  { login, password, label }: { login: string; password: string; label: string },
): Promise<Result<SignedIn>> {
  const key = keys.guess(login)
  const counted = await countGuess(world, key, pace)
  if (!counted.ok) return counted
  const account = await staffAccount(world, login)
  if (!(await checkPassword(password, account?.passwordHash)) || account === undefined)
    return refused(refusal('sign-in-failed'))
  await world.table.remove(key)
  return ok(await openSession(world, account, label))
}

/** A link that signs one person in once. The same command gives the same link again. */
export async function signInLink(
  world: World,
  login: string,
  commandId: string,
  days: number,
): Promise<{ url: string; expiresAt: number }> {
  const token = derivedToken(await world.secret(), ['sign-in', login, commandId])
  const capability: Capability = { act: 'sign-in', subject: login, expiresAt: daysFromNow(world, days) }
  // Never put over what stands there: a link once used stays used.
  await world.table.transact([{ put: capabilityAt(token, capability), when: isAbsent }])
  return { url: linkAddress(world, 'sign-in', token), expiresAt: capability.expiresAt }
}

const repeatedWithinMs = 10 * 60 * 1000

/**
 * Signs in by a one-time link. The same command sent again gets the same session, should the first answer be lost.
 * Refusals: those of a link, and `link-used`.
 */
export async function signInByLink(
  world: World,
  { token, commandId, label }: { token: string; commandId: string; label: string },
): Promise<Result<SignedIn>> {
  const capability = await capabilityOf(world, token, 'sign-in')
  if (!capability.ok) return capability
  const now = Date.parse(world.clock.now())
  const account = await staffAccount(world, capability.value.subject)
  if (account === undefined) return refused(refusal('link-unknown'))
  const usedBy = digestOf(commandId)
  const { usedAt = now } = capability.value
  // A lost answer is asked for again at once; much later it is somebody else, or a session that was ended on purpose.
  if (now - usedAt > repeatedWithinMs) return refused(refusal('link-used'))
  const outcome = await world.table.transact([
    { put: capabilityAt(token, { ...capability.value, usedBy, usedAt }), when: isNotUsed(usedBy) },
  ])
  if (!outcome.done) return refused(refusal('link-used'))
  const secretPart = derivedToken(await world.secret(), ['session', token, commandId])
  return ok(await openSession(world, account, label, secretPart))
}
