import * as z from 'zod'
import type { StaffRole } from '#shared/workflow/actor.ts'
import { covers, staffRoles } from '#shared/workflow/actor.ts'
import type { World } from '../world.ts'
import { ancestorsOf } from './places.ts'
import { keys } from './keys.ts'

const role = z.object({ role: z.enum(staffRoles), place: z.string() })
export type RoleAtPlace = z.infer<typeof role>

const staffItem = z.object({
  login: z.string(),
  name: z.string(),
  roles: z.array(role),
  passwordHash: z.string().optional(),
  version: z.int(),
})
export type StaffAccount = z.infer<typeof staffItem>

export async function staffAccount(world: World, login: string): Promise<StaffAccount | undefined> {
  const item = await world.table.get(keys.staff(login))
  return item === undefined ? undefined : staffItem.parse(item)
}

export const parseStaff = (item: unknown): StaffAccount => staffItem.parse(item)

/** What members of staff are called, by login; who has no account any more is left out. */
export async function namesOfStaff(world: World, logins: Iterable<string>): Promise<Map<string, string>> {
  const accounts = await world.table.getMany([...new Set(logins)].map((login) => keys.staff(login)))
  return new Map(
    accounts.flatMap((item) => {
      if (item === undefined) return []
      const { login, name } = parseStaff(item)
      return [[login, name]]
    }),
  )
}

export function rolesAt(roles: readonly RoleAtPlace[], place: string): StaffRole[] {
  return [...new Set(roles.filter((one) => covers(one.place, place)).map((one) => one.role))]
}

const row = z.object({ login: z.string(), name: z.string(), roles: z.array(role) })

/** Everybody who holds a role at this place or above it, with the roles that hold here. */
export async function staffFor(
  world: World,
  place: string,
): Promise<{ id: string; name: string; roles: StaffRole[] }[]> {
  const around = [place, ...ancestorsOf(place), '0']
  const found = await Promise.all(
    around.map((code) => world.table.query({ pk: keys.staffAt(code, '').pk, prefix: 'STAFF#' })),
  )
  const everybody = new Map(
    found
      .flat()
      .map((item) => row.parse(item))
      .map((one) => [one.login, one]),
  )
  return [...everybody.values()]
    .map(({ login, name, roles }) => ({ id: login, name, roles: rolesAt(roles, place) }))
    .filter(({ roles }) => roles.length > 0)
}
