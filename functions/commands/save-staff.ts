import { refusal } from '#shared/refusal.ts'
import type { Result } from '#shared/result.ts'
import { ok, refused } from '#shared/result.ts'
import { hashPassword } from '../access/password.ts'
import { endSessions } from '../access/sessions.ts'
import { canonical } from '#shared/canonical.ts'
import { versionIs } from '../store/conditions.ts'
import { keys } from '../store/keys.ts'
import type { RoleAtPlace, StaffAccount } from '../store/staff.ts'
import type { Write } from '../store/table.ts'
import type { World } from '../world.ts'

/**
 * Registers or changes a member of staff and where they are listed; `before` is the account as the caller judged it.
 * Refusals: `conflict` when it has changed since.
 */
export async function saveStaff(
  world: World,
  before: StaffAccount | undefined,
  staff: { login: string; name: string; password?: string | undefined; roles: readonly RoleAtPlace[] },
): Promise<Result<StaffAccount>> {
  const { login, name, password } = staff
  const roles = [...staff.roles]
  const passwordHash =
    password === undefined ? before?.passwordHash : await hashPassword(password, world.random.bytes(16))
  const account: StaffAccount = {
    login,
    name,
    roles,
    version: (before?.version ?? 0) + 1,
    ...(passwordHash === undefined ? {} : { passwordHash }),
  }
  const places = new Set(roles.map((one) => one.place))
  const left = (before?.roles ?? []).map((one) => one.place).filter((place) => !places.has(place))
  const outcome = await world.table.transact([
    { put: { ...keys.staff(login), ...account }, when: versionIs(before?.version) },
    ...[...places].map((place): Write => ({ put: { ...keys.staffAt(place, login), login, name, roles } })),
    ...[...new Set(left)].map((place): Write => ({ remove: keys.staffAt(place, login) })),
  ])
  if (!outcome.done) return refused(refusal('conflict', { field: 'login' }))
  // Whoever held the account with other rights signs in anew.
  if (before !== undefined && canonical(before.roles) !== canonical(roles)) await endSessions(world, login)
  return ok(account)
}
