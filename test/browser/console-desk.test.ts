import { randomUUID } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import * as z from 'zod'
import { localDateOf } from '#shared/calendar/time.ts'
import { deskAnswer } from '#shared/views/desk.ts'
import { startChromium } from './chromium.ts'
import type { DeskTop } from './console.ts'
import { openConsole } from './console.ts'
import { keepShot, misfitsOn, violationsOn, withLargeText } from './inspection.ts'
import { villageCode } from './matters.ts'
import type { Official } from './office.ts'
import { workerBy } from './office.ts'
import type { Village } from './village.ts'
import { startVillage, township } from './village.ts'

let village: Village
let browser: Browser
/** The matter whose promise is late, with three actions handed in and one that is being done. */
let matterId: string
const handedIn = ['铺电缆', '装灯杆', '接电验灯']

beforeAll(async () => {
  ;[village, browser] = await Promise.all([startVillage(), startChromium()])
  const { clerk, stack } = village
  const about = await lateMatter()
  matterId = about.matterId
  const { topicId } = about
  const due = localDateOf(stack.clock.now())
  for (const text of handedIn) {
    const actionId = await clerk.command(matterId, 'assign', { topicId, text, owner: 'clerk', due })
    await clerk.command(matterId, 'report-progress', { actionId, text: `${text}已经做完。`, submit: true })
  }
  await stack.catchUp()
})
afterAll(async () => {
  await browser?.close()
  await village?.close()
})

const matterAnswer = z.object({
  matter: z.object({ slices: z.object({ topic: z.object({ topics: z.array(z.object({ id: z.string() })) }) }) }),
})

/** The matter whose promise was not kept in time. */
async function lateMatter(): Promise<{ matterId: string; topicId: string }> {
  const { clerk } = village
  const desk = deskAnswer.parse(await clerk.send('GET', `/api/desk?place=${villageCode}`))
  const { matterId: id } = desk.overdue[0] ?? { matterId: '' }
  const { matter } = matterAnswer.parse(await clerk.send('GET', `/api/matters/${id}`))
  return { matterId: id, topicId: matter.slices.topic.topics[0]?.id ?? '' }
}

const at = (path: string) => new URL(path, village.stack.origin).href
const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: true })
const allSent = (page: Page) => page.locator('.sync').getByText('都已送达').waitFor()

async function open(page: Page, path: string, ready: string): Promise<void> {
  await page.goto(at(path))
  await page.getByText(ready).first().waitFor()
}

