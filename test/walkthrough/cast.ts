import { randomUUID } from 'node:crypto'
import * as z from 'zod'
import type { ApiRequest, Client } from './client.ts'
import { Failed, Refused } from './failure.ts'
import type { Scenario } from './scenario.ts'

const signedIn = z.object({ session: z.string(), staff: z.object({ id: z.string() }) })
const created = z.object({ staff: z.object({ id: z.string() }) })

/** The people of a scenario who sign in, by their keys. */
export interface Cast {
  /** The first organizer, who does what names nobody. */
  readonly clerk: string
  idOf(key: string): string
  /** Division code at which somebody holds the role. */
  placeOf(key: string): string
  /** An API request as this person; signs in, and again when the session has run out. */
  as(key: string, method: string, path: string, request?: Omit<ApiRequest, 'session'>): Promise<unknown>
  /** A session that holds now, for doors other than JSON ones. */
  sessionOf(key: string): Promise<string>
  readonly keys: readonly string[]
}

/** Somebody who can sign in with a password. */
interface Account {
  readonly id: string
  readonly login: string
  readonly password: string
  session: string | undefined
}

export interface Administrator {
  as(method: string, path: string, request?: Omit<ApiRequest, 'session'>): Promise<unknown>
}

/** Uses the one-time link: a look at the page, as a messenger's preview takes, must not use it up. */
export async function signInByLink(client: Client, adminLink: string): Promise<Administrator> {
  const link = new URL(adminLink, client.origin)
  await client.page(link)
  await client.page(link)
  const token = link.pathname.split('/').at(-1) ?? ''
  const body = { commandId: randomUUID(), token }
  const { session, staff } = signedIn.parse(await client.api('POST', '/api/sign-in/link', { body }))
  const password = newPassword()
  await client.api('POST', '/api/password', { session, body: { password } })
  const account: Account = { id: staff.id, login: staff.id, password, session }
  return { as: (method, path, request = {}) => asAccount(client, account, method, path, request) }
}

/** Creates the scenario's staff with passwords. `run` keeps their logins apart from those of other plays on one stack. */
export async function castOf(
  client: Client,
  administrator: Administrator,
  scenario: Scenario,
  run: string,
): Promise<Cast> {
  const accounts = new Map<string, Account>()
  const places = new Map<string, string>()
  for (const { key, name, role, level } of scenario.staff) {
    const place = placeOf(scenario.place.code, level ?? (role === 'supervisor' ? 'township' : undefined))
    const account = { login: `${key}.${run}`, password: newPassword() }
    const body = { commandId: randomUUID(), ...account, name, roles: [{ role, place }] }
    const { staff } = created.parse(await administrator.as('POST', '/api/staff', { body }))
    accounts.set(key, { ...account, id: staff.id, session: undefined })
    places.set(key, place)
  }
  const find = <T>(map: ReadonlyMap<string, T>, key: string): T => {
    const found = map.get(key)
    if (found === undefined) throw new Failed(`there is no staff "${key}"`)
    return found
  }
  return {
    clerk: scenario.staff.find(({ role }) => role === 'organizer')?.key ?? '',
    keys: [...accounts.keys()],
    idOf: (key) => find(accounts, key).id,
    placeOf: (key) => find(places, key),
    as: (key, method, path, request = {}) => asAccount(client, find(accounts, key), method, path, request),
    async sessionOf(key) {
      const account = find(accounts, key)
      await asAccount(client, account, 'GET', '/api/me', {})
      return account.session ?? ''
    },
  }
}

function placeOf(village: string, level: 'township' | 'county' | undefined): string {
  return village.slice(0, { village: 12, township: 9, county: 6 }[level ?? 'village'])
}

async function asAccount(
  client: Client,
  account: Account,
  method: string,
  path: string,
  request: Omit<ApiRequest, 'session'>,
): Promise<unknown> {
  account.session ??= await signIn(client, account)
  try {
    return await client.api(method, path, { ...request, session: account.session })
  } catch (error) {
    if (!(error instanceof Refused && error.code === 'signed-out')) throw error
    account.session = await signIn(client, account)
    return client.api(method, path, { ...request, session: account.session })
  }
}

async function signIn(client: Client, { login, password }: Account): Promise<string> {
  return signedIn.parse(await client.api('POST', '/api/sign-in', { body: { login, password } })).session
}

function newPassword(): string {
  return `walk-${randomUUID()}`
}
