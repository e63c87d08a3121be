import { randomUUID } from 'node:crypto'
import { readFile, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import * as z from 'zod'
import { startChromium } from './chromium.ts'
import { keepShot, misfitsOn, smallTargetsOn, violationsOn, withLargeText } from './inspection.ts'
import { villageCode } from './matters.ts'
import { takePhone } from './phone.ts'
import type { Village } from './village.ts'
import { startVillage } from './village.ts'

let village: Village
let browser: Browser
let text: string

const pollPath = () => `/b/${villageCode}/polls/${village.discussion.over}`
const at = (lang = 'zh') => `${village.stack.origin}${pollPath()}/recount?lang=${lang}`

beforeAll(async () => {
  ;[village, browser] = await Promise.all([startVillage(), startChromium()])
  text = await (await fetch(`${village.stack.origin}${pollPath()}.json`)).text()
})
afterAll(async () => {
  await browser?.close()
  await village?.close()
})

const digest = () => z.object({ digest: z.string() }).parse(JSON.parse(text)).digest
const receipts = () =>
  z.object({ count: z.object({ receipts: z.array(z.string()) }) }).parse(JSON.parse(text)).count.receipts

/** Waits for the verdict. */
async function verdictOn(page: Page): Promise<string> {
  await page.locator('#result').waitFor({ state: 'visible' })
  return page.locator('#verdict').innerText()
}

/** The published file as somebody on the way would send it. */
async function withFile(page: Page, changed: string): Promise<void> {
  await page.route('**/*.json', (route) => route.fulfill({ contentType: 'application/json', body: changed }))
  await page.goto(at())
}

describe('the page that counts again', () => {
  test.each([
    ['zh', '对得上', '重新计票，结果一致：', 7],
    ['en', 'It is right', 'Counted again, the same result:', 6],
  ])('counts on the phone and says it in one sentence (%s)', async (lang, verdict, sentence) => {
    const { page, context, origins } = await takePhone(browser, { scripts: true })
    const faults: string[] = []
    page.on('pageerror', (error) => faults.push(String(error)))
    page.on('console', (message) => message.type() === 'error' && faults.push(message.text()))
    await page.goto(at(lang))
    expect(await verdictOn(page)).toBe(verdict)
    expect(await page.locator('#sentence').innerText()).toContain(sentence)
    expect(await page.locator('#sentence').innerText()).toContain(digest())
    expect(await page.locator('#cannot').isVisible()).toBe(false)
    await page.locator('#about summary').click()
    await page.locator('#codes summary').click()
    expect(await page.locator('#about li').count()).toBe(6)
    expect(await misfitsOn(page)).toEqual([])
    expect(await smallTargetsOn(page)).toEqual([])
    expect(await violationsOn(page)).toEqual([])
    await keepShot(page, `recount-${lang}-360`)
    await page.setViewportSize({ width: 320, height: 3000 })
    await withLargeText(page, 2, async () => expect(await misfitsOn(page)).toEqual([]))
    await page.emulateMedia({ colorScheme: 'dark' })
    expect(await violationsOn(page, 'look')).toEqual([])
    expect(faults).toEqual([])
    expect([...origins]).toEqual([village.stack.origin])
    await context.close()
  })

  test('refuses a file in which one figure was changed, and says where', async () => {
    const { page, context } = await takePhone(browser, { scripts: true })
    await withFile(page, text.replace('"reissued":0', '"reissued":3'))
    expect(await verdictOn(page)).toBe('对不上')
    await page.locator('#about summary').click()
    expect(await page.locator('#about').innerText()).toContain('文件的校验码不对')
    expect(await violationsOn(page)).toEqual([])
    await keepShot(page, 'recount-wrong-360')
    await context.close()
  })

  test('refuses a file that holds together but is another one than the board says', async () => {
    const { page, context } = await takePhone(browser, { scripts: true })
    const { count } = z.object({ count: z.unknown() }).parse(JSON.parse(text))
    await withFile(page, JSON.stringify(count))
    expect(await verdictOn(page)).toBe('对不上')
    expect(await page.locator('#sentence').innerText()).toContain('这不是公布的那个文件')
    await context.close()
  })

  test('says that the file did not come, and gets it at the next press', async () => {
    const { page, context } = await takePhone(browser, { scripts: true })
    await page.route('**/*.json', (route) => route.abort(), { times: 1 })
    await page.goto(at())
    await page.locator('#state', { hasText: '没有下载成功' }).waitFor()
    await page.locator('#start').click()
    expect(await verdictOn(page)).toBe('对得上')
    await context.close()
  })

  test('checks a file from the phone', async () => {
    const { page, context } = await takePhone(browser, { scripts: true })
    const [whole, changed] = ['whole', 'changed'].map((name) => join(tmpdir(), `cunyi-${randomUUID()}-${name}.json`))
    await writeFile(whole ?? '', text)
    await writeFile(changed ?? '', `${text} `)
    await page.goto(at())
    await verdictOn(page)
    await page.locator('#own').setInputFiles(changed ?? '')
    await page.locator('#verdict', { hasText: '对不上' }).waitFor()
    await page.locator('#own').setInputFiles(whole ?? '')
    await page.locator('#verdict', { hasText: /^对得上$/ }).waitFor()
    expect(await readFile(whole ?? '', 'utf8')).toBe(text)
    await context.close()
  })

  test('finds a receipt code on the phone and sends it to nobody', async () => {
    const { page, context } = await takePhone(browser, { scripts: true })
    const asked: string[] = []
    page.on('request', (request) => asked.push(`${request.url()} ${request.postData() ?? ''}`))
    await page.goto(at())
    await verdictOn(page)
    const [code = ''] = receipts()
    await page.locator('#code').fill(` ${code.slice(0, 5).toLowerCase()} ${code.slice(5)}`)
    await page.locator('#find button').click()
    await page.locator('#found', { hasText: `${code} 在里面` }).waitFor()
    await page.locator('#code').fill('ZZZZZ22222')
    await page.locator('#code').press('Enter')
    await page.locator('#found', { hasText: '里面没有ZZZZZ22222' }).waitFor()
    expect(asked.filter((line) => line.includes(code) || line.includes('ZZZZZ'))).toEqual([])
    expect(page.url()).toBe(at())
    await context.close()
  })

  test('may run its own script and ask its own site, and nothing else; no other page may run any', async () => {
    const policy = (await fetch(at())).headers.get('content-security-policy') ?? ''
    expect(policy).toContain("default-src 'none'; script-src 'self'; connect-src 'self'")
    const board = (await fetch(`${village.stack.origin}/b/${villageCode}`)).headers.get('content-security-policy')
    expect(board).not.toContain('script-src')
  })
})

describe('without script', () => {
  test.each(['zh', 'en'])('the page says how else, and lists all codes to look through (%s)', async (lang) => {
    const { page, context } = await takePhone(browser, { scripts: false })
    await page.goto(at(lang))
    expect(await page.locator('#cannot').isVisible()).toBe(true)
    expect(await page.locator('#here').isVisible()).toBe(false)
    const main = await page.locator('main').innerText()
    expect(main).toContain(`npm run recount -- ${village.discussion.over}.json --digest ${digest()}`)
    expect(await page.locator('a[download]').getAttribute('href')).toBe(`${pollPath()}.json`)
    await page.locator('#codes summary').click()
    expect(await page.locator('.codes li').allInnerTexts()).toEqual(receipts())
    expect(await page.locator('form').filter({ visible: true }).count()).toBe(0)
    await keepShot(page, `recount-no-script-${lang}`)
    await context.close()
  })

  test('the way there leads from the story of the matter', async () => {
    const { page, context } = await takePhone(browser, { scripts: false })
    await page.goto(`${village.stack.origin}/b/${villageCode}/m/${village.discussion.matterId}`)
    await page.locator(`a[href^="${pollPath()}/recount"]`).click()
    expect(await page.locator('h1').innerText()).toBe('自己再数一遍')
    await context.close()
  })
})

test('a vote that is open, or of another village, has no such page', async () => {
  const { origin } = village.stack
  for (const path of [
    `/b/${villageCode}/polls/${village.discussion.named}/recount`,
    `/b/150526100202/polls/${village.discussion.over}/recount`,
    `/b/${villageCode}/polls/none/recount`,
    '/s/recount-AAAAAAAA.js',
    '/s/scripts.json',
  ])
    expect((await fetch(origin + path)).status, path).toBe(404)
})

test('what was fixed stands on the board and on the ballot while the vote is open', async () => {
  const { page, context } = await takePhone(browser, { scripts: false })
  const { origin } = village.stack
  await page.goto(`${origin}/b/${villageCode}/m/${village.discussion.matterId}`)
  const whole = (await page.locator('.digest').allInnerTexts()).filter((shown) => /^[\w-]{43}$/.test(shown))
  await page.goto(await village.link('vote', village.discussion.named, 'h10'))
  const note = await page.locator('.notes').innerText()
  const [, start = ''] = /固定码([\w-]{4} [\w-]{4})/.exec(note) ?? []
  expect(note).toContain('名单（11户）')
  expect(whole.some((shown) => shown.startsWith(start.replace(' ', '')))).toBe(true)
  await page.goto(`${origin}/b/${villageCode}`)
  expect(await page.locator('.now').innerText()).toContain(`名单11户 · 固定码 ${start}`)
  await context.close()
})