/** The link to the content waits beside the window until the keyboard comes to it. */
const misfits = async (page: Page) =>
  (await misfitsOn(page)).filter((told) => !/^(A|DIV) "(跳到正文|Skip to the content)/.test(told))

async function look(page: Page, name: string): Promise<void> {
  expect(await violationsOn(page), name).toEqual([])
  expect(await misfits(page), name).toEqual([])
  await keepShot(page, `console-${name}`)
}

/** A page at every size, in the dark and with large text. */
async function lookWell(page: Page, name: string): Promise<void> {
  await page.setViewportSize({ width: 360, height: 780 })
  await look(page, `${name}-360`)
  await withLargeText(page, 2, async () => {
    expect(await misfits(page), `${name} 200 %`).toEqual([])
    await keepShot(page, `console-${name}-200`)
  })
  await page.setViewportSize({ width: 1280, height: 900 })
  await look(page, `${name}-1280`)
  await page.emulateMedia({ colorScheme: 'dark' })
  expect(await violationsOn(page, 'look'), `${name} dark`).toEqual([])
  await keepShot(page, `console-${name}-dark`)
  await page.emulateMedia({ colorScheme: 'light' })
}

describe('the supervisor of a township', () => {
  let desk: DeskTop
  let page: Page
  beforeAll(async () => {
    desk = await openConsole(browser, await village.signInLink('supervisor'), { width: 1280 })
    page = desk.page
  })
  afterAll(() => desk?.context.close())

  test('sees first what is late, then what waits, then what changed', async () => {
    await page.getByRole('heading', { name: '鲁北镇督办' }).waitFor()
    await page.getByText('逾期2天').first().waitFor()
    expect((await page.locator('.desk h2').allTextContents()).map((text) => text.trim().slice(0, 3))).toEqual([
      '逾期的',
      '等着办',
      '有变化',
    ])
    await page.getByText('您第一次看这里').waitFor()
    expect(await page.locator('.desk .mine').count()).toBe(handedIn.length)
    const boxes = await page
      .locator('.desk > section')
      .evaluateAll((all) => all.map((one) => one.getBoundingClientRect().top))
    expect(new Set(boxes).size).toBe(1)
    const picture = page.getByRole('img', { name: /红光村：在办3件/ })
    expect(await picture.getAttribute('aria-labelledby')).toContain(villageCode)
    await page.getByText('看成表格').click()
    await page.getByRole('row', { name: /红光村/ }).waitFor()
    await page.waitForResponse((answer) => answer.url().endsWith('/api/desk/seen'))
    await lookWell(page, 'desk')
  })

  test('finds nothing marked as new that was looked at before', async () => {
    expect(await page.locator('.status', { hasText: '新' }).count()).toBeGreaterThan(0)
    await open(page, '/console/', '上次看是')
    await page.getByText('上次看过以后没有新变化').waitFor()
  })

  test('asks about what is late without leaving the desk', async () => {
    await page.getByRole('button', { name: '催办：村小学门口安装路灯' }).click()
    expect(await page.getByLabel('想说的话').inputValue()).toContain('宋立新')
    await look(page, 'desk-urge-1280')
    await page.getByRole('button', { name: '发出催办' }).click()
    await page.getByText('催办待发送').waitFor()
    await button(page, '马上发出').click()
    await allSent(page)
    await village.stack.catchUp()
    await open(page, '/console/', '催过1次')
  })

  test('goes down from the township to the village and to the story of a matter', async () => {
    await page.locator('.places').getByRole('link', { name: '红光村' }).click()
    await page.getByRole('heading', { name: '红光村督办' }).waitFor()
    await page.getByRole('heading', { name: '村里的事项' }).waitFor()
    await page.locator('.places a').nth(2).waitFor()
    await lookWell(page, 'desk-village')
    await page.getByRole('navigation', { name: '在哪里' }).getByRole('link', { name: '鲁北镇' }).click()
    await page.getByRole('heading', { name: '鲁北镇督办' }).waitFor()
  })

  test('takes several at once and is told which one could not be done', async () => {
    await open(page, `/console/ledger?state=submitted`, '铺电缆')
    await page.getByRole('checkbox', { name: '选：铺电缆' }).click()
    await page.getByRole('checkbox', { name: '选：装灯杆' }).click()
    await lookWell(page, 'ledger')
    // Somebody else was quicker with one of them.
    const other = await workerBy(village.stack, 'supervisor', await village.signInLink('supervisor'))
    const row = page.locator('tr', { hasText: '铺电缆' })
    const actionId = (await row.getAttribute('data-action')) ?? ''
    await other.command(matterId, 'review', { actionId, verdict: 'accept' })
    await button(page, '验收通过2项').click()
    await page.getByText('已办0/2项').waitFor()
    await button(page, '马上发出').click()
    await page.getByText('有1项没有办成').waitFor()
    await page.getByText('已办1/2项').waitFor()
    await look(page, 'ledger-refused-1280')
    await allSent(page)
    await button(page, '知道了').click()
  })

  test('sends one back with a reason by keys alone', async () => {
    await open(page, `/console/ledger?state=submitted`, '接电验灯')
    const box = page.getByRole('checkbox', { name: '选：接电验灯' })
    await box.focus()
    await page.keyboard.press('Space')
    await button(page, '退回再办，写明原因').focus()
    await page.keyboard.press('Enter')
    await page.getByRole('button', { name: '退回1项' }).click()
    await page.getByText('请写差在哪里').waitFor()
    await page.getByLabel('差在哪里').focus()
    await page.keyboard.type('缺照片')
    await page.keyboard.press('Enter')
    await button(page, '马上发出').click()
    await page.getByText('1项都办好了').waitFor()
    await village.stack.catchUp()
    await open(page, '/console/ledger?state=returned', '接电验灯')
  })

  test('narrows the ledger by person and takes it away as a file', async () => {
    await open(page, '/console/ledger?state=all', '铺电缆')
    await page.getByLabel('负责人').selectOption('helper')
    await page.locator('tr', { hasText: '铺电缆' }).waitFor({ state: 'detached' })
    await page.locator('tr', { hasText: '村小学门口安装路灯' }).waitFor()
    expect(new URL(page.url()).searchParams.get('owner')).toBe('helper')
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: '下载Excel' }).click(),
    ])
    expect(file.suggestedFilename()).toContain('鲁北镇落实任务台账')
    const bytes = await readFile(await file.path())
    expect(bytes.subarray(0, 2).toString()).toBe('PK')
    await page.locator('.chip', { hasText: '逾期' }).click()
    await page.waitForURL(/state=late/)
    await page.locator('tr', { hasText: '村小学门口安装路灯' }).waitFor()
    await look(page, 'ledger-late-1280')
  })

  test('reads a matter from the first visit to the check of its records', async () => {
    await open(page, `/console/m/${village.done.matterId}/story`, '已核对，没有改动')
    await page.getByText('下雨院子进水').waitFor()
    await page.locator('[data-outcome=passed]').waitFor()
    expect(await page.locator('[data-channel=assisted] .n').textContent()).toBe('9')
    await page.getByText('已经清完，塘边整平。').waitFor()
    expect(await page.locator('.chapter h2').allTextContents()).toEqual(
      expect.arrayContaining([expect.stringContaining('访'), expect.stringContaining('行')]),
    )
    await lookWell(page, 'story')
    await page.emulateMedia({ media: 'print' })
    await page.setViewportSize({ width: 680, height: 960 })
    expect(await page.locator('nav.menu').isVisible()).toBe(false)
    expect(await button(page, '打印').isVisible()).toBe(false)
    await keepShot(page, 'console-story-print')
    await page.emulateMedia({ media: 'screen' })
  })

  test('nothing complained', () => expect(desk.complaints).toEqual([]))
})

