import * as z from 'zod'
import { refusal } from '#shared/refusal.ts'
import { ok, refused } from '#shared/result.ts'
import { anId, listName, placeCode, voterCode } from '#shared/workflow/fields.ts'
import { erasePerson } from '../../commands/erase-person.ts'
import { keys } from '../../store/keys.ts'
import { actorWith } from '../access.ts'
import type { Holder } from '../route.ts'
import { route } from '../route.ts'

function administered(who: Holder, code: string | undefined) {
  const village = placeCode.safeParse(code)
  if (!village.success) return refused(refusal('invalid', { field: 'code', reason: 'wrong-form' }))
  const actor = actorWith(who, village.data, ['administrator'])
  return actor.ok ? ok(village.data) : actor
}

const ids = z.array(anId).max(100).default([])

export const erasureRoutes = [
  route({
    method: 'post',
    path: '/api/villages/{code}/erasures',
    summary: {
      zh: '按本人要求删除个人信息',
      en: 'Erase what is kept of one person of a list; tells what was erased, what stays and why',
    },
    body: z.strictObject({
      commandId: anId,
      list: listName,
      code: voterCode,
      /** Visits and topics that are this person's although name and phone do not tell so. */
      visits: ids,
      topics: ids,
    }),
    run: async ({ world, who, params, body }) => {
      const village = administered(who, params['code'])
      return village.ok ? erasePerson(world, { ...body, village: village.value, by: who.login }) : village
    },
  }),
  route({
    method: 'get',
    path: '/api/villages/{code}/erasures',
    summary: {
      zh: '删除个人信息的记录',
      en: 'Which erasures there were, by list and code; to be repeated after a restore',
    },
    run: async ({ world, who, params }) => {
      const village = administered(who, params['code'])
      if (!village.ok) return village
      const items = await world.table.query({ pk: keys.erasure(village.value, '', '').pk, prefix: 'ERASURE#' })
      return ok({ erasures: items.map(({ pk: _pk, sk: _sk, ...note }) => note) })
    },
  }),
]
