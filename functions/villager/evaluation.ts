import type { Context } from 'hono'
import { topicOf } from '#shared/blocks/topic/state.ts'
import type { Refusal } from '#shared/refusal.ts'
import { refusal } from '#shared/refusal.ts'
import type { Score } from '#web/parts/face.tsx'
import { scoreOf } from '#web/parts/face.tsx'
import { commentPage } from '#web/villager/comment-page.tsx'
import { evaluationPage } from '#web/villager/evaluation-page.tsx'
import type { World } from '../world.ts'
import type { LinkedMatter } from './linked-matter.ts'
import { linkedMatter, runFor } from './linked-matter.ts'
import {
  commandIdOf,
  formOf,
  langOf,
  newCommandId,
  seeOther,
  show,
  showAgain,
  showRefusal,
  villageName,
  withLang,
} from '../page-answers.ts'

export async function showEvaluation(world: World, c: Context): Promise<Response> {
  const linked = await linkedMatter(world, c, 'evaluate')
  if (!linked.ok) return showRefusal(world, c, linked.refusal)
  const { matter, about } = linked.value
  if (!canEvaluate(world, linked.value))
    return showRefusal(world, c, refusal('wrong-stage', { reason: `stage-is-${matter.stage}` }), about)
  return show(await form(world, c, linked.value))
}

export async function evaluate(world: World, c: Context): Promise<Response> {
  const fields = await formOf(c)
  if (!fields.ok) return showRefusal(world, c, fields.refusal)
  const linked = await linkedMatter(world, c, 'evaluate')
  if (!linked.ok) return showRefusal(world, c, linked.refusal)
  const { token, capability } = linked.value
  const [score, comment] = [fields.value.one('score'), fields.value.one('comment')]
  const known = scoreOf(score)
  const again = { comment, ...(known === undefined ? {} : { score: known }) }
  if (fields.value.one('ask') === 'comment' && known !== undefined && canEvaluate(world, linked.value))
    return show(await commentForm(world, c, linked.value, { ...again, score: known }))
  // An empty score would be 0, which is an answer nobody gave.
  const data = { topicId: capability.subject, score: score === '' ? undefined : Number(score), comment }
  const commandId = commandIdOf(fields.value, 'evaluate', token, score, comment)
  const done = await runFor(world, linked.value, commandId, 'evaluate', data)
  if (done.ok) return seeOther(withLang(c, `/e/${token}/done`))
  if (done.refusal.code !== 'invalid') return showRefusal(world, c, done.refusal, linked.value.about)
  const why = done.refusal
  const page =
    known === undefined
      ? await form(world, c, linked.value, { given: again, refused: why })
      : await commentForm(world, c, linked.value, { ...again, score: known, refused: why })
  return showAgain(page, why)
}

/** Whether the matter's procedure lets villagers evaluate where it stands now. */
function canEvaluate(world: World, { matter }: LinkedMatter): boolean {
  const procedure = world.procedures(matter.procedure.id, matter.procedure.version)
  return procedure?.definition.acts['evaluate']?.stages.includes(matter.stage) === true
}

async function form(
  world: World,
  c: Context,
  linked: LinkedMatter,
  again: { given?: { score?: number; comment?: string }; refused?: Refusal } = {},
) {
  return evaluationPage({ ...(await subjectOf(world, c, linked)), ...again })
}

async function commentForm(
  world: World,
  c: Context,
  linked: LinkedMatter,
  given: { score: Score; comment: string; refused?: Refusal },
) {
  return commentPage({ ...(await subjectOf(world, c, linked)), ...given })
}

/** What both screens say, and the id of the act: a form that was mended is another one. */
async function subjectOf(world: World, c: Context, { matter, capability }: LinkedMatter) {
  return {
    lang: langOf(c),
    village: await villageName(world, matter.place),
    topic: topicOf(matter.slices.topic, capability.subject)?.title ?? '',
    commandId: newCommandId(world),
  }
}
