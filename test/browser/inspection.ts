import { mkdir } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'

const shots = fileURLToPath(new URL('shots/', import.meta.url))
const accessibility = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

/** Those rules of them whose answer depends on colours or on the width. */
const ofTheLook = ['color-contrast', 'link-in-text-block', 'target-size']

/** What axe finds against WCAG 2.2 A and AA: rule, place and what it says, one line each. */
export async function violationsOn(page: Page, what: 'all' | 'look' = 'all'): Promise<string[]> {
  const axe = new AxeBuilder({ page })
  // Legacy mode opens no further page for its result; there are no frames here.
  const { violations } = await (what === 'all' ? axe.withTags(accessibility) : axe.withRules(ofTheLook))
    .setLegacyMode(true)
    .analyze()
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(
      ({ html, any, all, none }) =>
        `${id}: ${html} ${[...any, ...all, ...none].map(({ message }) => message).join('; ')}`,
    ),
  )
}

/** Texts and fields that do not fit: wider than the window, out of their own box, or cut off by it. */
export function misfitsOn(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const found = new Set<string>()
    const wide = document.documentElement.scrollWidth - window.innerWidth
    if (wide > 0) found.add(`the page is ${wide} px wider than the window`)
    const tell = (element: Element, what: string) =>
      found.add(`${element.tagName} "${element.textContent.trim().slice(0, 30)}" ${what}`)
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    for (let text = texts.nextNode(); text !== null; text = texts.nextNode()) {
      const parent = text.parentElement
      if (parent === null || text.textContent?.trim() === '' || parent.tagName === 'STYLE') continue
      // Word by word: blanks at the end of a line hang over its edge unseen.
      const rects = [...(text.textContent ?? '').matchAll(/\S+/g)].flatMap(({ index, 0: word }) => {
        const range = document.createRange()
        range.setStart(text, index)
        range.setEnd(text, index + word.length)
        return [...range.getClientRects()]
      })
      for (const rect of rects) {
        if (rect.left < -1 || rect.right > window.innerWidth + 1) tell(parent, 'leaves the window')
        for (let box: Element | null = parent; box !== null && box !== document.body; box = box.parentElement) {
          if (getComputedStyle(box).display === 'inline') continue
          const { left, right, top, bottom } = box.getBoundingClientRect()
          if (rect.left < left - 1 || rect.right > right + 1) tell(box, 'is narrower than its text')
          if (rect.top < top - 1 || rect.bottom > bottom + 1) tell(box, 'is lower than its text')
        }
      }
    }
    for (const element of document.querySelectorAll('main *, header *')) {
      // What a chosen file is called is the browser's own text, shortened in its own way.
      const ours = !element.matches('input[type=file]')
      const cut = ['hidden', 'clip'].includes(getComputedStyle(element).overflowX)
      if (ours && cut && element.scrollWidth > element.clientWidth + 1) tell(element, 'cuts its text off')
    }
    return [...found]
  })
}

/** Things to press that are lower than a finger needs: 60 px (MIIT, rules for elder versions, 2021); a link in a sentence is not one. */
export function smallTargetsOn(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [
      ...document.querySelectorAll(
        'a, button, label.pick, input:not([type=hidden], [type=radio], [type=checkbox]), textarea',
      ),
    ].flatMap((element) => {
      const { height, width } = element.getBoundingClientRect()
      return height >= 59.5 && width >= 59.5 ? [] : [`${element.outerHTML.slice(0, 80)}: ${width}x${height}`]
    }),
  )
}

/**
 * Watches from before a page is opened for scripts of its own, in line or in files. Those of the inspection itself have
 * no address. Out: stops watching and tells the addresses.
 */
export async function scriptsOf(page: Page): Promise<() => Promise<string[]>> {
  const session = await page.context().newCDPSession(page)
  const parsed: string[] = []
  session.on('Debugger.scriptParsed', ({ url }) => {
    if (url !== '' && !url.startsWith('__playwright')) parsed.push(url)
  })
  await session.send('Debugger.enable')
  return async () => {
    await session.send('Debugger.disable')
    await session.detach()
    return parsed
  }
}

/** Text as large as the reader's own setting, `times` the browser's 16 px, while `act` looks at the page. */
export async function withLargeText(page: Page, times: number, act: () => Promise<void>): Promise<void> {
  const session = await page.context().newCDPSession(page)
  await session.send('Page.setFontSizes', { fontSizes: { standard: 16 * times, fixed: 13 * times } })
  await act()
  // Leaving takes the setting back.
  await session.detach()
}

/** Keeps a picture for people to look at, of the whole page or of what the window shows; it is compared with nothing. */
export async function keepShot(page: Page, name: string, of: 'page' | 'window' = 'page'): Promise<void> {
  await mkdir(shots, { recursive: true })
  await page.screenshot({ path: `${shots}${name}.png`, fullPage: of === 'page' })
}