test('the same pages stand in English, and on a phone the ledger is cards', async () => {
  const { page, context, complaints } = await openConsole(browser, await village.signInLink('supervisor'), {
    language: 'en-US',
  })
  await page.getByRole('heading', { name: 'Desk of 鲁北镇' }).waitFor()
  await page.getByText('days late').first().waitFor()
  await lookWell(page, 'desk-en')
  await open(page, `/console/ledger?place=${township}&state=all`, '铺电缆')
  await page.setViewportSize({ width: 360, height: 780 })
  await page.locator('li.card[data-action]').first().waitFor()
  await page.getByText('By place, person or due day').click()
  await lookWell(page, 'ledger-en')
  await open(page, `/console/m/${village.done.matterId}/story`, 'Checked: unchanged')
  await lookWell(page, 'story-en')
  expect(complaints).toEqual([])
  await context.close()
})

test('the desk stands on the phone when there is no signal', async () => {
  const { page, context } = await openConsole(browser, await village.signInLink('supervisor'))
  await page.getByRole('heading', { name: '鲁北镇督办' }).waitFor()
  await page.locator('.desk .card').first().waitFor()
  await context.setOffline(true)
  await page.getByRole('link', { name: '我的' }).click()
  await page.getByRole('link', { name: '督办' }).click()
  await page.locator('.desk .card').first().waitFor()
  await page.getByText('没有信号，显示的是').waitFor()
  await context.close()
})

