import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Lang } from '#shared/language.ts'
import { renderPage } from '#web/page.tsx'
import { stylePage } from '#web/style-page.tsx'
import { startChromium } from './chromium.ts'
import { misfitsOn, smallTargetsOn, violationsOn, withLargeText } from './inspection.ts'
import { differenceFromGolden, differenceOf, pictureOfAll } from './picture.ts'

let browser: Browser

beforeAll(async () => {
  browser = await startChromium()
})
afterAll(async () => {
  await browser?.close()
})

interface Look {
  readonly width: number
  readonly scheme: 'light' | 'dark'
  readonly lang?: Lang
  readonly forced?: boolean
  /** A rule more, to see that it is noticed. */
  readonly spoilt?: string
}

/** Shows the style page in a window of its own while `act` looks at it. */
async function withStylePage<T>(look: Look, act: (page: Page) => Promise<T>): Promise<T> {
  const context = await browser.newContext({
    viewport: { width: look.width, height: 800 },
    colorScheme: look.scheme,
    forcedColors: look.forced === true ? 'active' : 'none',
  })
  const page = await context.newPage()
  await page.setContent(renderPage(stylePage({ lang: look.lang ?? 'zh' })))
  if (look.spoilt !== undefined) await page.addStyleTag({ content: look.spoilt })
  try {
    return await act(page)
  } finally {
    await context.close()
  }
}

const pictureOf = (look: Look) => withStylePage(look, pictureOfAll)

test.each([
  { width: 360, scheme: 'light' },
  { width: 360, scheme: 'dark' },
  { width: 1280, scheme: 'light' },
] as const)('every part looks as it did ($width px, $scheme)', async (look) => {
  const name = `style-${look.width}-${look.scheme}`
  expect(await differenceFromGolden(await pictureOf(look), name)).toBeUndefined()
})

test.each([
  ['the other scheme', { scheme: 'dark' }],
  ['a slightly other green', { spoilt: ':root{--act:#0b6a38}' }],
  ['a margin of two pixels more', { spoilt: '.big{margin-bottom:18px}' }],
  ['a hairline that is gone', { spoilt: 'header{border-bottom-color:transparent}' }],
  ['a missing drawing', { spoilt: '[data-icon=vote]{visibility:hidden}' }],
] as const)('%s would be noticed', async (_what, change) => {
  const look = { width: 360, scheme: 'light' } as const
  const [as, not] = [await pictureOf(look), await pictureOf({ ...look, ...change })]
  expect(await differenceOf(as, await pictureOf(look), 'style-again')).toBeUndefined()
  expect(await differenceOf(as, not, 'style-spoilt')).toBeDefined()
})

test.each(['zh', 'en'] as const)('every part is readable by all and fits (%s)', async (lang) => {
  for (const [width, scheme] of [
    [360, 'light'],
    [360, 'dark'],
    [1280, 'light'],
  ] as const)
    await withStylePage({ width, scheme, lang }, async (page) => {
      expect(await violationsOn(page)).toEqual([])
      expect(await misfitsOn(page)).toEqual([])
      expect(await smallTargetsOn(page)).toEqual([])
    })
  await withStylePage({ width: 320, scheme: 'light', lang }, (page) =>
    withLargeText(page, 2, async () => expect(await misfitsOn(page)).toEqual([])),
  )
})

test('with forced colours the chosen card, the current step and the focus still stand out by their shape', async () => {
  await withStylePage({ width: 360, scheme: 'dark', forced: true }, async (page) => {
    const width = (selector: string) =>
      page
        .locator(selector)
        .first()
        .evaluate((element) => getComputedStyle(element).borderTopWidth)
    expect(await width('.pick input:checked + span')).toBe('4px')
    expect(await width('.pick input:not(:checked) + span')).toBe('2px')
    expect(await width('.steps [aria-current]')).toBe('4px')
    expect(await width('.steps .ahead')).toBe('2px')
    await page.locator('.pick input').first().focus()
    const ring = await page
      .locator('.pick input:focus + span')
      .evaluate((card) => [getComputedStyle(card).outlineStyle, getComputedStyle(card).outlineWidth])
    expect(ring).toEqual(['solid', '3px'])
  })
})
