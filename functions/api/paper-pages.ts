import type { Context, Hono } from 'hono'
import * as z from 'zod'
import { matterAddress } from '#shared/outputs/matter-address.ts'
import { refusal } from '#shared/refusal.ts'
import { sheetPage } from '#web/staff/sheet-page.tsx'
import { langOf, show, showRefusal } from '../page-answers.ts'
import { minutesFor, outputFor } from '../queries/outputs.ts'
import type { World } from '../world.ts'
import { matterFor } from './access.ts'
import { signedIn } from './session.ts'

/** What staff print: minutes, notices to hang up. */
export function mountPaperPages(world: World, app: Hono): void {
  app.get('/staff/matters/:matterId/minutes', (c) => showMinutes(world, c))
  app.get('/staff/matters/:matterId/papers/:kind', (c) => showPaper(world, c))
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

/** The signed-in person's matter in the address. Refusals: `signed-out`, `not-found`, `not-your-village`. */
export async function matterAsked(world: World, c: Context) {
  const who = await signedIn(world, c)
  return who.ok ? matterFor(world, who.value, c.req.param('matterId') ?? '') : who
}
