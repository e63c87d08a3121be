import type { Context, Hono } from 'hono'
import * as z from 'zod'
import { matterAddress } from '#shared/outputs/matter-address.ts'
import { refusal } from '#shared/refusal.ts'
import type { Result } from '#shared/result.ts'
import { ok, refused } from '#shared/result.ts'
import { rolesOf } from '#shared/workflow/actor.ts'
import { anId, listName } from '#shared/workflow/fields.ts'
import type { Matter } from '#shared/workflow/matter.ts'
import { sheetPage } from '#web/staff/sheet-page.tsx'
import { slipsPage } from '#web/staff/slips-page.tsx'
import { linkActs } from '../access/capability.ts'
import { issueLinks } from '../commands/issue-links.ts'
import { langOf, seeOther, show, showRefusal } from '../page-answers.ts'
import { minutesFor, outputFor } from '../queries/outputs.ts'
import type { SlipsAsked } from '../queries/outputs-slips.ts'
import { orderOf, slipsOf } from '../queries/outputs-slips.ts'
import type { World } from '../world.ts'
import { matterFor } from './access.ts'
import { signedIn } from './session.ts'

/** What staff print: minutes, notices to hang up, slips to hand out. */
export function mountPaperPages(world: World, app: Hono): void {
  app.get('/staff/matters/:matterId/minutes', (c) => showMinutes(world, c))
  app.get('/staff/matters/:matterId/papers/:kind', (c) => showPaper(world, c))
  app.get('/staff/matters/:matterId/slips', (c) => showSlips(world, c))
  app.post('/staff/matters/:matterId/slips', (c) => issueSlips(world, c))
}

async function showMinutes(world: World, c: Context): Promise<Response> {
  const found = await matterAsked(world, c)
  if (!found.ok) return showRefusal(world, c, found.refusal)
  const lang = langOf(c)
  return show(sheetPage(await minutesFor(world, found.value.head.matter, lang), lang))
}

const paperKinds = z.enum(['convening', 'result'])

/** A notice to hang up, with a code that leads to how the matter stands when somebody reads it. */
async function showPaper(world: World, c: Context): Promise<Response> {
  const kind = paperKinds.safeParse(c.req.param('kind'))
  if (!kind.success) return showRefusal(world, c, refusal('not-found', { field: 'kind' }))
  const found = await matterAsked(world, c)
  if (!found.ok) return showRefusal(world, c, found.refusal)
  const { matter } = found.value.head
  const lang = langOf(c)
  const { meeting, poll, notice } = c.req.query()
  const paper = await outputFor(world, matter, kind.data, { meeting, poll, notice }, lang)
  if (!paper.ok) return showRefusal(world, c, paper.refusal)
  if (paper.value.sheet === undefined) throw new Error(`${kind.data} is no sheet`)
  return show(sheetPage(paper.value.sheet, lang, matterAddress(world.origin, matter)))
}

/** Slips to cut and hand out. Looking at them writes nothing: where links are missing the page says so and has a button. */
async function showSlips(world: World, c: Context): Promise<Response> {
  const asked = await slipsAsked(world, c)
  if (!asked.ok) return showRefusal(world, c, asked.refusal)
  const lang = langOf(c)
  const { matter, asked: of, part } = asked.value
  const slips = await slipsOf(world, matter, of, { lang, part })
  if (!slips.ok) return showRefusal(world, c, slips.refusal)
  const more =
    part < slips.value.parts ? { next: `?${new URLSearchParams({ ...c.req.query(), part: `${part + 1}` })}` } : {}
  const page = show(slipsPage({ lang, ...slips.value, ...more }))
  // Its form must tell where it comes from: browsers without Fetch Metadata call that `null` under `no-referrer`.
  page.headers.set('Referrer-Policy', 'same-origin')
  return page
}

async function issueSlips(world: World, c: Context): Promise<Response> {
  const asked = await slipsAsked(world, c)
  if (!asked.ok) return showRefusal(world, c, asked.refusal)
  const { matter, asked: of } = asked.value
  const order = of.act === 'invite' ? refused(refusal('not-found', { field: 'act' })) : orderOf(matter, of)
  const issued = order.ok ? await issueLinks(world, matter, order.value) : order
  if (!issued.ok) return showRefusal(world, c, issued.refusal)
  const { pathname, search } = new URL(c.req.url)
  return seeOther(`${pathname}${search}`)
}

/** The signed-in person's matter in the address. Refusals: `signed-out`, `not-found`, `not-your-village`. */
async function matterAsked(world: World, c: Context) {
  const who = await signedIn(world, c)
  return who.ok ? matterFor(world, who.value, c.req.param('matterId') ?? '') : who
}

const slipsQuery = z.union([
  z.object({ act: z.literal('invite'), meeting: anId.optional() }),
  z.object({ act: z.enum(linkActs), subject: anId, list: listName.optional() }),
])

/** Personal links are the organizers' to hand out. Refusals: as `matterAsked`, `not-your-role`, `invalid`. */
async function slipsAsked(
  world: World,
  c: Context,
): Promise<Result<{ matter: Matter; asked: SlipsAsked; part: number }>> {
  const found = await matterAsked(world, c)
  if (!found.ok) return found
  if (!rolesOf(found.value.actor).includes('organizer')) return refused(refusal('not-your-role'))
  const asked = slipsQuery.safeParse(c.req.query())
  if (!asked.success) return refused(refusal('invalid', { field: 'act', reason: 'wrong-form' }))
  const part = z.coerce.number().int().min(1).max(1000).default(1).safeParse(c.req.query('part'))
  if (!part.success) return refused(refusal('invalid', { field: 'part', reason: 'wrong-form' }))
  return ok({ matter: found.value.head.matter, asked: asked.data, part: part.data })
}
