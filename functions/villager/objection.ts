import type { Context } from 'hono'
import { noticeById } from '#shared/blocks/notice/state.ts'
import type { Notice } from '#shared/blocks/notice/state.ts'
import { addDays, daysBetween, localDateOf } from '#shared/calendar/time.ts'
import type { Refusal } from '#shared/refusal.ts'
import { refusal } from '#shared/refusal.ts'
import type { Matter } from '#shared/workflow/matter.ts'
import { objectionPage } from '#web/villager/objection-page.tsx'
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

/** The notice and the form to object to it. */
export async function showObjection(world: World, c: Context): Promise<Response> {
  const linked = await linkedMatter(world, c, 'object')
  if (!linked.ok) return showRefusal(world, c, linked.refusal)
  const notice = noticeOf(linked.value.matter, linked.value.capability.subject)
  const over = notice === undefined || notice.closedAt !== undefined || world.clock.now() >= notice.endsAt
  if (over) return showRefusal(world, c, refusal('wrong-stage', { reason: 'notice-over' }), linked.value.about)
  return show(await form(world, c, linked.value, notice))
}

export async function raiseObjection(world: World, c: Context): Promise<Response> {
  const fields = await formOf(c)
  if (!fields.ok) return showRefusal(world, c, fields.refusal)
  const linked = await linkedMatter(world, c, 'object')
  if (!linked.ok) return showRefusal(world, c, linked.refusal)
  const { token, capability, matter } = linked.value
  const text = fields.value.one('text')
  const commandId = commandIdOf(fields.value, 'object', token, text)
  const done = await runFor(world, linked.value, commandId, 'object', { noticeId: capability.subject, text })
  if (done.ok) return seeOther(withLang(c, `/n/${token}/done`))
  const notice = noticeOf(matter, capability.subject)
  if (done.refusal.code !== 'invalid' || notice === undefined)
    return showRefusal(world, c, done.refusal, linked.value.about)
  const page = await form(world, c, linked.value, notice, { given: text, refused: done.refusal })
  return showAgain(page, done.refusal)
}

const noticeOf = (matter: Matter, id: string): Notice | undefined => noticeById(matter.slices.notice, id)

async function form(
  world: World,
  c: Context,
  { matter }: LinkedMatter,
  notice: Notice,
  again: { given?: string; refused?: Refusal } = {},
) {
  const lastDay = addDays(notice.from, notice.days)
  return objectionPage({
    lang: langOf(c),
    village: await villageName(world, matter.place),
    subject: notice.subject,
    text: notice.text,
    lastDay,
    daysLeft: daysBetween(localDateOf(world.clock.now()), lastDay),
    commandId: newCommandId(world),
    ...again,
  })
}
