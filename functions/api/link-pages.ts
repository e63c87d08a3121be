import type { Context, Hono } from 'hono'
import * as z from 'zod'
import { readingList } from '#shared/outputs/reading-list.ts'
import { refusal } from '#shared/refusal.ts'
import type { Result } from '#shared/result.ts'
import { ok, refused } from '#shared/result.ts'
import { rolesOf } from '#shared/workflow/actor.ts'
import { anId, listName } from '#shared/workflow/fields.ts'
import type { Matter } from '#shared/workflow/matter.ts'
import type { Page } from '#web/page.tsx'
import { deliveryPage } from '#web/staff/delivery-page.tsx'
import { readingPage } from '#web/staff/reading-page.tsx'
import { slipsPage } from '#web/staff/slips-page.tsx'
import { linkActs } from '../access/capability.ts'
import { issueLinks } from '../commands/issue-links.ts'
import { issueSpoken } from '../commands/issue-spoken.ts'
import { langOf, seeOther, show, showRefusal } from '../page-answers.ts'
import { deliveriesOf, votersOf } from '../queries/outputs-delivery.ts'
import type { SlipsAsked } from '../queries/outputs-slips.ts'
import { linksOut, orderOf, partWith, slipsOf } from '../queries/outputs-slips.ts'
import type { World } from '../world.ts'
import { matterAsked } from './paper-pages.ts'

/** How personal links get to their people: on slips, as messages, read out. Looking writes nothing; a button makes what is missing. */
export function mountLinkPages(world: World, app: Hono): void {
  const pages = { slips: showSlips, delivery: showDelivery, spoken: showReading }
  for (const [name, door] of Object.entries(pages)) {
    app.get(`/staff/matters/:matterId/${name}`, (c) => door(world, c))
    app.post(`/staff/matters/:matterId/${name}`, (c) => issueAsked(world, c))
  }
}

/** Slips to cut and hand out. */
async function showSlips(world: World, c: Context): Promise<Response> {
  const asked = await slipsAsked(world, c)
  if (!asked.ok) return showRefusal(world, c, asked.refusal)
  const lang = langOf(c)
  const { matter, asked: of, part } = asked.value
  const slips = await slipsOf(world, matter, of, { lang, part })
  if (!slips.ok) return showRefusal(world, c, slips.refusal)
  return withForm(slipsPage({ lang, ...slips.value, ...nextPart(c, part, slips.value.parts) }))
}

/** One message a person, to be sent by whatever the village has. */
async function showDelivery(world: World, c: Context): Promise<Response> {
  const asked = await linksAsked(world, c)
  if (!asked.ok) return showRefusal(world, c, asked.refusal)
  const lang = langOf(c)
  const { matter, asked: of, part } = asked.value
  const found = await deliveriesOf(world, matter, of, lang)
  if (!found.ok) return showRefusal(world, c, found.refusal)
  const { out, people } = found.value
  const { some, parts } = partWith(people, part)
  const query = `${new URLSearchParams({ act: out.order.act, subject: out.order.subject, list: out.order.list })}`
  const voters = await votersOf(world, matter, out.order)
  return withForm(
    deliveryPage({
      lang,
      text: out.text,
      people: some,
      missing: out.missing,
      part,
      parts,
      ...nextPart(c, part, parts),
      ...(voters === undefined ? {} : { voters }),
      slips: `slips?${query}`,
      file: `/api/matters/${matter.id}/links.xlsx?${query}&lang=${lang}`,
      ...(out.order.act === 'vote' ? { reading: `spoken?${query}` } : {}),
    }),
  )
}

/** The codes of a poll, for whoever tells people theirs. */
async function showReading(world: World, c: Context): Promise<Response> {
  const asked = await linksAsked(world, c)
  if (!asked.ok) return showRefusal(world, c, asked.refusal)
  const { matter, asked: of } = asked.value
  if (of.act !== 'vote') return showRefusal(world, c, refusal('invalid', { field: 'act', reason: 'wrong-form' }))
  const lang = langOf(c)
  const out = await linksOut(world, matter, of, lang)
  if (!out.ok) return showRefusal(world, c, out.refusal)
  return withForm(readingPage({ lang, sheet: readingList(out.value, lang), missing: out.value.missing }))
}

/** Its form must tell where it comes from: browsers without Fetch Metadata call that `null` under `no-referrer`. */
function withForm(shown: Page): Response {
  const page = show(shown)
  page.headers.set('Referrer-Policy', 'same-origin')
  return page
}

const nextPart = (c: Context, part: number, parts: number): { next?: string } =>
  part < parts ? { next: `?${new URLSearchParams({ ...c.req.query(), part: `${part + 1}` })}` } : {}

async function issueAsked(world: World, c: Context): Promise<Response> {
  const asked = await linksAsked(world, c)
  if (!asked.ok) return showRefusal(world, c, asked.refusal)
  const { matter, asked: of } = asked.value
  const order = orderOf(matter, of)
  if (!order.ok) return showRefusal(world, c, order.refusal)
  const issue = of.act === 'vote' ? issueSpoken : issueLinks
  const issued = await issue(world, matter, order.value)
  if (!issued.ok) return showRefusal(world, c, issued.refusal)
  const { pathname, search } = new URL(c.req.url)
  return seeOther(`${pathname}${search}`)
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

/** The same for personal links alone: an invitation has none. */
async function linksAsked(world: World, c: Context) {
  const found = await slipsAsked(world, c)
  if (!found.ok) return found
  const { asked, ...rest } = found.value
  return asked.act === 'invite' ? refused(refusal('not-found', { field: 'act' })) : ok({ ...rest, asked })
}
