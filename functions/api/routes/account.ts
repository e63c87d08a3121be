import * as z from 'zod'
import { refusal } from '#shared/refusal.ts'
import { ok, refused } from '#shared/result.ts'
import { anId } from '#shared/workflow/fields.ts'
import { setPassword } from '../../access/set-password.ts'
import { endSessions, sessionsOf } from '../../access/sessions.ts'
import type { SignedIn } from '../../access/sessions.ts'
import { signInByLink, signInByPassword } from '../../access/sign-in.ts'
import { loginName, password } from '../fields.ts'
import { openRoute, route } from '../route.ts'
import { comesFromUs, cookieOf } from '../session.ts'

const answered = ({ session, expiresAt, staff: { login, name, roles } }: SignedIn) => ({
  session,
  expiresAt,
  staff: { id: login, name, roles },
})

/** Signing in and out, and what one sees of oneself. */
export const accountRoutes = [
  openRoute({
    method: 'post',
    path: '/api/sign-in',
    summary: { zh: '用户名和密码登录', en: 'Sign in by name and password' },
    body: z.strictObject({
      login: loginName,
      password: z.string().max(200),
      /** For our own pages: the session comes as a cookie that no script can read, and not in the answer. */
      cookie: z.boolean().default(false),
    }),
    run: async ({ world, body: { login, password: given, cookie }, headers }) => {
      // Another site must not sign somebody in under an account of its choice.
      if (cookie && !comesFromUs(world, headers)) return refused(refusal('signed-out'))
      const label = headers.get('user-agent') ?? ''
      const outcome = await signInByPassword(world, { login, password: given, label })
      if (!outcome.ok) return outcome
      const { session, ...shown } = answered(outcome.value)
      if (!cookie) return ok({ session, ...shown })
      return Response.json(shown, {
        headers: { 'Set-Cookie': cookieOf(world, outcome.value), 'Cache-Control': 'no-store' },
      })
    },
  }),
  openRoute({
    method: 'post',
    path: '/api/sign-in/link',
    summary: { zh: '用一次性链接登录', en: 'Sign in by a one-time link' },
    body: z.strictObject({ commandId: anId, token: z.string().max(100) }),
    run: async ({ world, body, headers }) => {
      const outcome = await signInByLink(world, { ...body, label: headers.get('user-agent') ?? '' })
      return outcome.ok ? ok(answered(outcome.value)) : outcome
    },
  }),
  route({
    method: 'get',
    path: '/api/me',
    summary: { zh: '我的账号和登录', en: 'My account and sessions' },
    run: async ({ world, who }) => {
      const sessions = await sessionsOf(world, who.login)
      return ok({
        now: world.clock.now(),
        staff: { id: who.login, name: who.name, roles: who.roles },
        sessions: sessions.map(({ id, createdAt, label }) => ({ id, createdAt, label, current: id === who.sessionId })),
      })
    },
  }),
  route({
    method: 'delete',
    path: '/api/sessions/{sessionId}',
    summary: { zh: '退出某处登录', en: 'End a session' },
    run: async ({ world, who, params }) => {
      await endSessions(world, who.login, (id) => id === params['sessionId'])
      return ok({})
    },
  }),
  route({
    method: 'post',
    path: '/api/password',
    summary: { zh: '修改我的密码', en: 'Set my password' },
    body: z.strictObject({ password, current: z.string().max(200).optional() }),
    run: async ({ world, who, body }) => {
      const outcome = await setPassword(world, { login: who.login, sessionId: who.sessionId, ...body })
      return outcome.ok ? ok({}) : outcome
    },
  }),
]
