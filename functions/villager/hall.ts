import type { Context } from 'hono'
import { gateRow } from '#shared/blocks/poll/rows.ts'
import { refusal, refusals } from '#shared/refusal.ts'
import type { Result } from '#shared/result.ts'
import { ok, refused } from '#shared/result.ts'
import { placeCode } from '#shared/workflow/fields.ts'
import { hallPage } from '#web/villager/hall-page.tsx'
import { capabilityOf, linkPaths, voterToken } from '../access/capability.ts'
import type { Spoken } from '../access/spoken-code.ts'
import { spokenBy } from '../access/spoken-code.ts'
import { whyClosed } from '../commands/why-closed.ts'
import { formOf, langOf, seeOther, show, showRefusal, withLang } from '../page-answers.ts'
import { keys } from '../store/keys.ts'
import type { Place } from '../store/places.ts'
import { placeOf } from '../store/places.ts'
import type { World } from '../world.ts'

/** Where a whole hall votes from: one address for all of the village, and each person's own eight digits. */
export async function showHall(world: World, c: Context): Promise<Response> {
  const village = await villageAsked(world, c)
  if (!village.ok) return showRefusal(world, c, village.refusal)
  return show(hallPage(pageOf(c, village.value)))
}

function pageOf(c: Context, { code, name }: Place) {
  const lang = langOf(c)
  return { lang, village: name, board: `/b/${code}?lang=${lang}` }
}

/** The right digits lead to the person's own paper, by their own link. */
export async function openBySpoken(world: World, c: Context): Promise<Response> {
  const form = await formOf(c)
  if (!form.ok) return showRefusal(world, c, form.refusal)
  const village = await villageAsked(world, c)
  if (!village.ok) return showRefusal(world, c, village.refusal)
  const { code } = village.value
  const spoken = await spokenBy(world, code, form.value.one('digits'))
  if (!spoken.ok) {
    const { refusal: why } = spoken
    if (why.field === 'digits')
      return show(hallPage({ ...pageOf(c, village.value), refused: why }), refusals[why.code].status)
    return showRefusal(world, c, why, { place: code, back: withLang(c, `/h/${code}`) })
  }
  const token = await tokenBehind(world, spoken.value)
  if (!token.ok) return showRefusal(world, c, token.refusal, { place: code })
  return seeOther(withLang(c, `/${linkPaths.vote}/${token.value}`))
}

/** Refusals: `poll-closed` and `wrong-stage` once no paper is taken, `poll-not-open`; those of the link. */
async function tokenBehind(world: World, spoken: Spoken): Promise<Result<string>> {
  const { act, poll, matterId, list, code, serial } = spoken
  const token = await voterToken(world, { act, subject: poll, list, code, serial })
  const [item, link] = await Promise.all([
    world.table.get(keys.pollRow(poll, ['gate', '0'])),
    capabilityOf(world, token, act),
  ])
  if (item === undefined) return refused(refusal('poll-not-open'))
  const { open, closesAt } = gateRow.parse(item['body'])
  if (!open || (closesAt !== undefined && world.clock.now() >= closesAt))
    return refused(await whyClosed(world, matterId))
  if (link.ok) return ok(token)
  return link.refusal.code === 'link-revoked'
    ? refused(refusal('link-revoked', { reason: 'spoken-code-replaced' }))
    : link
}

/** Refusals: `not-found`. */
async function villageAsked(world: World, c: Context): Promise<Result<Place>> {
  const code = placeCode.safeParse(c.req.param('village'))
  const place = code.success ? await placeOf(world, code.data) : undefined
  return place === undefined ? refused(refusal('not-found', { field: 'village' })) : ok(place)
}
