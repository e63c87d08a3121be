import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startChromium } from './chromium.ts'
import { unseenFocusOn } from './focus.ts'
import { keepShot, misfitsOn, scriptsOf, smallTargetsOn, violationsOn, withLargeText } from './inspection.ts'
import type { Stop } from './pages.ts'
import { stopsOf } from './pages.ts'
import type { Phone } from './phone.ts'
import { takePhone } from './phone.ts'
import type { Village } from './village.ts'
import { startVillage } from './village.ts'

type Language = 'zh-CN' | 'en-US'

let village: Village
let browser: Browser

beforeAll(async () => {
  ;[village, browser] = await Promise.all([startVillage(), startChromium()])
})
afterAll(async () => {
  await browser?.close()
  await village?.close()
})

/** Goes to every page in one language, with a browser that would run scripts if there were any. */
async function walk(language: Language): Promise<{ faults: string[]; seen: string[]; origins: string[] }> {
  const phone = await takePhone(browser, { language, scripts: true })
  const faults: string[] = []
  const seen: string[] = []
  for (const stop of await stopsOf(village)) {
    for (const wrong of await lookAt(phone, stop, language)) faults.push(`${stop.name}: ${wrong}`)
    seen.push(stop.name)
  }
  await phone.context.close()
  return { faults, seen, origins: [...phone.origins] }
}

/** One page in both schemes and at its widths; out: all that is wrong. */
async function lookAt({ page }: Phone, stop: Stop, language: Language): Promise<string[]> {
  const shot = (how: string, of?: 'window') => keepShot(page, `${stop.name}-${language.slice(0, 2)}-${how}`, of)
  await page.setViewportSize({ width: 360, height: 780 })
  await page.emulateMedia({ colorScheme: 'light' })
  const scripts = await scriptsOf(page)
  await page.goto(stop.address)
  await stop.act?.(page)
  const wrong = (await scripts()).map((script) => `runs ${script}`)
  const add = (what: string, found: readonly string[]) => wrong.push(...found.map((one) => `${what}: ${one}`))
  const lang = await page.locator('html').getAttribute('lang')
  if (lang?.slice(0, 2) !== language.slice(0, 2)) wrong.push(`is in ${lang}`)
  if ((await page.locator('h1').count()) !== 1) wrong.push('has not one heading of the first rank')

  add('360 px', await misfitsOn(page))
  if (stop.paper !== true) add('360 px', await smallTargetsOn(page))
  add('light', await violationsOn(page))
  await shot('360')
  await page.setViewportSize({ width: 1280, height: 800 })
  await page.emulateMedia({ colorScheme: 'dark' })
  add('1280 px', await misfitsOn(page))
  // Colours are the same in both languages.
  if (language === 'zh-CN') add('dark', await violationsOn(page, 'look'))
  if (language === 'zh-CN') await shot('1280-dark')
  if (stop.paper === true) return wrong
  add('by keyboard', await unseenFocusOn(page))
  if (language === 'zh-CN') {
    await page.setViewportSize({ width: 360, height: 780 })
    await page.emulateMedia({ forcedColors: 'active' })
    add('forced colours', await misfitsOn(page))
    await shot('forced')
    await page.emulateMedia({ forcedColors: 'none' })
  }
  // A window so high that it shows all: a picture of the whole page would take the large text back.
  await page.setViewportSize({ width: 320, height: 3000 })
  await page.emulateMedia({ colorScheme: 'light' })
  await withLargeText(page, 2, async () => {
    add('320 px with text twice as large', await misfitsOn(page))
    if (language === 'zh-CN') await shot('320-200', 'window')
  })
  return wrong
}

test.concurrent.each(['zh-CN', 'en-US'] as const)(
  'every page (%s) is readable by all, in light and dark, on narrow and wide screens, with large text, and runs no script',
  async (language) => {
    const { faults, seen, origins } = await walk(language)
    expect(faults).toEqual([])
    expect(seen.length).toBeGreaterThan(20)
    expect(origins).toEqual([village.stack.origin])
  },
  300_000,
)

test('a focus that nobody sees would be noticed', async () => {
  const { page, context } = await takePhone(browser, { scripts: true })
  const hidden =
    '<style>:focus{outline:3px solid red}.x:focus{outline:0}</style><a href="/">a</a><a class="x" href="/">b</a>'
  await page.setContent(hidden)
  expect(await unseenFocusOn(page)).toEqual(['<a class="x" href="/">b</a>'])
  await context.close()
})

test('a script on a page would be noticed', async () => {
  const { page, context } = await takePhone(browser, { scripts: true })
  const body = '<!doctype html><title>x</title><p onclick="0">x<script>1</script>'
  await page.route('**/*', (route) => route.fulfill({ contentType: 'text/html', body }))
  const scripts = await scriptsOf(page)
  await page.goto(village.stack.origin)
  expect(await scripts()).toEqual([`${village.stack.origin}/`])
  await context.close()
})
