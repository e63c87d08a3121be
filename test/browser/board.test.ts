import type { Browser, Locator, Page } from 'playwright-core'
import decodeQr from 'qr/decode.js'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startChromium } from './chromium.ts'
import { keepShot, misfitsOn, smallTargetsOn, violationsOn, withLargeText } from './inspection.ts'
import { villageCode } from './matters.ts'
import { takePhone } from './phone.ts'
import type { Village } from './village.ts'
import { startVillage } from './village.ts'

let village: Village
let browser: Browser

beforeAll(async () => {
  ;[village, browser] = await Promise.all([startVillage(), startChromium()])
})
afterAll(async () => {
  await browser?.close()
  await village?.close()
})

const board = (path = '', lang = 'zh') => `${village.stack.origin}/b/${villageCode}${path}?lang=${lang}`

/** What a camera reads of a code as it is drawn. */
async function readCode(code: Locator): Promise<string> {
  const { data, info } = await sharp(await code.screenshot())
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true })
  return decodeQr({ width: info.width, height: info.height, data: new Uint8Array(data) })
}

test.each(['zh', 'en'])(
  'the board and a matter’s story (%s) are readable on phones and desks, in light and dark, with text twice as large',
  async (lang) => {
    const { page, context } = await takePhone(browser, { language: lang === 'zh' ? 'zh-CN' : 'en-US', scripts: true })
    for (const [name, path] of [
      ['board', ''],
      ['matter', `/m/${village.discussion.matterId}`],
      ['matter-done', `/m/${village.done.matterId}`],
    ] as const) {
      await page.setViewportSize({ width: 360, height: 780 })
      await page.emulateMedia({ colorScheme: 'light' })
      await page.goto(board(path, lang))
      expect(await misfitsOn(page)).toEqual([])
      expect(await smallTargetsOn(page)).toEqual([])
      expect(await violationsOn(page)).toEqual([])
      await keepShot(page, `public-${name}-${lang}-360`)
      await page.setViewportSize({ width: 1280, height: 800 })
      await page.emulateMedia({ colorScheme: 'dark' })
      expect(await misfitsOn(page)).toEqual([])
      expect(await violationsOn(page, 'look')).toEqual([])
      await keepShot(page, `public-${name}-${lang}-1280-dark`)
      await page.emulateMedia({ colorScheme: 'light' })
      await keepShot(page, `public-${name}-${lang}-1280`)
      await page.setViewportSize({ width: 320, height: 3000 })
      await withLargeText(page, 2, async () => expect(await misfitsOn(page)).toEqual([]))
    }
    await context.close()
  },
  60_000,
)

test('a bar is as long as its number, of all who are entitled, and says so', async () => {
  const { page, context } = await takePhone(browser, { scripts: true })
  await page.goto(board(`/m/${village.discussion.matterId}`))
  const bars = page.locator('.tally').first().locator('li')
  const drawn = await bars.evaluateAll((rows) =>
    rows.map((row) => ({
      said: row.querySelector('title')?.textContent,
      shown: row.querySelector('b')?.textContent,
      thousandths: Number(row.querySelector('rect')?.getAttribute('width')),
    })),
  )
  expect(drawn).toEqual([
    { said: '本村施工队：8票，应到12', shown: '8票', thousandths: 666.66 },
    { said: '镇里招标：0票，应到12', shown: '0票', thousandths: 0 },
    { said: '弃权：0票，应到12', shown: '0票', thousandths: 0 },
  ])
  await context.close()
})

/** Sizes of all letters and the height of the screen. */
function lettersOn(page: Page): Promise<{ least: number; beyond: string[] }> {
  return page.evaluate(() => {
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    let least = Number.POSITIVE_INFINITY
    const beyond: string[] = []
    for (let text = texts.nextNode(); text !== null; text = texts.nextNode()) {
      const parent = text.parentElement
      if (parent === null || text.textContent?.trim() === '' || parent.closest('title, header') !== null) continue
      least = Math.min(least, Number.parseFloat(getComputedStyle(parent).fontSize) / window.innerHeight)
      const range = document.createRange()
      range.selectNodeContents(text)
      const { bottom } = range.getBoundingClientRect()
      const limit = parent.closest('.card')?.getBoundingClientRect().bottom ?? window.innerHeight
      if (bottom > limit + 1) beyond.push(text.textContent ?? '')
    }
    return { least, beyond }
  })
}

