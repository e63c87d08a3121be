import { randomUUID } from 'node:crypto'
import type { Browser, Page } from 'playwright-core'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, test } from 'vitest'
import * as z from 'zod'
import { startChromium } from './chromium.ts'
import { openConsole } from './console.ts'
import { keepShot, misfitsOn, violationsOn, withLargeText } from './inspection.ts'
import { villageCode } from './matters.ts'
import type { Village } from './village.ts'
import { startVillage } from './village.ts'

let browser: Browser
let village: Village

beforeAll(async () => {
  ;[browser, village] = await Promise.all([startChromium(), startVillage()])
}, 240_000)

afterAll(async () => {
  await browser?.close()
  await village?.close()
})

const clerkOpens = async (options: Parameters<typeof openConsole>[2] = {}) =>
  openConsole(browser, await village.signInLink('clerk'), options)
const at = (path: string) => new URL(path, village.stack.origin).href

/** The link past the menu waits beside the window until it has the focus. */
const misfits = async (page: Page) =>
  (await misfitsOn(page)).filter((told) => !/^(A|DIV) "(跳到正文|Skip to the content)/.test(told))

/** What no page may have, in the look it has now. */
async function inspect(page: Page, name: string): Promise<void> {
  await keepShot(page, `console-${name}`)
  expect(await violationsOn(page), name).toEqual([])
  expect(await misfits(page), name).toEqual([])
}

async function aMatter(title: string): Promise<string> {
  const body = { commandId: randomUUID(), procedure: 'deliberation', title }
  const answer = await village.clerk.send('POST', `/api/villages/${villageCode}/matters`, body)
  return z.object({ matterId: z.string() }).parse(answer).matterId
}

const recordVisit = (matterId: string, household: string, needs: string) =>
  village.clerk.command(matterId, 'record-visit', { answers: { household, needs, areas: ['roads'] } })

async function visitsOf(matterId: string) {
  const answer = await village.clerk.send('GET', `/api/matters/${matterId}/visits`)
  const row = z.object({ answers: z.object({ needs: z.string(), photos: z.array(z.string()).optional() }) })
  return z
    .object({ visits: z.array(row) })
    .parse(answer)
    .visits.map(({ answers }) => answers)
}

const aPhoto = async (name: string) => ({
  name,
  mimeType: 'image/jpeg',
  buffer: await sharp({ create: { width: 640, height: 480, channels: 3, background: '#668844' } })
    .jpeg()
    .toBuffer(),
})

test('today tells what is mine, what comes and what waits for others, each line once and one tap from where it is done', async () => {
  const { page, context, complaints } = await clerkOpens()
  await page.getByRole('heading', { name: '我要办的' }).waitFor()
  const lines = page.locator('a.line')
  const texts = await lines.allInnerTexts()
  expect(new Set(texts).size).toBe(texts.length)
  const ways = await lines.evaluateAll((all) => all.map((one) => one.getAttribute('href') ?? ''))
  for (const way of ways) expect(way).toMatch(/^\/console\/(visit|m\/)/)
  await inspect(page, 'today-zh-360')
  await withLargeText(page, 2, async () => {
    expect(await misfits(page)).toEqual([])
    await keepShot(page, 'console-today-zh-360-200')
  })
  await page.getByRole('link', { name: '记走访' }).first().click()
  await page.getByRole('heading', { level: 1, name: '记走访' }).waitFor()
  expect(complaints).toEqual([])
  await context.close()
})

test('a visit takes one typed field, is in the newest matter that gathers needs, and its household comes from the roster', async () => {
  const matterId = await aMatter('2026年冬季议贫会')
  const { page, context, complaints } = await clerkOpens()
  await page.getByRole('link', { name: '记走访' }).first().click()
  await page.getByText('记到：2026年冬季议贫会').waitFor()
  await inspect(page, 'visit-zh-360')
  await page.getByRole('button', { name: '记下来' }).click()
  await page.getByText('这一项必须填写').waitFor()
  expect(await page.evaluate(() => document.activeElement?.getAttribute('name'))).toBe('needs')
  await inspect(page, 'visit-fault-zh-360')
  await page.getByText('从花名册选').click()
  await page.locator('label.tile', { hasText: '王秀兰' }).click()
  expect(await page.getByLabel('走访的户').inputValue()).toBe('王秀兰')
  await page.getByLabel('想啥、盼啥、需要啥').fill('王秀兰家院墙要倒了，电话13812345678。')
  await page.getByLabel('住房').check()
  await page
    .locator('input[type=file]')
    .first()
    .setInputFiles(await aPhoto('wall.jpg'))
  await page.getByRole('img', { name: '第1张照片' }).waitFor()
  await keepShot(page, 'console-visit-filled-zh-360')
  await page.getByRole('button', { name: '记下来' }).click()
  await page.getByRole('heading', { level: 1, name: '记好了' }).waitFor()
  await page.getByText('已经送达。').waitFor()
  await inspect(page, 'visit-saved-zh-360')
  const [visit, ...others] = await visitsOf(matterId)
  expect(others).toEqual([])
  expect(visit?.photos).toHaveLength(1)
  await village.stack.catchUp()
  await page.getByRole('link', { name: '看这个事项，提成议题' }).click()
  await page.getByRole('img', { name: '第1张照片，王秀兰' }).waitFor()
  await inspect(page, 'matter-photo-zh-360')
  expect(complaints).toEqual([])
  await context.close()
})

test('from a visit to a topic: what tells which household it is goes out, is told, and can be put back', async () => {
  const matterId = await aMatter('路与墙')
  await recordVisit(matterId, '李桂芝', '李桂芝家门口的路下雨走不了，想修一修。电话13812345678')
  await recordVisit(matterId, '韩铁柱', '老韩也盼着修路，看病花了3万元')
  await village.stack.catchUp()
  const { page, context, complaints } = await clerkOpens()
  await page.goto(at(`/console/m/${matterId}`))
  await page.getByRole('link', { name: '提成议题: 李桂芝' }).waitFor()
  await inspect(page, 'matter-visits-zh-360')
  await page.getByRole('link', { name: '提议题', exact: true }).click()
  await page.getByRole('checkbox', { name: /李桂芝/ }).check()
  await page.getByRole('checkbox', { name: /韩铁柱/ }).check()
  await inspect(page, 'topic-choose-zh-360')
  await page.getByRole('button', { name: '用这些需要（2户）' }).click()
  await page.getByText(/已隐去：/).waitFor()
  const title = page.getByRole('textbox', { name: '议题' })
  const background = page.getByRole('textbox', { name: /情况说明/ })
  expect(await title.inputValue()).toBe('某户门口的路下雨走不了')
  expect(await background.inputValue()).not.toMatch(/李桂芝|老韩|1381234|3万/)
  await inspect(page, 'topic-zh-360')
  await page.getByRole('button', { name: '放回去' }).click()
  expect(await title.inputValue()).toBe('李桂芝家门口的路下雨走不了')
  await page.getByText(/没有隐去：/).waitFor()
  await page.getByRole('button', { name: '隐去', exact: true }).click()
  expect(await title.inputValue()).toBe('某户门口的路下雨走不了')
  // Typed in by hand it is found as well, and nothing leaves before somebody has decided.
  await background.fill('韩铁柱家也要修')
  await page.getByRole('button', { name: '提出议题' }).click()
  await page.getByText(/还能认出是哪一户：韩铁柱家/).waitFor()
  await inspect(page, 'topic-still-zh-360')
  await page.getByRole('button', { name: '隐去', exact: true }).click()
  await page.getByRole('button', { name: '提出议题' }).click()
  await page.getByRole('heading', { level: 1, name: '路与墙' }).waitFor()
  await page.getByRole('heading', { name: '议题（1）' }).waitFor()
  await inspect(page, 'matter-topic-zh-360')
  const answer = z
    .object({
      matter: z.object({
        slices: z.object({
          topic: z.object({
            topics: z.array(z.object({ title: z.string(), background: z.string(), fromVisits: z.array(z.string()) })),
          }),
        }),
      }),
    })
    .parse(await village.clerk.send('GET', `/api/matters/${matterId}`))
  expect(answer.matter.slices.topic.topics).toMatchObject([
    { title: '某户门口的路下雨走不了', background: '某户也要修' },
  ])
  expect(answer.matter.slices.topic.topics[0]?.fromVisits).toHaveLength(2)
  expect(complaints).toEqual([])
  await context.close()
})

test('a villager’s topic is read, and declined with a reason that can be taken back for some seconds', async () => {
  const matterId = await aMatter('村民提议')
  const form = {
    title: '北组机井抽不上水',
    background: '去年秋天起水位下降',
    name: '白音图',
    phone: '13900001111',
    commandId: randomUUID(),
  }
  const raised = await fetch(at(`/raise/${villageCode}?matter=${matterId}`), {
    method: 'POST',
    headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ ...form, confirm: 'yes' }).toString(),
    redirect: 'manual',
  })
  expect(raised.status).toBe(303)
  await village.stack.catchUp()
  const { page, context, complaints } = await clerkOpens()
  await page.getByRole('link', { name: /北组机井抽不上水/ }).click()
  await page.getByRole('link', { name: '打电话 13900001111' }).waitFor()
  await page.getByText('不列入，答复理由').click()
  await page.getByRole('button', { name: '答复不列入' }).click()
  await page.getByText('这一项必须填写').waitFor()
  await page.getByRole('button', { name: '已列入上级计划，到时公布进度' }).click()
  await inspect(page, 'topic-decline-zh-360')
  await page.getByRole('button', { name: '答复不列入' }).click()
  await page.getByRole('button', { name: '撤销' }).click()
  await page.getByText('等待列入').waitFor()
  await page.getByRole('link', { name: /北组机井抽不上水/ }).click()
  await page.getByText('不列入，答复理由').click()
  await page.getByRole('textbox', { name: '理由' }).fill('已列入镇里机井更新计划，五月施工')
  await page.getByRole('button', { name: '答复不列入' }).click()
  await page.getByRole('button', { name: '马上发出' }).click()
  await page.getByText('理由：已列入镇里机井更新计划，五月施工').waitFor()
  expect(complaints).toEqual([])
  await context.close()
})

