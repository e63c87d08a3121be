import { refusal } from '#shared/refusal.ts'
import type { Result } from '#shared/result.ts'
import { ok, refused } from '#shared/result.ts'
import { anId, listName, placeCode } from '#shared/workflow/fields.ts'
import { importRoster, previewRoster } from '../../commands/import-roster.ts'
import { rosterLists, rosterMembers } from '../../store/rosters.ts'
import { actorWith } from '../access.ts'
import type { Call } from '../route.ts'
import { route } from '../route.ts'

/** As large as a township's file ever is; what the reader itself accepts is less. */
const fileAtMost = 6 * 1024 * 1024

function order(
  call: Call<unknown>,
): Result<{ village: string; fileName: string; list: string | undefined; by: string }> {
  const village = placeCode.safeParse(call.params['code'])
  if (!village.success) return refused(refusal('invalid', { field: 'code', reason: 'wrong-form' }))
  const actor = actorWith(call.who, village.data, ['organizer', 'administrator'])
  if (!actor.ok) return actor
  const list = listName.optional().safeParse(call.query['list'])
  if (!list.success) return refused(refusal('invalid', { field: 'list', reason: 'wrong-form' }))
  return ok({ village: village.data, fileName: fileNameOf(call.headers), list: list.data, by: call.who.login })
}

/** The file's name travels percent-encoded, for headers are ASCII; a broken encoding is just a strange name. */
function fileNameOf(headers: Headers): string {
  const raw = headers.get('x-file-name') ?? ''
  try {
    return decodeURIComponent(raw).slice(0, 200)
  } catch (error) {
    if (error instanceof URIError) return raw.slice(0, 200)
    throw error
  }
}

const query = { list: 'the list for rows without one' }

export const rosterRoutes = [
  route({
    method: 'post',
    path: '/api/villages/{code}/roster/preview',
    summary: { zh: '预览花名册', en: 'See what a roster file would change' },
    fileUpTo: fileAtMost,
    query,
    run: async (call) => {
      const wanted = order(call)
      return wanted.ok ? previewRoster(call.world, { ...wanted.value, bytes: call.bytes }) : wanted
    },
  }),
  route({
    method: 'post',
    path: '/api/villages/{code}/roster/import',
    summary: { zh: '导入花名册', en: 'Import a roster file' },
    fileUpTo: fileAtMost,
    query: { ...query, commandId: 'the client-made id of this import' },
    run: async (call) => {
      const wanted = order(call)
      if (!wanted.ok) return wanted
      const commandId = anId.safeParse(call.query['commandId'])
      if (!commandId.success) return refused(refusal('invalid', { field: 'commandId', reason: 'missing' }))
      return importRoster(call.world, { ...wanted.value, bytes: call.bytes, commandId: commandId.data })
    },
  }),
  route({
    method: 'get',
    path: '/api/villages/{code}/roster',
    summary: { zh: '查看花名册', en: 'The lists of a village, and the members of one' },
    query: { list: 'the list whose members are wanted' },
    run: async ({ world, who, params, query: asked }) => {
      const village = placeCode.safeParse(params['code'])
      if (!village.success) return refused(refusal('invalid', { field: 'code', reason: 'wrong-form' }))
      const actor = actorWith(who, village.data, ['organizer', 'helper', 'administrator'])
      if (!actor.ok) return actor
      const lists = await rosterLists(world, village.data)
      const list = asked['list']
      return ok({
        lists: lists.map(({ list: name, count, weight }) => ({ list: name, count, weight })),
        ...(list === undefined ? {} : { members: await rosterMembers(world, village.data, list) }),
      })
    },
  }),
]