test('the office’s screen goes from card to card without end, in letters of 4 % of its height, and nothing is cut off', async () => {
  const { page, context } = await takePhone(browser, { scripts: true })
  await page.setViewportSize({ width: 1920, height: 1080 })
  const seen = new Set<string>()
  for (let address = board('/screen'); !seen.has(address);) {
    seen.add(address)
    const response = await page.goto(address)
    const { least, beyond } = await lettersOn(page)
    expect(least).toBeGreaterThanOrEqual(0.04 - 0.0001)
    expect(beyond).toEqual([])
    expect(await violationsOn(page, 'look')).toEqual([])
    await keepShot(page, `screen-${seen.size}`, 'window')
    const [, next] = /^20;url=(.*)$/.exec(response?.headers()['refresh'] ?? '') ?? []
    if (next === undefined) throw new Error(`no next card after ${address}`)
    address = new URL(next, address).href
    if (address === new URL('?card=1&lang=zh', board('/screen')).href) break
  }
  expect(seen.size).toBeGreaterThan(5)
  const held = await page.goto(`${board('/screen')}&held`)
  expect(held?.headers()['refresh']).toBeUndefined()
  await context.close()
}, 60_000)

test('the codes on screen and paper lead to the live page, whose address stands beside them', async () => {
  const { page, context } = await takePhone(browser, { scripts: true })
  const matter = `/m/${village.discussion.matterId}`
  for (const [path, to] of [
    ['/screen', ''],
    ['/print', ''],
    [`${matter}/print`, matter],
  ] as const) {
    await page.setViewportSize({ width: 1280, height: 800 })
    await page.goto(board(path))
    const address = board(to).replace('?lang=zh', '')
    expect(await readCode(page.locator('.qr svg'))).toBe(address)
    expect(await page.locator('.qr .address').textContent()).toBe(address)
    // In a dark scheme too: a code light on dark is not read by every phone.
    await page.emulateMedia({ colorScheme: 'dark' })
    expect(await readCode(page.locator('.qr svg'))).toBe(address)
  }
  await context.close()
})

test('the sheets for the wall fit on A4 and leave the buttons out', async () => {
  const { page, context } = await takePhone(browser, { scripts: true })
  for (const [name, path] of [
    ['board', '/print'],
    ['matter', `/m/${village.discussion.matterId}/print`],
  ] as const) {
    await page.goto(board(path))
    expect(await violationsOn(page)).toEqual([])
    expect(await misfitsOn(page)).toEqual([])
    await page.emulateMedia({ media: 'print' })
    // A4 between its margins, at 96 pixels to the inch.
    await page.setViewportSize({ width: 672, height: 1000 })
    expect(await misfitsOn(page)).toEqual([])
    expect(await page.locator('.away, header').filter({ visible: true }).count()).toBe(0)
    await keepShot(page, `sheet-${name}`)
    await page.emulateMedia({ media: 'screen' })
  }
  await context.close()
})

test('the feed of changes is well-formed, its ids are each its own, and it holds the matter’s story', async () => {
  const { page, context } = await takePhone(browser, { scripts: true })
  await page.goto(board())
  const feed = await (await fetch(board('/changes.atom'))).text()
  const read = await page.evaluate((text) => {
    const parsed = new DOMParser().parseFromString(text, 'application/xml')
    const all = (name: string) => [...parsed.querySelectorAll(name)].map((element) => element.textContent)
    return {
      error: parsed.querySelector('parsererror')?.textContent,
      ids: all('entry > id'),
      titles: all('entry > title'),
      updated: all('entry > updated'),
      of: all('feed > id, feed > title, feed > updated, feed > author > name'),
    }
  }, feed)
  expect(read.error).toBeUndefined()
  expect(read.of).toHaveLength(4)
  expect(new Set(read.ids).size).toBe(read.ids.length)
  expect(read.updated).toEqual(read.updated.toSorted().toReversed())
  expect(read.titles).toContain('投票有了结果：排水沟由谁来施工？')
  expect(read.titles).toContain('公示：排水沟工程预算')
  expect(read.titles.some((title) => title?.startsWith('到了“议”这一步'))).toBe(true)
  await context.close()
})
