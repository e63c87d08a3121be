import type { Context } from 'hono'
import { refusal } from '#shared/refusal.ts'
import { publicMatter } from '#shared/views/public-matter.ts'
import type { PublicMatter } from '#shared/views/public-matter.ts'
import type { Matter } from '#shared/workflow/matter.ts'
import { boardPage } from '#web/board/board-page.tsx'
import { matterPage } from '#web/board/matter-page.tsx'
import { placesPage } from '#web/board/places-page.tsx'
import { keys } from '../store/keys.ts'
import { publishedKey } from '../store/object-keys.ts'
import { ancestorsOf, childrenOf, placeOf, placesOf } from '../store/places.ts'
import { headOf } from '../store/records.ts'
import type { World } from '../world.ts'
import { langOf, seeOther, show, showRefusal, withLang } from '../page-answers.ts'

/** A village's board shows this many matters, the newest first. */
const mattersShown = 60

/** The places, from the country down; below a township stand the villages with their boards. */
export async function showPlaces(world: World, c: Context): Promise<Response> {
  const code = c.req.param('code') ?? '0'
  const lang = langOf(c)
  if (code === '0') return show(placesPage({ lang, places: await childrenOf(world, code) }))
  const [within, places, above] = await Promise.all([
    placeOf(world, code),
    childrenOf(world, code),
    placesOf(world, ancestorsOf(code)),
  ])
  if (within === undefined) return showRefusal(world, c, refusal('not-found', { field: 'code' }))
  return within.level === 'village'
    ? seeOther(withLang(c, `/b/${code}`))
    : show(placesPage({ lang, places, within, above }))
}

/** What is being decided, what was decided, what was promised and how it stands: for everybody, without a private fact. */
export async function showBoard(world: World, c: Context): Promise<Response> {
  const village = await placeOf(world, c.req.param('village') ?? '')
  if (village?.level !== 'village') return showRefusal(world, c, refusal('not-found', { field: 'village' }))
  const entries = await world.table.query({
    pk: keys.villageMatter(village.code, '', '').pk,
    prefix: 'MATTER#',
    newestFirst: true,
    limit: mattersShown,
  })
  const heads = await world.table.getMany(entries.map((entry) => keys.matter(String(entry['matterId']))))
  const matters = heads.flatMap((item) => (item === undefined ? [] : [publicly(world, headOf(item).matter)]))
  const above = await placesOf(world, ancestorsOf(village.code))
  return show(boardPage({ lang: langOf(c), village, above, matters }))
}

export async function showMatter(world: World, c: Context): Promise<Response> {
  const item = await world.table.get(keys.matter(c.req.param('matterId') ?? ''))
  const matter = item === undefined ? undefined : headOf(item).matter
  const village = matter === undefined ? undefined : await placeOf(world, matter.place)
  if (matter === undefined || village === undefined || village.code !== c.req.param('village'))
    return showRefusal(world, c, refusal('not-found', { field: 'matterId' }), { place: c.req.param('village') })
  return show(matterPage({ lang: langOf(c), village: village.name, matter: publicly(world, matter) }))
}

/** The file of a closed poll, so that anyone can count again. */
export async function sendPublished(world: World, c: Context): Promise<Response> {
  const pollId = /^([A-Za-z0-9]{8,64})\.json$/.exec(c.req.param('file') ?? '')?.[1]
  const file = pollId === undefined ? undefined : await world.objects.get(publishedKey(pollId))
  if (file === undefined) return showRefusal(world, c, refusal('not-found', { field: 'pollId' }))
  return new Response(Buffer.from(file), {
    headers: { 'Content-Type': 'application/json; charset=utf-8', 'X-Content-Type-Options': 'nosniff' },
  })
}

function publicly(world: World, matter: Matter): PublicMatter {
  return publicMatter(matter, world.clock.now(), matter.slices.evaluation.results)
}
