import * as z from 'zod'
import { refusal } from '#shared/refusal.ts'
import { ok, refused } from '#shared/result.ts'
import { staffRoles } from '#shared/workflow/actor.ts'
import { anId, line, placeCode } from '#shared/workflow/fields.ts'
import { endSessions } from '../../access/sessions.ts'
import { signInLink } from '../../access/sign-in.ts'
import { saveStaff } from '../../commands/save-staff.ts'
import { staffAccount, staffFor } from '../../store/staff.ts'
import { actorAt, administers } from '../access.ts'
import { loginName, password, rolePlace } from '../fields.ts'
import { route } from '../route.ts'

const linkDays = 7

export const staffRoutes = [
  route({
    method: 'post',
    path: '/api/staff',
    summary: { zh: '登记工作人员', en: 'Register or change a member of staff' },
    body: z.strictObject({
      commandId: anId,
      login: loginName,
      name: line(40),
      password: password.optional(),
      roles: z
        .array(z.strictObject({ role: z.enum(staffRoles), place: rolePlace }))
        .min(1)
        .max(30),
    }),
    run: async ({ world, who, body }) => {
      const foreign = body.roles.findIndex((one) => !administers(who, one.place))
      if (foreign >= 0) return refused(refusal('not-your-role', { field: `roles[${foreign}].place` }))
      const before = await staffAccount(world, body.login)
      if (before?.roles.some((one) => !administers(who, one.place)))
        return refused(refusal('not-your-role', { field: 'login' }))
      const saved = await saveStaff(world, before, body)
      return saved.ok ? ok({ staff: { id: body.login, name: body.name, roles: body.roles } }) : saved
    },
  }),
  route({
    method: 'post',
    path: '/api/staff/{login}/sign-in-link',
    summary: { zh: '发一次性登录链接', en: 'A one-time link to sign somebody in' },
    body: z.strictObject({ commandId: anId }),
    run: async ({ world, who, params, body }) => {
      const login = params['login'] ?? ''
      const account = await staffAccount(world, login)
      if (account === undefined || !account.roles.every((one) => administers(who, one.place)))
        return refused(refusal('not-your-role', { field: 'login' }))
      return ok(await signInLink(world, login, `${who.login}#${body.commandId}`, linkDays))
    },
  }),
  route({
    method: 'delete',
    path: '/api/staff/{login}/sessions',
    summary: { zh: '让某人全部退出登录', en: 'End all sessions of somebody' },
    run: async ({ world, who, params }) => {
      const login = params['login'] ?? ''
      const account = await staffAccount(world, login)
      if (account === undefined || !account.roles.every((one) => administers(who, one.place)))
        return refused(refusal('not-your-role', { field: 'login' }))
      await endSessions(world, login)
      return ok({})
    },
  }),
  route({
    method: 'get',
    path: '/api/villages/{code}/staff',
    summary: { zh: '本村工作人员', en: 'Who works for a village' },
    run: async ({ world, who, params }) => {
      const code = placeCode.safeParse(params['code'])
      if (!code.success) return refused(refusal('invalid', { field: 'code', reason: 'wrong-form' }))
      const actor = actorAt(who, code.data)
      return actor.ok ? ok({ staff: await staffFor(world, code.data) }) : actor
    },
  }),
]
