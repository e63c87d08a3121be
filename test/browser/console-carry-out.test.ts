import { randomUUID } from 'node:crypto'
import type { Browser, Page } from 'playwright-core'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import * as z from 'zod'
import { startChromium } from './chromium.ts'
import type { DeskTop } from './console.ts'
import { openConsole } from './console.ts'
import { keepShot, misfitsOn, violationsOn, withLargeText } from './inspection.ts'
import { list, villageCode } from './matters.ts'
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

const at = (path: string) => new URL(path, village.stack.origin).href

/** A matter whose one vote is over: what follows is to be carried out on the console. */
async function decided(title: string): Promise<{ matterId: string; topicId: string; pollId: string }> {
  const { clerk } = village
  const opened = await clerk.send('POST', `/api/villages/${villageCode}/matters`, {
    commandId: randomUUID(),
    procedure: 'deliberation',
    title,
  })
  const { matterId } = z.object({ matterId: z.string() }).parse(opened)
  await clerk.command(matterId, 'record-visit', { answers: { household: '王秀兰', needs: '机井抽不上水。' } })
  const topicId = await clerk.command(matterId, 'raise-topic', { title: '北组机井换水泵' })
  const answers = { kind: '村民代表会议', place: '村委会会议室', heldOn: '2030-01-05', heldAt: '19:30' }
  await clerk.command(matterId, 'convene', { answers, topics: [topicId], electorate: list })
  await clerk.command(matterId, 'check-in', { voters: ['h01', 'h02', 'h03', 'h04', 'h05', 'h06', 'h07', 'h08'] })
  const pollId = await clerk.command(matterId, 'open-poll', {
    topicId,
    question: '是否同意换水泵？',
    choices: [
      { key: 'yes', text: '同意' },
      { key: 'no', text: '不同意' },
    ],
    electorate: list,
    secret: false,
    rule: { pass: { of: 'present', moreThan: '1/2' } },
  })
  for (const voter of ['h01', 'h02', 'h03', 'h04', 'h05', 'h06'])
    await clerk.send('POST', `/api/polls/${pollId}/assisted`, { commandId: randomUUID(), voter, choices: ['yes'] })
  return { matterId, topicId, pollId }
}

/** The link past the menu stands outside of the window until it has the focus. */
const misfits = async (page: Page) =>
  (await misfitsOn(page)).filter((told) => !/跳到正文|Skip to the content/.test(told))

async function look(page: Page, name: string): Promise<void> {
  expect(await violationsOn(page), name).toEqual([])
  expect(await misfits(page), name).toEqual([])
  await keepShot(page, `console-${name}`)
}

/** Every size and width one page must bear. */
async function lookWell(page: Page, name: string): Promise<void> {
  await look(page, `${name}-360`)
  await withLargeText(page, 2, async () => {
    expect(await misfits(page), `${name} 200 %`).toEqual([])
    await keepShot(page, `console-${name}-200`)
  })
  await page.setViewportSize({ width: 1280, height: 900 })
  await look(page, `${name}-1280`)
  await page.setViewportSize({ width: 360, height: 780 })
}

/** Without a signal Chromium logs what could not be fetched, although the page handles it. */
const offline = /ERR_INTERNET_DISCONNECTED/

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })
const allSent = (page: Page) => page.locator('.sync').getByText('都已送达').waitFor()
const sendNow = async (page: Page) => {
  await button(page, '马上发出').click()
  await allSent(page)
}
const aPhoto = () =>
  sharp({ create: { width: 60, height: 40, channels: 3, background: '#3a6' } })
    .jpeg()
    .toBuffer()

async function open(page: Page, path: string): Promise<void> {
  page.setDefaultTimeout(10_000)
  await page.goto(at(path))
  await page.locator('main h1').waitFor()
}

