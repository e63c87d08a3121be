import { randomUUID } from 'node:crypto'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
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
}, 120_000)
afterAll(async () => {
  await browser?.close()
  await village?.close()
})

/** A matter whose topic is called together for, with nobody checked in. */
async function convened(title: string): Promise<string> {
  const { clerk } = village
  const body = { commandId: randomUUID(), procedure: 'deliberation', title }
  const answer = await clerk.send('POST', `/api/villages/${villageCode}/matters`, body)
  const { matterId } = z.object({ matterId: z.string() }).parse(answer)
  await clerk.command(matterId, 'record-visit', { answers: { household: '王秀兰', needs: '路灯坏了三盏。' } })
  const topicId = await clerk.command(matterId, 'raise-topic', { title, background: '从村部到小学。' })
  await clerk.command(matterId, 'convene', {
    answers: { kind: '村民代表会议', place: '村部', heldOn: '2099-01-05', heldAt: '19:30' },
    topics: [topicId],
    electorate: list,
  })
  return matterId
}

async function roomOf(matterId: string, options: Parameters<typeof openConsole>[2] = {}): Promise<DeskTop> {
  const desk = await openConsole(browser, await village.signInLink('clerk'), options)
  await desk.page.goto(`${village.stack.origin}/console/m/${matterId}/meeting`)
  await tile(desk.page, 'h01').waitFor()
  return desk
}

const fold = (page: Page, title: string) => page.locator('summary', { hasText: title })
const tile = (page: Page, code: string) => page.locator(`input[data-code="${code}"]`)
const pollIn = (page: Page): string => new URL(page.url()).pathname.split('/').at(-1) ?? ''

