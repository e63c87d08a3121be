import type { Context } from 'hono'
import { getCookie } from 'hono/cookie'
import { serialize } from 'hono/utils/cookie'
import { refusal } from '#shared/refusal.ts'
import type { Result } from '#shared/result.ts'
import { ok, refused } from '#shared/result.ts'
import type { SignedIn } from '../access/sessions.ts'
import { holderOf } from '../access/sessions.ts'
import type { World } from '../world.ts'
import type { Holder } from './route.ts'

export const sessionCookie = 'cunyi_session'

/** Who sends a request: by bearer header, or by cookie where the request comes from our own pages. Refusals: `signed-out`. */
export async function signedIn(world: World, c: Context): Promise<Result<Holder>> {
  const bearer = /^Bearer (\S{1,400})$/.exec(c.req.header('authorization') ?? '')?.[1]
  const cookie = c.req.method === 'GET' || isOwnPage(world, c) ? getCookie(c, sessionCookie) : undefined
  const token = bearer ?? cookie
  if (token === undefined) return refused(refusal('signed-out'))
  const holder = await holderOf(world, token)
  if (!holder.ok) return holder
  const { account, id } = holder.value
  return ok({ login: account.login, name: account.name, roles: account.roles, sessionId: id })
}

/** A cookie alone changes nothing unless the browser itself says that the request comes from us (OWASP CSRF, Fetch Metadata). */
const isOwnPage = (world: World, c: Context): boolean => comesFromUs(world, c.req.raw.headers)

export function comesFromUs(world: World, headers: Headers): boolean {
  return headers.get('sec-fetch-site') === 'same-origin' || headers.get('origin') === world.origin
}

/** The session as a cookie that no script can read. */
export function cookieOf(world: World, { session, expiresAt }: Pick<SignedIn, 'session' | 'expiresAt'>): string {
  return serialize(sessionCookie, session, {
    httpOnly: true,
    sameSite: 'Lax',
    secure: world.origin.startsWith('https:'),
    path: '/',
    // So long from now, not until a moment: a phone whose clock is wrong would drop it early or at once (RFC 6265, 5.2.2).
    maxAge: Math.round((Date.parse(expiresAt) - Date.parse(world.clock.now())) / 1000),
  })
}