describe('a decided matter, carried through on the console', () => {
  let clerk: DeskTop
  let helper: DeskTop
  let matter: Awaited<ReturnType<typeof decided>>
  beforeAll(async () => {
    matter = await decided('2026年春季议贫会')
    clerk = await openConsole(browser, await village.signInLink('clerk'))
    helper = await openConsole(browser, await village.signInLink('helper'))
  })
  afterAll(async () => {
    await clerk?.context.close()
    await helper?.context.close()
  })

  test('minutes name what is still open before they can be signed', async () => {
    const { page } = clerk
    await open(page, `/console/m/${matter.matterId}/minutes`)
    await page.getByText('还有1个表决没有结束').waitFor()
    expect(await page.getByRole('link', { name: '是否同意换水泵？' }).getAttribute('href')).toBe(
      `/console/m/${matter.matterId}/poll/${matter.pollId}`,
    )
    expect(await button(page, '签署纪要').count()).toBe(0)
    await look(page, 'minutes-early-360')
    await village.clerk.command(matter.matterId, 'close-poll', { pollId: matter.pollId })
    await village.stack.catchUp()
  })

  test('the minutes draft themselves and two people sign, each on their own phone', async () => {
    const { page } = clerk
    await open(page, `/console/m/${matter.matterId}/minutes`)
    await page.locator('.sheet').getByText('应到12').first().waitFor()
    await page.getByText('补充一段').click()
    await page.getByLabel('要补充的话').fill('会议由村委会主任主持。')
    await button(page, '写进纪要').click()
    await page.locator('.sheet').getByText('会议由村委会主任主持').waitFor()
    await page.locator('.tile', { hasText: '宋立新' }).click()
    await page.getByText('共2人签署').waitFor()
    await lookWell(page, 'minutes')
    await button(page, '我先签，再请别人签').click()
    await sendNow(page)
    await open(helper.page, `/console/m/${matter.matterId}/minutes`)
    await helper.page.getByText('请您过目并签署').waitFor()
    await look(helper.page, 'minutes-second-360')
    await button(helper.page, '签署纪要').click()
    await sendNow(helper.page)
    await open(page, `/console/m/${matter.matterId}/minutes`)
    await page.getByText('宋立新，').waitFor()
    await look(page, 'minutes-signed-360')
  })

  test('two actions are assigned one after the other with one typed field each', async () => {
    const { page } = clerk
    await page.getByRole('link', { name: '下一步：安排谁来办' }).click()
    await page.getByLabel('要办什么').fill('联系厂家看水泵')
    await page.locator('.tile', { hasText: '宋立新' }).click()
    await lookWell(page, 'assign')
    await button(page, '安排下去').click()
    await page.getByText('已安排：联系厂家看水泵').waitFor()
    expect(await page.getByLabel('要办什么').inputValue()).toBe('')
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('f-text')
    // Without a pointer: typed, then by keys alone.
    await page.keyboard.type('请技术员教大家保养')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Space')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Tab')
    await page.keyboard.press('ArrowLeft')
    await page.keyboard.press('Enter')
    await page.getByText('已安排：请技术员教大家保养').waitFor()
    await page.getByText('已经安排的（2）').waitFor()
    await look(page, 'assigned-360')
  })

  test('progress with a photo is reported, returned, reported again and accepted', async () => {
    const { page } = helper
    await open(page, `/console/m/${matter.matterId}/assign`)
    await page.getByText('任务由村里的组织人员安排').waitFor()
    await page.getByRole('link', { name: /联系厂家看水泵/ }).click()
    await page.getByLabel('办得怎么样了').fill('厂家来过，定了 5.5 千瓦的泵。')
    await page
      .locator('input[type=file]')
      .setInputFiles({ name: 'a.jpg', mimeType: 'image/jpeg', buffer: await aPhoto() })
    await page.locator('.photos img').waitFor()
    await page.getByText('已经办好，请验收').click()
    await lookWell(page, 'action-report')
    await button(page, '报办好了').click()
    await page.getByText('您是负责人，要由别人来验收').waitFor()
    await page.locator('.told img').waitFor()
    await look(page, 'action-submitted-360')
    const address = new URL(page.url()).pathname
    await open(clerk.page, address)
    await clerk.page.getByText('退回再办', { exact: true }).click()
    await button(clerk.page, '缺照片').click()
    await lookWell(clerk.page, 'action-review')
    await button(clerk.page, '退回').click()
    await clerk.page.locator('.status', { hasText: '退回再办' }).waitFor()
    await open(page, address)
    await page.getByText('缺照片').waitFor()
    await page.getByLabel('办得怎么样了').fill('补了照片。')
    await page.getByText('已经办好，请验收').click()
    await button(page, '报办好了').click()
    await page.getByText('宋立新报办好了').nth(1).waitFor()
    await open(clerk.page, address)
    await button(clerk.page, '验收通过').click()
    await sendNow(clerk.page)
    await open(clerk.page, address)
    await clerk.page.getByText('已经验收通过，不用再办').waitFor()
    await look(clerk.page, 'action-accepted-360')
  })

  test('a report without a signal stays on the phone and arrives later', async () => {
    const { page, context } = helper
    await open(page, `/console/m/${matter.matterId}/assign`)
    await page.getByRole('link', { name: /请技术员教大家保养/ }).click()
    await page.getByLabel('办得怎么样了').waitFor()
    await context.setOffline(true)
    await page.getByLabel('办得怎么样了').fill('约了周六上午。')
    await button(page, '报进展').click()
    await page.locator('.sync', { hasText: '1件待发送' }).waitFor()
    await page.getByText('已报。').waitFor()
    const address = new URL(page.url()).pathname
    // Signing out now would lose it: that is said first.
    await page.locator('nav.menu').getByText('我的').click()
    await button(page, '退出登录').click()
    await page.getByText('现在退出，这些就没有了').waitFor()
    await look(page, 'me-unsent-360')
    await button(page, '不退出').click()
    await context.setOffline(false)
    await allSent(page)
    await open(page, address)
    await page.locator('.told').getByText('约了周六上午').waitFor()
  })

  test('a supervisor asks how it goes in kind words that stand there already', async () => {
    const desk = await openConsole(browser, await village.signInLink('supervisor'), { language: 'en-US' })
    const { page } = desk
    await open(page, `/console/m/${matter.matterId}/assign`)
    await page.getByRole('link', { name: /请技术员教大家保养/ }).click()
    await page.getByRole('heading', { name: 'Urge' }).waitFor()
    expect(await page.getByLabel('What to say').inputValue()).toContain('宋立新')
    await lookWell(page, 'action-urge-en')
    await button(page, 'Send').click()
    await button(page, 'Send now').click()
    await page.locator('.sync').getByText('All sent').waitFor()
    expect(desk.complaints).toEqual([])
    await desk.context.close()
  })

  test('a notice is published with its last day, and an objection is answered', async () => {
    const { page } = clerk
    await open(page, `/console/m/${matter.matterId}/notice?topic=${matter.topicId}`)
    expect(await page.getByLabel('公示什么').inputValue()).toBe('北组机井换水泵表决结果')
    await page.getByText('5天', { exact: true }).click()
    await page.getByText('公示到').waitFor()
    await page.getByText('先看公示的样子').click()
    await page.locator('.sheet').getByText('北组机井换水泵').first().waitFor()
    await lookWell(page, 'notice')
    await button(page, '发出公示').click()
    await sendNow(page)
    await open(page, `/console/m/${matter.matterId}/notice`)
    await page.getByText('让村民能提异议').click()
    const slips = await page.getByRole('link', { name: '打印小条' }).getAttribute('href')
    expect((await page.request.get(at(slips ?? ''))).status()).toBe(200)
    await page.locator('.tile', { hasText: '王秀兰' }).click()
    const link = await page.locator('.copy-text .text').innerText()
    await look(page, 'notice-links-360')
    const objected = await fetch(link, {
      method: 'POST',
      body: new URLSearchParams({ text: '水泵单价贵了，请再问两家。', commandId: randomUUID(), confirm: 'yes' }),
    })
    expect(objected.status).toBe(200)
    await open(page, `/console/m/${matter.matterId}/notice`)
    await page.getByText('水泵单价贵了').waitFor()
    await button(page, '发出答复').click()
    await page.getByText('请选采纳还是不采纳').first().waitFor()
    await page.locator('.pick', { hasText: /^采纳/ }).click()
    await button(page, '说得对，已改正').click()
    await lookWell(page, 'notice-objection')
    await button(page, '发出答复').click()
    await page.getByText('答复：说得对，已改正').waitFor()
    await page.getByText('重新公示中').waitFor()
    await look(page, 'notice-answered-360')
  })

  test('nothing complained on either phone', () => {
    expect([...clerk.complaints, ...helper.complaints].filter((text) => !offline.test(text))).toEqual([])
  })
})

