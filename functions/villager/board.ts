import type { Context } from 'hono'
import { localDateOf } from '#shared/calendar/time.ts'
import { refusal } from '#shared/refusal.ts'
import { boardPage } from '#web/board/board-page.tsx'
import { matterPage } from '#web/board/matter-page.tsx'
import { placesPage } from '#web/board/places-page.tsx'
import { langOf, seeOther, show, showRefusal, withLang } from '../page-answers.ts'
import { publishedFileIn } from '../queries/published.ts'
import { ancestorsOf, childrenOf, placeOf, placesOf } from '../store/places.ts'
import type { World } from '../world.ts'
import { publicMatterOf, publicVillage } from './public-matters.ts'

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
  const lang = langOf(c)
  const asked = c.req.query('from')
  const found = await publicVillage(
    world,
    c,
    asked !== undefined && /^[\w:.#-]{1,100}$/.test(asked) ? asked : undefined,
  )
  if (!found.ok) return showRefusal(world, c, found.refusal)
  const { village, matters, earlier } = found.value
  const above = await placesOf(world, ancestorsOf(village.code))
  const from = earlier === undefined ? {} : { earlier: `?from=${encodeURIComponent(earlier)}&lang=${lang}` }
  const today = localDateOf(world.clock.now())
  const page = show(boardPage({ lang, village, above, matters, today, ...from }))
  page.headers.append('Link', feedsOf(village.code))
  return page
}

/** Where readers and calendars find the same board (RFC 8288). */
function feedsOf(village: string): string {
  const other = (file: string, type: string) => `</b/${village}/${file}>; rel="alternate"; type="${type}"`
  return [other('changes.atom', 'application/atom+xml'), other('meetings.ics', 'text/calendar')].join(', ')
}

export async function showMatter(world: World, c: Context): Promise<Response> {
  const found = await publicMatterOf(world, c)
  if (!found.ok) return showRefusal(world, c, found.refusal, { place: c.req.param('village') })
  const { village, matter } = found.value
  return show(matterPage({ lang: langOf(c), village: village.name, matter }))
}

/** The file of a closed poll, so that anyone can count again. */
export async function sendPublished(world: World, c: Context): Promise<Response> {
  const pollId = /^([A-Za-z0-9]{8,64})\.json$/.exec(c.req.param('file') ?? '')?.[1]
  const village = c.req.param('village') ?? ''
  const file = pollId === undefined ? undefined : await publishedFileIn(world, village, pollId)
  if (file === undefined) return showRefusal(world, c, refusal('not-found', { field: 'pollId' }))
  return new Response(Buffer.from(file), {
    headers: { 'Content-Type': 'application/json; charset=utf-8', 'X-Content-Type-Options': 'nosniff' },
  })
}