test('without a signal two visits are kept, outlive the page, and arrive once and in order', async () => {
  const matterId = await aMatter('没有信号的走访')
  const { page, context, complaints } = await clerkOpens()
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined))
  await page.goto(at('/console/visit'))
  await page.getByText('记到：没有信号的走访').waitFor()
  await context.setOffline(true)
  for (const needs of ['第一户想修路', '第二户想通水']) {
    await page.getByLabel('想啥、盼啥、需要啥').fill(needs)
    await page
      .locator('input[type=file]')
      .first()
      .setInputFiles(await aPhoto(`${needs}.jpg`))
    await page.getByRole('img', { name: '第1张照片' }).waitFor()
    await page.getByRole('button', { name: '记下来' }).click()
    await page.getByText('已存在手机上').waitFor()
    await page.getByRole('button', { name: '再记一户' }).click()
  }
  await page.getByRole('link', { name: '今天' }).click()
  await page.getByRole('heading', { name: '还在手机上，待发送' }).waitFor()
  await keepShot(page, 'console-today-offline-zh-360')
  await page.close()
  const again = await context.newPage()
  await again.goto(at('/console/'))
  await again.getByRole('heading', { name: '还在手机上，待发送' }).waitFor()
  await again.getByRole('heading', { name: '我要办的' }).waitFor()
  await again.goto(at(`/console/visit?matter=${matterId}`))
  await again.getByText('记到：没有信号的走访').waitFor()
  await context.setOffline(false)
  await again.getByText('都已送达').waitFor()
  const visits = await visitsOf(matterId)
  expect(visits.map(({ needs }) => needs).toSorted()).toEqual(['第一户想修路', '第二户想通水'])
  expect(visits.map(({ photos }) => photos?.length)).toEqual([1, 1])
  const events = z.object({ records: z.array(z.object({ events: z.array(z.looseObject({ type: z.string() })) })) })
  const { records } = events.parse(await village.clerk.send('GET', `/api/matters/${matterId}/events`))
  expect(
    records.flatMap((record) => record.events.map(({ type }) => type)).filter((type) => type === 'VisitRecorded'),
  ).toHaveLength(2)
  expect(complaints.filter((text) => !text.includes('ERR_INTERNET_DISCONNECTED'))).toEqual([])
  await context.close()
})

