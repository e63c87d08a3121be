import type { Context } from 'hono'
import { localDateOf } from '#shared/calendar/time.ts'
import { cardsOf } from '#web/board/screen-cards.ts'
import { screenPage } from '#web/board/screen-page.tsx'
import { boardSheet, matterSheet } from '#web/board/wall-sheets.tsx'
import { langOf, show, showRefusal } from '../page-answers.ts'
import type { World } from '../world.ts'
import { publicMatterOf, publicVillage } from './public-matters.ts'

/** Long enough to read a card aloud. */
const secondsOfCard = 20

/** The board for the screen in the village office: one card at a time, the next comes by itself. */
export async function showScreen(world: World, c: Context): Promise<Response> {
  const found = await publicVillage(world, c)
  if (!found.ok) return showRefusal(world, c, found.refusal)
  const { village, matters } = found.value
  const lang = langOf(c)
  const cards = cardsOf(matters, lang)
  const asked = Number(c.req.query('card') ?? '1')
  // After the last comes the first; a number from before something was closed still shows a card.
  const at = Number.isSafeInteger(asked) && asked > 0 ? (asked - 1) % cards.length : 0
  const held = c.req.query('held') !== undefined
  const today = localDateOf(world.clock.now())
  const page = show(screenPage({ lang, village, cards, at, held, today, address: `${world.origin}/b/${village.code}` }))
  if (!held) page.headers.set('Refresh', `${secondsOfCard};url=?card=${((at + 1) % cards.length) + 1}&lang=${lang}`)
  return page
}

/** The board as a sheet for the wall. */
export async function showBoardSheet(world: World, c: Context): Promise<Response> {
  const found = await publicVillage(world, c)
  if (!found.ok) return showRefusal(world, c, found.refusal)
  const { village, matters } = found.value
  const today = localDateOf(world.clock.now())
  const address = `${world.origin}/b/${village.code}`
  return show(boardSheet({ lang: langOf(c), village, matters, today, address }))
}

/** One matter as a sheet for the wall. */
export async function showMatterSheet(world: World, c: Context): Promise<Response> {
  const found = await publicMatterOf(world, c)
  if (!found.ok) return showRefusal(world, c, found.refusal, { place: c.req.param('village') })
  const { village, matter } = found.value
  const today = localDateOf(world.clock.now())
  const address = `${world.origin}/b/${village.code}/m/${matter.id}`
  return show(matterSheet({ lang: langOf(c), village, matter, today, address }))
}
