import * as z from 'zod'
import { refusal } from '#shared/refusal.ts'
import { ok, refused } from '#shared/result.ts'
import { anId, instant } from '#shared/workflow/fields.ts'
import { markSeen } from '../../commands/mark-seen.ts'
import { deskOf } from '../../queries/desk.ts'
import { todayFor } from '../../queries/today.ts'
import { keys } from '../../store/keys.ts'
import { actorAt, firstPlaceOf } from '../access.ts'
import { divisionCode } from '../fields.ts'
import { route } from '../route.ts'

const messagesAtMost = 100

export const deskRoutes = [
  route({
    method: 'get',
    path: '/api/desk',
    summary: { zh: '工作台', en: 'What is late, what waits, what changed in an area' },
    query: { place: 'division code of the area; the place of the first role if left out' },
    run: async ({ world, who, query }) => {
      const code = divisionCode.safeParse(query['place'] ?? firstPlaceOf(who))
      if (!code.success) return refused(refusal('invalid', { field: 'place', reason: 'wrong-form' }))
      const actor = actorAt(who, code.data)
      return actor.ok ? ok(await deskOf(world, who, code.data)) : actor
    },
  }),
  route({
    method: 'post',
    path: '/api/desk/seen',
    summary: { zh: '记下看到哪里', en: 'Note that one has looked at a desk, so that all devices know what is new' },
    // The id is there as in every command; the act needs none: it only moves on, however often it is sent.
    body: z.strictObject({ commandId: anId, place: divisionCode, at: instant }),
    run: async ({ world, who, body }) => {
      const actor = actorAt(who, body.place)
      return actor.ok ? ok({ seenAt: await markSeen(world, who.login, body.place, body.at) }) : actor
    },
  }),
  route({
    method: 'get',
    path: '/api/today',
    summary: { zh: '今天要办的事', en: 'What the running matters of one’s villages wait for' },
    run: async ({ world, who }) => ok(await todayFor(world, who)),
  }),
  route({
    method: 'get',
    path: '/api/messages',
    summary: { zh: '给我的消息', en: 'Messages to me, newest first' },
    run: async ({ world, who }) => {
      const { pk } = keys.message(`staff:${who.login}`, '', '')
      const items = await world.table.query({ pk, newestFirst: true, limit: messagesAtMost })
      return ok({ messages: items.map(({ pk: _pk, sk: _sk, ...message }) => message) })
    },
  }),
]