test('a new matter begins at a door without a signal: it names itself, and the next visit joins it', async () => {
  const { page, context, complaints } = await clerkOpens()
  await page.goto(at('/console/visit'))
  await page.getByText('换一个事项').click()
  await context.setOffline(true)
  await page.getByRole('radio', { name: /新建：议贫会/ }).check()
  await page.getByLabel('想啥、盼啥、需要啥').fill('第一户想修桥')
  await page.getByRole('button', { name: '记下来' }).click()
  await page.getByRole('button', { name: '再记一户' }).click()
  await page.getByText(/^记到：议贫会 \d+月\d+日$/).waitFor()
  await page.getByLabel('想啥、盼啥、需要啥').fill('第二户想修桥')
  await page.getByRole('button', { name: '记下来' }).click()
  await page.getByText('已存在手机上').waitFor()
  await inspect(page, 'visit-unsent-zh-360')
  await page.getByText('3件待发送').waitFor()
  await context.setOffline(false)
  await page.getByText('已经送达。').waitFor()
  await page.getByRole('link', { name: '看这个事项，提成议题' }).click()
  await page.getByRole('heading', { level: 1, name: /^议贫会 \d+月\d+日$/ }).waitFor()
  await page.getByRole('heading', { name: '走访（2）' }).waitFor()
  expect(complaints.filter((text) => !text.includes('ERR_INTERNET_DISCONNECTED'))).toEqual([])
  await context.close()
})

