import { refusal } from '#shared/refusal.ts'
import { ok, refused } from '#shared/result.ts'
import { keys } from '../../store/keys.ts'
import { deskOf } from '../../queries/desk.ts'
import { actorAt } from '../access.ts'
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
      const code = divisionCode.safeParse(query['place'] ?? who.roles[0]?.place)
      if (!code.success) return refused(refusal('invalid', { field: 'place', reason: 'wrong-form' }))
      const actor = actorAt(who, code.data)
      return actor.ok ? ok(await deskOf(world, code.data)) : actor
    },
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
