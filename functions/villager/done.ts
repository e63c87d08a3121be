import type { Context } from 'hono'
import { noticeById } from '#shared/blocks/notice/state.ts'
import { topicOf } from '#shared/blocks/topic/state.ts'
import { donePage } from '#web/villager/done-page.tsx'
import { langOf, show, showRefusal, villageName } from '../page-answers.ts'
import type { World } from '../world.ts'
import type { LinkedMatter } from './linked-matter.ts'
import { linkedMatter } from './linked-matter.ts'

/** After an objection: it is in, and what follows. */
export const showObjectionDone = (world: World, c: Context): Promise<Response> =>
  showDone(
    world,
    c,
    'object',
    'objection',
    ({ matter, capability }) => noticeById(matter.slices.notice, capability.subject)?.subject,
  )

/** After an evaluation. */
export const showEvaluationDone = (world: World, c: Context): Promise<Response> =>
  showDone(
    world,
    c,
    'evaluate',
    'evaluation',
    ({ matter, capability }) => topicOf(matter.slices.topic, capability.subject)?.title,
  )

async function showDone(
  world: World,
  c: Context,
  act: 'object' | 'evaluate',
  of: 'objection' | 'evaluation',
  subjectOf: (linked: LinkedMatter) => string | undefined,
): Promise<Response> {
  const linked = await linkedMatter(world, c, act)
  if (!linked.ok) return showRefusal(world, c, linked.refusal)
  const { place } = linked.value.matter
  const village = await villageName(world, place)
  const subject = subjectOf(linked.value) ?? ''
  return show(donePage({ lang: langOf(c), of, village, subject, board: `/b/${place}` }))
}
