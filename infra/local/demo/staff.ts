import { saveStaff } from '#functions/commands/save-staff.ts'
import { staffAccount } from '#functions/store/staff.ts'
import type { World } from '#functions/world.ts'
import type { Actor, StaffRole } from '#shared/workflow/actor.ts'

export type Cadre = Extract<Actor, { kind: 'staff' }>

/** A member of staff known at one place. No password: the demo signs in by one-time links, a password can be set. */
export async function appoint(
  world: World,
  role: StaffRole,
  place: string,
  login: string,
  name: string,
): Promise<Cadre> {
  if ((await staffAccount(world, login)) === undefined) {
    const saved = await saveStaff(world, undefined, { login, name, roles: [{ role, place }] })
    if (!saved.ok) throw new Error(`demo: ${login} was refused: ${saved.refusal.code}`)
  }
  return { kind: 'staff', id: login, name, roles: [role] }
}