test('matters, one of them from end to end, and the visit read well on a wide screen in English', async () => {
  const { page, context, complaints } = await clerkOpens({ width: 1280, language: 'en-US' })
  await page.getByRole('heading', { name: 'For me to do' }).waitFor()
  await inspect(page, 'today-en-1280')
  await page.getByRole('link', { name: 'Matters' }).first().click()
  await page.getByRole('heading', { name: 'Matters', level: 1 }).waitFor()
  await page.getByRole('link', { name: /2026年村集体鱼塘清淤/ }).waitFor()
  await inspect(page, 'matters-en-1280')
  await page.getByText('New matter').click()
  await inspect(page, 'matters-new-en-1280')
  await page.getByRole('link', { name: /2026年村集体鱼塘清淤/ }).click()
  await page.getByRole('heading', { name: 'Evaluations' }).waitFor()
  await inspect(page, 'matter-done-en-1280')
  await page.goto(at(`/console/m/${village.discussion.matterId}`))
  await page.getByRole('heading', { name: /Votes/ }).waitFor()
  await page.getByText('Message for the group chat').click()
  await page.getByRole('button', { name: /Copy/ }).waitFor()
  await inspect(page, 'matter-discussed-en-1280')
  await page.goto(at('/console/visit'))
  await page.getByLabel(/What they want/).waitFor()
  await inspect(page, 'visit-en-1280')
  expect(complaints).toEqual([])
  await context.close()
})

test('with text of twice the size and with keys alone a visit can be recorded', async () => {
  const matterId = await aMatter('键盘走访')
  const { page, context, complaints } = await clerkOpens()
  await page.goto(at(`/console/visit?matter=${matterId}`))
  await page.getByText('记到：键盘走访').waitFor()
  await withLargeText(page, 2, async () => {
    expect(await misfits(page)).toEqual([])
    await keepShot(page, 'console-visit-zh-360-200')
    await page.goto(at(`/console/m/${village.discussion.matterId}`))
    await page.getByRole('heading', { name: /表决/ }).waitFor()
    expect(await misfits(page)).toEqual([])
    await keepShot(page, 'console-matter-zh-360-200')
  })
  await page.goto(at(`/console/visit?matter=${matterId}`))
  await page.getByLabel('走访的户').focus()
  await page.keyboard.type('周')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  expect(await page.getByLabel('走访的户').inputValue()).toBe('周满仓')
  await page.getByLabel('想啥、盼啥、需要啥').focus()
  await page.keyboard.type('想学电焊')
  await page.reload()
  await page.getByText('接着上次没填完的。').waitFor()
  expect(await page.getByLabel('走访的户').inputValue()).toBe('周满仓')
  expect(await page.getByLabel('想啥、盼啥、需要啥').inputValue()).toBe('想学电焊')
  await page.getByLabel('想啥、盼啥、需要啥').focus()
  await page.keyboard.press('Tab')
  await page.keyboard.press('Space')
  await page.getByRole('button', { name: '记下来' }).focus()
  await page.keyboard.press('Enter')
  await page.getByText('已经送达。').waitFor()
  expect(await visitsOf(matterId)).toMatchObject([{ needs: '想学电焊' }])
  expect(complaints).toEqual([])
  await context.close()
})