async function inspect(page: Page, name: string): Promise<void> {
  /** The link past the menu waits beside the page until it has the focus. */
  const misfits = async () => (await misfitsOn(page)).filter((one) => !/^(A|DIV) "(跳到正文|Skip to)/.test(one))
  expect(await violationsOn(page), name).toEqual([])
  expect(await misfits(), name).toEqual([])
  await keepShot(page, `console-poll-${name}`)
  await withLargeText(page, 2, async () => {
    expect(await misfits(), `${name} with large text`).toEqual([])
  })
}

async function voteByLink(matterId: string, pollId: string, voter: string, choice = 'yes'): Promise<void> {
  const links = await village.clerk.links({ act: 'vote', matterId, subject: pollId, list, voters: [voter] })
  const answer = await fetch(links.get(voter) ?? '', {
    method: 'POST',
    body: new URLSearchParams({ choices: choice, confirm: 'yes' }),
  })
  expect(answer.status).toBe(200)
}

/** Closes the poll and looks at its result. */
async function closePoll(page: Page, pollId: string): Promise<void> {
  await page.getByRole('button', { name: '结束表决' }).click()
  await page.getByRole('button', { name: '马上发出' }).click()
  const line = page.locator(`[data-poll="${pollId}"]`)
  await line.locator('.standing .soft').waitFor({ timeout: 15_000 })
  await line.click()
  await page.locator('[data-outcome]').waitFor()
}

async function pollOf(pollId: string) {
  const poll = z.looseObject({
    secret: z.boolean(),
    changeable: z.boolean().optional(),
    proxies: z.int().optional(),
    electorate: z.object({ count: z.int() }),
    mandates: z.array(z.object({ from: z.string(), to: z.string() })).optional(),
  })
  return z.object({ poll }).parse(await village.clerk.send('GET', `/api/polls/${pollId}`)).poll
}

test('a secret vote of a few is warned of before it opens, keeps names back, and is warned of again when all chose alike', async () => {
  const matterId = await convened('修三盏路灯')
  const { page, complaints } = await roomOf(matterId)
  await page.getByRole('button', { name: '开始表决' }).click()
  await fold(page, '更多').click()
  await page.getByText('无记名的票投了不能改', { exact: false }).waitFor()
  await page.getByLabel('最多代1人', { exact: true }).check()
  await fold(page, '改规则、名单、结束时间').click()
  await fold(page, '谁要回避').click()
  const aside = page.locator('fieldset.people', { hasText: '谁要回避' }).last()
  for (const n of ['05', '06', '07', '08', '09', '10', '11']) await aside.locator(`[data-code="h${n}"]`).check()
  expect(await page.locator('[data-few]').count()).toBe(0)
  await aside.locator('[data-code="h12"]').check()
  await page.locator('[data-few="4"]').waitFor()
  await page.getByRole('button', { name: '现在开始表决' }).click()
  await page.getByText('请先点这一项', { exact: false }).waitFor()
  await inspect(page, 'few')
  // Named votes need no such word.
  await page.getByLabel('记名', { exact: true }).check()
  await page.locator('[data-few]').waitFor({ state: 'detached' })
  await page.getByLabel('无记名', { exact: true }).check()
  await page.getByLabel('我知道，还是用无记名').check()
  await page.getByRole('button', { name: '现在开始表决' }).click()
  await page.locator('[data-voted]').waitFor()
  const pollId = pollIn(page)
  expect(await pollOf(pollId)).toMatchObject({ secret: true, proxies: 1, electorate: { count: 4 } })

  for (const voter of ['h01', 'h02', 'h03']) await voteByLink(matterId, pollId, voter)
  await expect.poll(() => page.locator('[data-voted]').getAttribute('data-voted'), { timeout: 10_000 }).toBe('3')
  await fold(page, '还有1户没投').click()
  expect(await page.locator('[data-who=held-back]').textContent()).toContain('不到5户')
  expect(await page.locator('[data-way]').count()).toBe(0)
  await inspect(page, 'held-back')
  await fold(page, '还有1户没投').click()

  // The phone does not know that she has voted; the server says so where she was named.
  await fold(page, '登记委托（0）').click()
  await tile(page, 'h01').check()
  await tile(page, 'h02').check()
  await page.getByRole('button', { name: '登记委托' }).click()
  const fault = page.locator('fieldset', { hasText: '谁委托别人投' }).locator('.fault')
  await fault.waitFor()
  expect(await fault.textContent()).toContain('已经投过')
  await inspect(page, 'mandate-refused')
  await page.getByRole('button', { name: '换人' }).first().click()
  await fold(page, '登记委托（0）').click()

  await fold(page, '录入纸票').click()
  for (const code of ['h03', 'h04'])
    await page.locator('fieldset', { hasText: '谁投了纸票' }).locator(`[data-code=${code}]`).check()
  await page.getByLabel('同意', { exact: true }).fill('2')
  await page.locator('#f-scrutineers').fill('包青山')
  await page.getByRole('button', { name: '录入纸票' }).click()
  await page.getByText('李桂芝已经投过', { exact: false }).waitFor()
  await page.getByRole('button', { name: '去掉李桂芝' }).click()
  await page.getByLabel('同意', { exact: true }).fill('1')
  await page.getByRole('button', { name: '录入纸票' }).click()
  await page.getByText('录好了1张纸票').waitFor()

  await closePoll(page, pollId)
  expect(await page.locator('.warned').textContent()).toContain('选得都一样')
  await inspect(page, 'unanimous')
  for (const paper of ['minutes', 'notice']) {
    await page.goto(`${village.stack.origin}/console/m/${matterId}/${paper}`)
    await page.locator('.warned').waitFor()
    await inspect(page, `unanimous-${paper}`)
  }
  expect(complaints).toEqual([])
}, 120_000)

test('a named vote may be changed and given by mandate; who voted where is told, and everything stands apart in the result', async () => {
  const matterId = await convened('村部到小学装路灯')
  const { page, context, complaints } = await roomOf(matterId)
  await page.getByRole('button', { name: '开始表决' }).click()
  await page.getByLabel('记名', { exact: true }).check()
  await fold(page, '更多').click()
  await page.getByLabel('截止前可以改票', { exact: true }).check()
  await page.getByLabel('最多代2人', { exact: true }).check()
  expect(await page.locator('form').textContent()).toContain('一人最多代2人')
  await inspect(page, 'more')
  await page.getByRole('button', { name: '现在开始表决' }).click()
  await page.locator('[data-voted]').waitFor()
  const pollId = pollIn(page)
  expect(await pollOf(pollId)).toMatchObject({ secret: false, changeable: true, proxies: 2 })

  // By keyboard: who is represented, who votes, and the link to hand over.
  await voteByLink(matterId, pollId, 'h12', 'no')
  await page.getByText('还有11户没投').waitFor({ timeout: 10_000 })
  await fold(page, '登记委托').focus()
  await page.keyboard.press('Enter')
  await tile(page, 'h03').focus()
  await page.keyboard.press('Space')
  await page.getByText('委托给谁投').waitFor()
  await tile(page, 'h04').focus()
  await page.keyboard.press('Space')
  await page.getByText('李桂芝委托赵福顺投票。').waitFor()
  await inspect(page, 'mandate')
  await page.getByRole('button', { name: '登记委托' }).focus()
  await page.keyboard.press('Enter')
  await page.getByText('登记好了：李桂芝委托赵福顺投票', { exact: false }).waitFor()
  const card = page.locator('[data-mandate=h03]')
  await card.getByRole('button', { name: '换发李桂芝的链接，交给赵福顺' }).click()
  const link = (await card.locator('[data-link]').getAttribute('data-link')) ?? ''
  expect(await (await fetch(link)).text()).toContain('书面委托赵福顺来投')
  // Who is represented or stands for somebody passes nothing on.
  expect(await page.locator('.tile', { has: tile(page, 'h04') }).textContent()).toContain('受李桂芝委托')
  await inspect(page, 'mandates')
  await fetch(link, { method: 'POST', body: new URLSearchParams({ choices: 'yes', confirm: 'yes' }) })
  await card.getByText('已投（链接）').waitFor({ timeout: 10_000 })
  await fold(page, '登记委托').click()

  await fold(page, '发链接和纸条').click()
  await fold(page, '给一个人发链接').click()
  await tile(page, 'h05').check()
  await page.getByRole('button', { name: '看口令' }).click()
  await page.getByText(/陈玉梅的口令：\d{4} \d{4}/).waitFor()
  await page.getByRole('button', { name: '换一个新链接' }).click()
  await page.getByText('这是新链接，旧的已经作废。').waitFor()
  await inspect(page, 'links')
  for (const name of ['朗读名单：每人一个口令', '逐个发微信、短信的话', '短信文本（.xlsx）']) {
    const address = (await page.getByRole('link', { name }).getAttribute('href')) ?? ''
    expect((await context.request.get(new URL(address, page.url()).href)).status(), name).toBe(200)
  }
  await fold(page, '发链接和纸条').click()

  await fold(page, '当面代录').click()
  await tile(page, 'h05').check()
  await page.getByLabel('同意', { exact: true }).check()
  await page.getByRole('button', { name: '录入这一票' }).click()
  await page.getByText('陈玉梅的票录好了').waitFor()
  await fold(page, '当面代录').click()
  await fold(page, '还有9户没投').click()
  await page.locator('[data-way=assisted]', { hasText: '陈玉梅' }).waitFor()
  expect(await page.locator('[data-way=link]').textContent()).toContain('李桂芝')
  expect(await page.locator('[data-who]').textContent()).toContain('平台不知道')
  await inspect(page, 'who')
  await page.setViewportSize({ width: 1280, height: 800 })
  await inspect(page, 'who-wide')
  await page.setViewportSize({ width: 360, height: 780 })

  await closePoll(page, pollId)
  expect(await page.locator('[data-channel=link] .n').textContent()).toBe('2')
  expect(await page.locator('[data-channel=assisted] .n').textContent()).toBe('1')
  const apart = await page.locator('[data-apart]').textContent()
  expect(apart).toContain('补发链接2次')
  expect(apart).toContain('1户')
  expect(await page.locator('.warned').count()).toBe(0)
  expect(await page.locator('.digest').textContent()).toMatch(/^[\w-]{43}$/)
  await inspect(page, 'result')
  const recount = (await page.getByRole('link', { name: '重新计票' }).getAttribute('href')) ?? ''
  expect(recount).toContain(`/b/${villageCode}/polls/${pollId}/recount`)
  expect((await fetch(new URL(recount, page.url()))).status).toBe(200)
  await page.setViewportSize({ width: 1280, height: 800 })
  await inspect(page, 'result-wide')
  expect(complaints).toEqual([])
}, 120_000)

test('the same stands in English', async () => {
  const matterId = await convened('给路灯装开关')
  const { page, complaints } = await roomOf(matterId, { width: 1280, language: 'en-US' })
  await page.getByRole('button', { name: 'Put to the vote' }).click()
  await page.getByLabel('Named', { exact: true }).check()
  await fold(page, 'More (changing a vote').click()
  await page.getByLabel('At most 1', { exact: true }).check()
  await inspect(page, 'more-en')
  await page.getByRole('button', { name: 'Start the vote now' }).click()
  await page.locator('[data-voted]').waitFor()
  await fold(page, 'Written mandates (0)').click()
  await fold(page, 'Who has voted').click()
  await inspect(page, 'open-en')
  expect(complaints).toEqual([])
}, 60_000)
