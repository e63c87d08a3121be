import { covers } from '#shared/workflow/actor.ts'
import { refusal } from '#shared/refusal.ts'
import type { Result } from '#shared/result.ts'
import { ok, refused } from '#shared/result.ts'
import type { Actor, StaffRole } from '#shared/workflow/actor.ts'
import { note } from '../invocation/invocation.ts'
import { keys } from '../store/keys.ts'
import type { Head } from '../store/records.ts'
import { headOf } from '../store/records.ts'
import { rolesAt } from '../store/staff.ts'
import type { World } from '../world.ts'
import type { Holder } from './route.ts'

/** The holder as an actor at a place: role at the place decides everything. Refusals: `not-your-village`. */
export function actorAt(who: Holder, place: string): Result<Actor> {
  const roles = rolesAt(who.roles, place)
  if (roles.length === 0) return refused(refusal('not-your-village'))
  note({ place })
  return ok({ kind: 'staff', id: who.login, name: who.name, roles })
}

/** As `actorAt`, and one of these roles is asked for. Refusals: `not-your-village`, `not-your-role`. */
export function actorWith(who: Holder, place: string, roles: readonly StaffRole[]): Result<Actor> {
  const actor = actorAt(who, place)
  if (!actor.ok) return actor
  const held = rolesAt(who.roles, place)
  return held.some((role) => roles.includes(role)) ? actor : refused(refusal('not-your-role'))
}

/** A matter and the holder as an actor at its place. Refusals: `not-found`, `not-your-village`. */
export async function matterFor(
  world: World,
  who: Holder,
  matterId: string,
): Promise<Result<{ head: Head; actor: Actor }>> {
  const item = await world.table.get(keys.matter(matterId))
  if (item === undefined) return refused(refusal('not-found', { field: 'matterId' }))
  const head = headOf(item)
  const actor = actorAt(who, head.matter.place)
  note({ matter: head.matter.id, place: head.matter.place })
  return actor.ok ? ok({ head, actor: actor.value }) : actor
}

/** Whether the holder administers this place or an area around it. */
export function administers(who: Holder, place: string): boolean {
  return who.roles.some((one) => one.role === 'administrator' && covers(one.place, place))
}

/** Whether the holder administers anything at all: what is asked about concerns the whole deployment. */
export const administersSomewhere = (who: Holder): boolean => who.roles.some(({ role }) => role === 'administrator')

/** The area somebody sees first: that of the first role, the whole country aside, which has no desk. */
export const firstPlaceOf = (who: Holder): string | undefined => who.roles.find(({ place }) => place !== '0')?.place
