import { check } from '../failure.ts'
import { linksIn, textOf, tight } from '../page.ts'
import type { StepOf } from '../scenario-schema.ts'
import type { Play } from '../stage.ts'

/** More pages than a village's board has in any scenario. */
const pagesAtMost = 60

export async function expectBoard(play: Play, { board, shows, hides }: StepOf<'expect'>): Promise<void> {
  if (board === undefined) return
  const pages = await boardPages(play)
  const seen = tight(pages.map(({ html }) => textOf(html)).join('\n'))
  const source = tight(pages.map(({ html }) => html).join('\n'))
  for (const text of shows ?? []) check(seen.includes(tight(text)), () => `the board does not show "${text}"`)
  for (const text of hides ?? [])
    check(!seen.includes(tight(text)) && !source.includes(tight(text)), () => `the board holds "${text}"`)
}

/** The village's board and every page that can be reached from it within it, without a sign-in. */
export async function boardPages(play: Play): Promise<{ readonly path: string; readonly html: string }[]> {
  const root = `/b/${play.scenario.place.code}`
  const paths = new Set([root])
  const pages: { path: string; html: string }[] = []
  for (const path of paths) {
    const { html, status, location, url } = await play.client.page(path)
    if (location !== undefined) paths.add(location.pathname)
    check(status < 400, () => `${path} answered ${status}`)
    pages.push({ path, html })
    for (const link of linksIn(html)) {
      const target = new URL(link, url)
      const within = target.origin === play.client.origin.origin && target.pathname.startsWith(`${root}/`)
      if (within && paths.size < pagesAtMost) paths.add(target.pathname)
    }
  }
  return pages
}