/** Moves the clock on, in steps that no session outlasts. Out: a one-time link for the supervisor. */
async function daysLater(days: number, admin: Official): Promise<string> {
  const linkOf = async (login: string, by: Official) => {
    const made = await by.send('POST', `/api/staff/${login}/sign-in-link`, { commandId: randomUUID() })
    return z.object({ url: z.string() }).parse(made).url
  }
  if (days <= 0) return linkOf('supervisor', admin)
  const moved = await fetch(at('/local/clock'), {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ by: Math.min(20, days) * 86_400 }),
  })
  expect(moved.status).toBe(200)
  await village.stack.catchUp()
  return daysLater(days - 20, await workerBy(village.stack, 'admin', await linkOf('admin', admin)))
}

test('somebody with two villages chooses between them by a tap', async () => {
  const admin = await workerBy(village.stack, 'admin', await village.signInLink('admin'))
  const other = { code: `${township}202`, name: '东风村', level: 'village' }
  await admin.send('PUT', '/api/places', { commandId: randomUUID(), places: [other] })
  const roles = [villageCode, other.code].map((place) => ({ role: 'supervisor', place }))
  await admin.send('POST', '/api/staff', { commandId: randomUUID(), login: 'both', name: '高娃', roles })
  const made = await admin.send('POST', '/api/staff/both/sign-in-link', { commandId: randomUUID() })
  const { page, context } = await openConsole(browser, z.object({ url: z.string() }).parse(made).url)
  await page.getByRole('heading', { name: '红光村督办' }).waitFor()
  await page.getByRole('link', { name: '东风村' }).click()
  await page.getByRole('heading', { name: '东风村督办' }).waitFor()
  await page.getByText('没有逾期的任务').waitFor()
  await look(page, 'desk-empty-360')
  await context.close()
})

test('a long ledger comes page by page, and its pages stay after an act', { timeout: 90_000 }, async () => {
  const { clerk, stack } = village
  const { topicId } = await lateMatter()
  const due = localDateOf(stack.clock.now())
  for (let n = 0; n < 101; n += 1)
    await clerk.command(matterId, 'assign', { topicId, text: `检查第${n + 1}盏灯`, owner: 'helper', due })
  await stack.catchUp()
  const { page, context } = await openConsole(browser, await village.signInLink('supervisor'), { width: 1280 })
  await open(page, '/console/ledger?state=open', '检查第')
  expect(await page.locator('tr[data-action]').count()).toBe(100)
  await button(page, '再看一些').click()
  await expect.poll(() => page.locator('tr[data-action]').count()).toBe(102)
  await page.getByRole('button', { name: '催办：检查第1盏灯', exact: true }).click()
  await page.getByRole('button', { name: '发出催办' }).click()
  await button(page, '马上发出').click()
  await allSent(page)
  await expect.poll(() => page.locator('tr[data-action]').count()).toBe(102)
  await context.close()
})

test('the pictures tell how old what stands there is, in order of codes and not of figures', async () => {
  const admin = await workerBy(village.stack, 'admin', await village.signInLink('admin'))
  const places = [
    { code: `${township}001`, name: '东胜村', level: 'village' },
    { code: `${township}305`, name: '新艾里嘎查', level: 'village' },
  ]
  await admin.send('PUT', '/api/places', { commandId: randomUUID(), places })
  const link = await daysLater(100, admin)
  const { page, context } = await openConsole(browser, link, { width: 1280 })
  await page.locator('.places h4').nth(2).waitFor()
  expect((await page.locator('.places h4').allTextContents()).map((text) => text.trim())).toEqual([
    '东胜村',
    '红光村',
    '东风村',
    '新艾里嘎查',
  ])
  const picture = page.getByRole('img', { name: /红光村/ }).locator('desc')
  expect(await picture.textContent()).toContain('3到6个月')
  await page.locator('.places li', { hasText: '东胜村' }).getByText('没有在办的事项').waitFor()
  await lookWell(page, 'desk-old')
  await context.close()
})