test('every page stands in English, also with the largest text', async () => {
  const { matterId, topicId } = village.done
  const { page, context, complaints } = await openConsole(browser, await village.signInLink('clerk'), {
    language: 'en-US',
  })
  const pages = {
    minutes: `/console/m/${village.discussion.matterId}/minutes`,
    'minutes-done': `/console/m/${matterId}/minutes`,
    assign: `/console/m/${matterId}/assign?topic=${topicId}`,
    notice: `/console/m/${village.discussion.matterId}/notice`,
    roster: `/console/roster/${villageCode}`,
  }
  for (const [name, address] of Object.entries(pages)) {
    await page.evaluate(() => localStorage.setItem('cunyi-text-size', 'normal'))
    await open(page, address)
    await page.locator('.sheet, .card, table').first().waitFor()
    await look(page, `${name}-en-360`)
    await page.evaluate(() => localStorage.setItem('cunyi-text-size', 'huge'))
    await open(page, address)
    await page.locator('.sheet, .card, table').first().waitFor()
    await look(page, `${name}-en-huge-360`)
  }
  expect(complaints).toEqual([])
  await context.close()
})

describe('the pages about people', () => {
  test('one’s own page changes size and language, ends sessions and leads out', async () => {
    const old = await openConsole(browser, await village.signInLink('helper'))
    const { page, context, complaints } = await openConsole(browser, await village.signInLink('helper'))
    await open(page, '/console/me')
    await page.getByText('催办：请技术员教大家保养').waitFor()
    await page.getByText('登录着的设备').click()
    await page.getByText('改密码').click()
    await lookWell(page, 'me')
    await page.getByText('特大', { exact: true }).click()
    expect(await page.evaluate(() => getComputedStyle(document.body).fontSize)).toBe('30px')
    await look(page, 'me-huge-360')
    await page.reload()
    await page.getByText('特大', { exact: true }).waitFor()
    expect(await page.evaluate(() => getComputedStyle(document.body).fontSize)).toBe('30px')
    await page.getByText('English', { exact: true }).click()
    await page.getByRole('heading', { name: 'Messages to me' }).waitFor()
    await look(page, 'me-huge-en-360')
    await page.getByText('Normal', { exact: true }).click()
    await look(page, 'me-en-360')
    await page.getByText('中文', { exact: true }).click()
    await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined))
    await context.setOffline(true)
    await page.reload()
    await page.getByRole('heading', { name: '我的', exact: true }).waitFor()
    await context.setOffline(false)
    await page.reload()
    await page.getByText('登录着的设备').click()
    await page
      .getByRole('button', { name: /^退出Linux/ })
      .first()
      .click()
    await page.getByText('那台已退出').waitFor()
    await button(page, '退出登录').click()
    await page.getByRole('heading', { name: '登录' }).waitFor()
    expect(complaints.filter((text) => !offline.test(text))).toEqual([])
    await context.close()
    await old.context.close()
  })

  test('a roster file is looked at, mended and imported whole', async () => {
    const { page, context, complaints } = await openConsole(browser, await village.signInLink('clerk'))
    await open(page, `/console/roster/${villageCode}`)
    await page.getByRole('row', { name: new RegExp(list) }).waitFor()
    const file = (text: string) => ({ name: '花名册.csv', mimeType: 'text/csv', buffer: Buffer.from(text) })
    const input = page.locator('input[type=file]')
    await input.setInputFiles(file('名单,编号,姓名,票数\r\n党员,d01,马明,1\r\n党员,d01,李红,很多\r\n'))
    await page.getByText('有1处要改').waitFor()
    await lookWell(page, 'roster-faults')
    await input.setInputFiles(file('名单,编号,姓名\r\n党员,d01,马明\r\n党员,d02,李红\r\n户代表,h01,王秀兰（户主）\r\n'))
    await page.getByText('导入后会这样').waitFor()
    await lookWell(page, 'roster-preview')
    await button(page, '导入').click()
    await page.getByText('导入好了：新增2人，更改1人').waitFor()
    await page.getByRole('row', { name: /党员/ }).waitFor()
    await look(page, 'roster-done-360')
    await input.setInputFiles(file('编号,姓名\r\nm01,赵一\r\n'))
    await page.getByLabel('这份名单叫什么').fill('成员')
    await button(page, '再看一遍').click()
    await page.getByText('导入后会这样').waitFor()
    expect(complaints).toEqual([])
    await context.close()
  })

  test('an administrator registers somebody, who signs in by the link shown', async () => {
    const { page, context, complaints } = await openConsole(browser, await village.signInLink('admin'))
    await open(page, `/console/staff/${villageCode}`)
    await page.getByText('海日汗').waitFor()
    await page.getByLabel('姓名').fill('高娃')
    await page.getByLabel('用户名').fill('clerk')
    await page.locator('.pick', { hasText: '帮扶干部' }).click()
    await button(page, '登记并生成登录链接').click()
    await page.getByText('这里已经有这个用户名：海日汗').first().waitFor()
    await page.getByLabel('用户名').fill('gaowa')
    await button(page, '登记并生成登录链接').click()
    const link = page.locator('.copy-text .text')
    await link.waitFor()
    await page.locator('.card', { hasText: 'gaowa' }).waitFor()
    await lookWell(page, 'staff')
    const hers = await openConsole(browser, await link.innerText())
    await hers.page.getByText('今天').first().waitFor()
    await page.locator('.card', { hasText: 'gaowa' }).getByRole('button', { name: '退出他所有设备' }).click()
    await page.getByText('高娃的所有设备都已退出').waitFor()
    await open(page, '/console/staff/0')
    await page.getByLabel('区划代码').fill(villageCode.slice(0, 9))
    await button(page, '打开').click()
    await page.getByRole('link', { name: '红光村' }).waitFor()
    await look(page, 'staff-township-360')
    expect(complaints).toEqual([])
    await hers.context.close()
    await context.close()
  })
})
