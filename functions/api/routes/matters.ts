import * as z from 'zod'
import { evaluationRow } from '#shared/blocks/evaluation/commands.ts'
import { refusal } from '#shared/refusal.ts'
import { ok, refused } from '#shared/result.ts'
import { rolesOf } from '#shared/workflow/actor.ts'
import { anId, line, placeCode } from '#shared/workflow/fields.ts'
import { openMatter } from '../../commands/open-matter.ts'
import { runCommand } from '../../commands/run-command.ts'
import { canonical } from '#shared/canonical.ts'
import { chainOf, matterRows, matterView, villageMatters } from '../../queries/matter.ts'
import { actorAt, actorWith, matterFor } from '../access.ts'
import { refusalAnswer } from '../refuse.ts'
import type { Call } from '../route.ts'
import { route } from '../route.ts'

const rowKinds = {
  visits: 'visit',
  objections: 'objection',
  evaluations: 'evaluation',
  raisers: 'raiser',
  'check-ins': 'check-in',
} as const

export const commandBody = z.strictObject({
  commandId: anId,
  data: z.unknown(),
  revision: z.int().min(1).optional(),
})

/** Scores and words as a heap: their order and times would tell whose they are. */
function withoutOrder(rows: readonly unknown[]): unknown[] {
  return rows
    .map((row) => {
      const { at: _at, ...said } = evaluationRow.parse(row)
      return said
    })
    .toSorted((a, b) => (canonical(a) < canonical(b) ? -1 : 1))
}

export const matterRoutes = [
  route({
    method: 'get',
    path: '/api/villages/{code}/matters',
    summary: { zh: '本村事项', en: 'The matters of a village, newest first' },
    run: async ({ world, who, params }) => {
      const village = placeCode.safeParse(params['code'])
      if (!village.success) return refused(refusal('invalid', { field: 'code', reason: 'wrong-form' }))
      const actor = actorAt(who, village.data)
      return actor.ok ? ok({ matters: await villageMatters(world, village.data) }) : actor
    },
  }),
  route({
    method: 'post',
    path: '/api/villages/{code}/matters',
    summary: { zh: '新建事项', en: 'Open a matter' },
    body: z.strictObject({ commandId: anId, procedure: z.string().max(40), title: line(60) }),
    run: async ({ world, who, params, body }) => {
      const village = placeCode.safeParse(params['code'])
      if (!village.success) return refused(refusal('invalid', { field: 'code', reason: 'wrong-form' }))
      const actor = actorWith(who, village.data, ['organizer'])
      return actor.ok ? openMatter(world, actor.value, { village: village.data, ...body }) : actor
    },
  }),
  route({
    method: 'get',
    path: '/api/matters/{matterId}',
    summary: { zh: '查看事项', en: 'A matter as it stands, and what one may do with it now' },
    run: async ({ world, who, params }) => {
      const found = await matterFor(world, who, params['matterId'] ?? '')
      return found.ok ? ok(await matterView(world, found.value.head, found.value.actor)) : found
    },
  }),
  route({
    method: 'get',
    path: '/api/matters/{matterId}/events',
    summary: { zh: '事项全部记录', en: 'The whole chain of records, re-checked' },
    run: async ({ world, who, params }) => {
      const found = await matterFor(world, who, params['matterId'] ?? '')
      return found.ok ? ok(await chainOf(world, found.value.head)) : found
    },
  }),
  ...Object.entries(rowKinds).map(([plural, kind]) =>
    route({
      method: 'get',
      path: `/api/matters/{matterId}/${plural}`,
      summary: { zh: `事项的${plural}`, en: `The ${plural} of a matter` },
      run: async ({ world, who, params }: Call<unknown>) => {
        const found = await matterFor(world, who, params['matterId'] ?? '')
        if (!found.ok) return found
        // Who raised a topic, and their phone: for the organizers alone.
        if (kind === 'raiser' && !rolesOf(found.value.actor).includes('organizer'))
          return refused(refusal('not-your-role'))
        const rows = await matterRows(world, found.value.head.matter.id, kind)
        return ok({ [plural]: kind === 'evaluation' ? withoutOrder(rows) : rows })
      },
    }),
  ),
  route({
    method: 'post',
    path: '/api/matters/{matterId}/commands/{type}',
    summary: { zh: '办理', en: 'Run a command on a matter' },
    body: commandBody,
    run: async ({ world, who, params, body }) => {
      const found = await matterFor(world, who, params['matterId'] ?? '')
      if (!found.ok) return found
      const { head, actor } = found.value
      const done = await runCommand(world, actor, head.matter.id, { ...body, type: params['type'] ?? '' })
      if (!done.ok) return done
      return done.value.told === undefined ? done : refusalAnswer(done.value.told)
    },
  }),
]
