import { randomUUID } from 'node:crypto'
import * as z from 'zod'
import type { StaffRole } from '#shared/workflow/actor.ts'
import type { Knock } from './door.ts'
import { done, doorsAt } from './door.ts'
import type { TestStack } from './stack.ts'

export interface Person {
  readonly login: string
  readonly name: string
  readonly session: string
}

/** Everybody who has a role at a village, each at the level where such people work. */
export interface Village {
  readonly code: string
  readonly name: string
  readonly township: string
  readonly county: string
  readonly organizer: Person
  readonly helper: Person
  readonly townshipSupervisor: Person
  readonly countySupervisor: Person
  readonly administrator: Person
  /** The one roster list and the codes of its members. */
  readonly list: string
  readonly voters: readonly string[]
}

export const made = z.looseObject({})
const signedIn = z.object({ session: z.string(), staff: z.object({ id: z.string(), name: z.string() }) })
const tokenOf = (url: string): string => new URL(url).pathname.split('/').at(-1) ?? ''

/** Signs somebody in by a one-time link, which costs no password. */
export async function signInBy(knock: Knock, url: string): Promise<Person> {
  const body = { commandId: randomUUID(), token: tokenOf(url) }
  const { session, staff } = await done(knock, { method: 'POST', path: '/api/sign-in/link', body }, signedIn)
  return { login: staff.id, name: staff.name, session }
}

/** A session of its own for somebody who has an account. */
export async function sessionFor(knock: Knock, administrator: Person, login: string): Promise<Person> {
  const { url } = await done(
    knock,
    {
      method: 'POST',
      path: `/api/staff/${encodeURIComponent(login)}/sign-in-link`,
      session: administrator.session,
      body: { commandId: randomUUID() },
    },
    z.object({ url: z.string() }),
  )
  return signInBy(knock, url)
}

/** The administrator of the whole country, as on the first day. */
export function firstAdministrator(stack: TestStack): Promise<Person> {
  return signInBy(doorsAt(stack.origin), stack.adminLink)
}

export interface VillageOptions {
  readonly code: string
  readonly name: string
  /** How many households stand on the roster; 12 if left out. */
  readonly households?: number
}

/** Registers a village with all above it, its staff and its roster, through the same doors that people use. */
export async function village(stack: TestStack, root: Person, options: VillageOptions): Promise<Village> {
  const { code, name, households = 12 } = options
  const knock = doorsAt(stack.origin)
  const [township, county] = [code.slice(0, 9), code.slice(0, 6)]
  const places = [
    { code: code.slice(0, 2), name: `${code.slice(0, 2)}省`, level: 'province' },
    { code: code.slice(0, 4), name: `${code.slice(0, 4)}市`, level: 'prefecture' },
    { code: county, name: `${county}县`, level: 'county' },
    { code: township, name: `${township}镇`, level: 'township' },
    { code, name, level: 'village' },
  ]
  const body = { commandId: randomUUID(), places }
  await done(knock, { method: 'PUT', path: '/api/places', session: root.session, body }, made)
  const hire = async (who: string, role: StaffRole, place: string): Promise<Person> => {
    const login = `${who}.${code}`
    const staff = { commandId: randomUUID(), login, name: `${name}${who}`, roles: [{ role, place }] }
    await done(knock, { method: 'POST', path: '/api/staff', session: root.session, body: staff }, made)
    return sessionFor(knock, root, login)
  }
  const organizer = await hire('文书', 'organizer', code)
  const helper = await hire('帮扶', 'helper', code)
  const townshipSupervisor = await hire('镇督导', 'supervisor', township)
  const countySupervisor = await hire('县督导', 'supervisor', county)
  const administrator = await hire('管理员', 'administrator', county)
  const list = 'households'
  const voters = Array.from({ length: households }, (_, n) => `h${String(n + 1).padStart(2, '0')}`)
  const rows = voters.map((voter, n) => `${list},${voter},户主·${n + 1},1`)
  const file = {
    method: 'POST',
    path: `/api/villages/${code}/roster/import?commandId=${randomUUID()}`,
    session: organizer.session,
    body: new TextEncoder().encode(['名单,编号,姓名,票数', ...rows].join('\r\n')),
    headers: { 'Content-Type': 'text/csv', 'X-File-Name': 'roster.csv' },
  }
  await done(knock, file, made)
  const staff = { organizer, helper, townshipSupervisor, countySupervisor, administrator }
  return { code, name, township, county, ...staff, list, voters }
}
