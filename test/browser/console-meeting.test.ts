import { randomUUID } from 'node:crypto'
import encodeQR from 'qr'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import * as z from 'zod'
import { startChromium } from './chromium.ts'
import type { DeskTop } from './console.ts'
import { openConsole } from './console.ts'
import { keepShot, misfitsOn, violationsOn, withLargeText } from './inspection.ts'
import { list, twoThirds, villageCode, yesOrNo } from './matters.ts'
import type { Village } from './village.ts'
import { startVillage } from './village.ts'

let village: Village
let browser: Browser
const opened: DeskTop[] = []

beforeAll(async () => {
  ;[village, browser] = await Promise.all([startVillage(), startChromium()])
}, 120_000)
afterAll(async () => {
  await browser?.close()
  await village?.close()
})

const topicTitle = '村西小桥加护栏'

/** A matter with a visit and a topic, ready to be called together for. */
async function proposed(visited = true): Promise<string> {
  const { clerk } = village
  const body = { commandId: randomUUID(), procedure: 'deliberation', title: '村西小桥' }
  const answer = await clerk.send('POST', `/api/villages/${villageCode}/matters`, body)
  const { matterId } = z.object({ matterId: z.string() }).parse(answer)
  const answers = { household: '王秀兰', needs: '小桥没有栏杆，夜里不敢走。' }
  if (visited) await clerk.command(matterId, 'record-visit', { answers })
  await clerk.command(matterId, 'raise-topic', { title: topicTitle, background: '桥长六米，两边没有护栏。' })
  return matterId
}

async function topicsOf(matterId: string): Promise<string[]> {
  const { topics } = z
    .object({
      matter: z.object({ slices: z.object({ topic: z.object({ topics: z.array(z.object({ id: z.string() })) }) }) }),
    })
    .transform(({ matter }) => matter.slices.topic)
    .parse(await village.clerk.send('GET', `/api/matters/${matterId}`))
  return topics.map(({ id }) => id)
}

async function convened(): Promise<string> {
  const matterId = await proposed()
  await village.clerk.command(matterId, 'convene', {
    answers: { kind: '村民代表会议', place: '村部', heldOn: '2099-01-05', heldAt: '19:30' },
    topics: await topicsOf(matterId),
    electorate: list,
  })
  return matterId
}

async function consoleAt(path: string, options: Parameters<typeof openConsole>[2] = {}): Promise<DeskTop> {
  const desk = await openConsole(browser, await village.signInLink('clerk'), options)
  opened.push(desk)
  await desk.page.goto(`${village.stack.origin}/console/${path}`)
  await desk.page.locator('h1').waitFor()
  return desk
}

/** The link past the menu waits beside the page until it has the focus. */
const misfits = async (page: Page) =>
  (await misfitsOn(page)).filter((one) => !/^(A|DIV) "(跳到正文|Skip to the content)/.test(one))

/** Looks at a page as axe, narrow and with large text, and keeps a picture. */
async function inspect(page: Page, name: string): Promise<void> {
  expect(await violationsOn(page), name).toEqual([])
  expect(await misfits(page), name).toEqual([])
  await keepShot(page, `console-meeting-${name}`)
  await withLargeText(page, 2, async () => {
    expect(await misfits(page), `${name} with large text`).toEqual([])
  })
}

const fold = (page: Page, title: string) => page.locator('summary', { hasText: title })
const tile = (page: Page, code: string) => page.locator(`input[data-code="${code}"]`)

test('a whole meeting is run from the phone: called, checked in, put to the vote, counted', async () => {
  const matterId = await proposed()
  const { page, context, complaints } = await consoleAt(`m/${matterId}/convene`)
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await page.locator('[data-preview=notice]').waitFor()

  // The law's ten days are said, and are no bar.
  await page.getByLabel('村民会议', { exact: true }).check()
  await expect.poll(() => page.locator('[data-warnings]').textContent()).toContain('10天')
  await page.getByLabel('村民代表会议', { exact: true }).check()
  await page.getByLabel('17:30', { exact: true }).check()
  await page.locator('#f-place').fill('村部院子')
  await inspect(page, 'convene')
  await page.getByLabel('微信群', { exact: true }).check()
  expect(await page.locator('[data-preview=wechat]').textContent()).toContain('村部院子')
  await page.getByRole('button', { name: '召集会议' }).click()
  await page.getByRole('heading', { name: '会议召集好了' }).waitFor()
  await page.getByRole('button', { name: '复制：微信群' }).click()
  await page.getByText('已复制').waitFor()
  expect(await page.evaluate(() => navigator.clipboard.readText())).toContain(topicTitle)
  await inspect(page, 'called')
  const [slips] = await Promise.all([context.waitForEvent('page'), page.getByText('打印签到纸条').click()])
  await slips.locator('.slip').first().waitFor()
  expect(await slips.locator('.slip').count()).toBe(12)
  await slips.close()

  await page.getByRole('link', { name: '到会场（签到、表决）' }).click()
  await tile(page, 'h01').waitFor()
  for (const n of [1, 2, 3, 4, 5, 6, 7]) await tile(page, `h0${n}`).check()
  await page.getByRole('button', { name: '签到（7）' }).click()
  const turnout = page.locator(`[data-list="${list}"]`)
  await expect.poll(() => turnout.getAttribute('data-present')).toBe('7')
  expect(await turnout.textContent()).toContain('过半：够了')
  expect(await turnout.textContent()).toContain('三分之二：还差1户')
  await tile(page, 'h08').check()
  await page.getByRole('button', { name: '签到（1）' }).click()
  await expect.poll(() => turnout.textContent()).toContain('三分之二：够了')
  await inspect(page, 'room')

  // Two taps: the topic, and the vote.
  await page.getByRole('button', { name: '开始表决' }).click()
  await inspect(page, 'open-poll')
  await page.getByRole('button', { name: '现在开始表决' }).click()
  await page.locator('[data-voted]').waitFor()
  const pollId = new URL(page.url()).pathname.split('/').at(-1) ?? ''

  // One voter by link, as the clerk sends it.
  await fold(page, '发链接和纸条').click()
  await page.getByRole('button', { name: '生成所有人的链接' }).click()
  await page.getByText('12个链接已生成').waitFor()
  await fold(page, '给一个人发链接').click()
  await tile(page, 'h01').check()
  const link = (await page.locator('[data-link]').getAttribute('data-link')) ?? ''
  const voted = await fetch(link, { method: 'POST', body: new URLSearchParams({ choices: 'yes', confirm: 'yes' }) })
  expect(voted.status).toBe(200)
  await expect.poll(() => page.locator('[data-voted]').getAttribute('data-voted'), { timeout: 10_000 }).toBe('1')
  await fold(page, '发链接和纸条').click()

  await fold(page, '当面代录').click()
  await tile(page, 'h02').check()
  await page.getByLabel('同意', { exact: true }).check()
  await page.locator('#f-witness').fill('包青山')
  expect(await page.locator('form .box').textContent()).toContain('海日汗代录，包青山见证')
  await inspect(page, 'assisted')
  await page.getByRole('button', { name: '录入这一票' }).click()
  await page.getByText('李桂芝', { exact: false }).first().waitFor()
  await page.getByText('回执号：').waitFor()
  await fold(page, '当面代录').click()

  await fold(page, '录入纸票').click()
  // Of so few in secret nobody is told who has voted: the register of the papers tells whose they are.
  await page.getByRole('button', { name: '签到没投的都选上（8）' }).click()
  for (const code of ['h01', 'h02']) await tile(page, code).first().uncheck()
  await page.getByLabel('同意', { exact: true }).fill('4')
  await page.getByLabel('不同意', { exact: true }).fill('1')
  expect(await page.locator('[data-sums]').textContent()).toContain('少了1')
  await page.locator('fieldset', { hasText: '监票人' }).locator('label', { hasText: '赵福顺' }).last().click()
  await page.getByRole('button', { name: '录入纸票' }).click()
  await page.locator('[data-refusal=tally-mismatch]').waitFor()
  await inspect(page, 'paper-refused')
  await page.getByLabel('弃权', { exact: true }).fill('1')
  await page.getByRole('button', { name: '录入纸票' }).click()
  await page.getByText('录好了6张纸票').waitFor()
  await expect.poll(() => page.locator('[data-voted]').getAttribute('data-voted')).toBe('8')
  await fold(page, '录入纸票').click()
  await inspect(page, 'poll')

  await page.getByRole('button', { name: '结束表决' }).click()
  await page.getByRole('button', { name: '马上发出' }).click()
  await page.locator(`[data-poll="${pollId}"]`).getByText('通过', { exact: false }).waitFor({ timeout: 15_000 })
  await page.locator(`[data-poll="${pollId}"]`).click()
  const result = page.locator('[data-outcome]')
  await result.waitFor()
  expect(await result.getAttribute('data-outcome')).toBe('passed')
  expect(await page.locator('[data-choice=yes] .n').textContent()).toBe('6')
  await inspect(page, 'result')
  for (const link of ['打印结果公告（A4）', '公布的计票文件']) {
    const address = (await page.getByRole('link', { name: link }).getAttribute('href')) ?? ''
    expect((await context.request.get(new URL(address, page.url()).href)).status(), link).toBe(200)
  }
  await page.setViewportSize({ width: 1280, height: 800 })
  await inspect(page, 'result-wide')
  expect(complaints).toEqual([])
}, 120_000)

test('without a visit the page says so before anybody is called', async () => {
  const { page, complaints } = await consoleAt(`m/${await proposed(false)}/convene`)
  await page.locator('[data-refusal=no-visit-yet]').waitFor()
  expect(await page.getByRole('button', { name: '召集会议' }).isDisabled()).toBe(true)
  await page.getByRole('link', { name: '去记走访' }).waitFor()
  await inspect(page, 'no-visit')
  expect(complaints).toEqual([])
})

/** A camera that films drawn slips: each text of the list in turn, as `window.slip` says. */
async function filming(page: Page): Promise<(text: string) => Promise<void>> {
  await page.evaluate(() => {
    const canvas = document.createElement('canvas')
    canvas.width = canvas.height = 400
    canvas.dataset['film'] = ''
    canvas.hidden = true
    document.body.append(canvas)
    const stream = canvas.captureStream(10)
    setInterval(() => {
      const context = canvas.getContext('2d')
      const rows = (canvas.dataset['film'] ?? '').split('\n')
      if (context === null) return
      context.fillStyle = '#fff'
      context.fillRect(0, 0, 400, 400)
      context.fillStyle = '#000'
      const side = Math.floor(340 / rows.length)
      for (const [y, row] of rows.entries())
        for (const [x, dark] of [...row].entries())
          if (dark === '1') context.fillRect(30 + x * side, 30 + y * side, side, side)
    }, 100)
    navigator.mediaDevices.getUserMedia = () => Promise.resolve(stream)
  })
  return async (text) => {
    const film = encodeQR(text, 'raw', { ecc: 'medium', border: 1 })
      .map((row) => row.map(Number).join(''))
      .join('\n')
    await page.evaluate((rows) => {
      const canvas = document.querySelector('canvas')
      if (canvas !== null) canvas.dataset['film'] = rows
    }, film)
  }
}

test('slips are read by the camera one after another; another meeting’s slip is told apart', async () => {
  const matterId = await convened()
  const { page, complaints } = await consoleAt(`m/${matterId}/meeting`)
  await tile(page, 'h01').waitFor()
  const show = await filming(page)
  const address = `${village.stack.origin}/b/${villageCode}/m/`
  await show(`${address}${matterId}#h03`)
  await page.getByRole('button', { name: '扫纸条签到' }).click()
  const turnout = page.locator(`[data-list="${list}"]`)
  await expect.poll(() => turnout.getAttribute('data-present'), { timeout: 20_000 }).toBe('1')
  await page.getByText('李桂芝，签到了').waitFor()
  await show(`${address}${village.discussion.matterId}#h04`)
  await page.getByText('这张纸条是另一次会议的').waitFor()
  await show(`${address}${matterId}#h05`)
  await expect.poll(() => turnout.getAttribute('data-present'), { timeout: 20_000 }).toBe('2')
  await keepShot(page, 'console-meeting-scan', 'window')
  await page.getByRole('button', { name: '扫好了' }).click()
  expect(await page.locator('video').count()).toBe(0)
  expect(complaints).toEqual([])
})

test('people are checked in without a signal, and it goes off later', async () => {
  const matterId = await convened()
  const { page, context } = await consoleAt(`m/${matterId}/meeting`)
  await tile(page, 'h01').waitFor()
  await context.setOffline(true)
  for (const code of ['h01', 'h02', 'h03']) await tile(page, code).check()
  await page.getByRole('button', { name: '签到（3）' }).click()
  const turnout = page.locator(`[data-list="${list}"]`)
  await expect.poll(() => turnout.getAttribute('data-present')).toBe('3')
  await context.setOffline(false)
  await page.getByText('都已送达').waitFor({ timeout: 20_000 })
  await expect.poll(() => turnout.getAttribute('data-present')).toBe('3')
  const { 'check-ins': here } = z
    .object({ 'check-ins': z.array(z.object({ code: z.string() })) })
    .parse(await village.clerk.send('GET', `/api/matters/${matterId}/check-ins`))
  expect(here.map(({ code }) => code).sort()).toEqual(['h01', 'h02', 'h03'])
})

test('votes kept without a signal are marked; one that is refused says what waits behind it', async () => {
  const matterId = await convened()
  const [topicId] = await topicsOf(matterId)
  const pollId = await village.clerk.command(matterId, 'open-poll', {
    topicId,
    question: '小桥加不加护栏？',
    choices: yesOrNo,
    electorate: list,
    secret: true,
    rule: twoThirds,
  })
  const { page, context } = await consoleAt(`m/${matterId}/poll/${pollId}`)
  await fold(page, '当面代录').click()
  await tile(page, 'h01').waitFor()
  await context.setOffline(true)
  for (const code of ['h01', 'h02']) {
    await tile(page, code).check()
    expect(await page.locator('.tile').count()).toBe(1)
    await page.getByRole('button', { name: '换人' }).waitFor()
    await page.getByLabel('同意修', { exact: true }).check()
    await page.getByRole('button', { name: '录入这一票' }).click()
    await page.getByText('的票已存在手机上').waitFor()
    await expect.poll(() => tile(page, code).isDisabled()).toBe(true)
  }
  expect(await page.locator('.tile', { has: tile(page, 'h01') }).textContent()).toContain('已存在手机上')
  await page.getByText('还有10户没投').waitFor()
  await inspect(page, 'votes-kept')
  await village.clerk.command(matterId, 'close-poll', { pollId })
  await context.setOffline(false)
  await page.getByText('1件没有办成').waitFor({ timeout: 20_000 })
  await page.locator('.sync').click()
  await page.locator('[data-held]').waitFor()
  expect(await page.locator('li.card').allTextContents()).toEqual([
    expect.stringContaining('没有办成'),
    expect.stringContaining('先看上面没有办成的那一件'),
  ])
  await inspect(page, 'held-back')
  await page.getByRole('button', { name: '知道了，删掉这一条' }).click()
  await page.locator('[data-held]').waitFor({ state: 'detached' })
}, 60_000)

test('own choices are typed one a line, by keyboard alone, in English', async () => {
  const matterId = await convened()
  const { page, complaints } = await consoleAt(`m/${matterId}/convene`, { width: 1280, language: 'en-US' })
  await page.locator('[data-preview=notice]').waitFor()
  await inspect(page, 'convene-en')
  await page.goto(`${village.stack.origin}/console/m/${matterId}/meeting`)
  await tile(page, 'h01').waitFor()
  await inspect(page, 'room-en')
  await page.getByRole('button', { name: 'Put to the vote' }).focus()
  await page.keyboard.press('Enter')
  await page.getByLabel('Yes / No').focus()
  await page.keyboard.press('ArrowRight')
  await page.getByLabel('One choice a line').focus()
  await page.keyboard.type('木护栏\n铁护栏\n水泥护栏')
  await page.getByLabel('2', { exact: true }).check()
  await inspect(page, 'open-poll-en')
  await page.getByRole('button', { name: 'Start the vote now' }).focus()
  await page.keyboard.press('Enter')
  await page.locator('[data-voted]').waitFor()
  const pollId = new URL(page.url()).pathname.split('/').at(-1) ?? ''
  const { poll } = z
    .object({ poll: z.object({ choices: z.array(z.object({ text: z.string() })), max: z.number() }) })
    .parse(await village.clerk.send('GET', `/api/polls/${pollId}`))
  expect(poll).toEqual({ choices: [{ text: '木护栏' }, { text: '铁护栏' }, { text: '水泥护栏' }], max: 2 })
  await inspect(page, 'poll-en')
  expect(complaints).toEqual([])
})

test('what people think is shown, and a low score is told before the matter is closed', async () => {
  const { done } = village
  const { page, complaints } = await consoleAt(`m/${done.matterId}/evaluate`)
  for (const [voter, score] of [
    ['h01', 2],
    ['h02', 3],
    ['h03', 2],
  ] as const) {
    const link = await village.link('evaluate', done.topicId, voter)
    await fetch(link, {
      method: 'POST',
      body: new URLSearchParams({ score: `${score}`, comment: score === 3 ? '还行' : '' }),
    })
  }
  await page.reload()
  await expect.poll(() => page.locator('[data-mean]').textContent(), { timeout: 15_000 }).toContain('2.3')
  await page.getByText('还行').waitFor()
  await page.locator('[data-hindrance=low-score]').waitFor()
  await inspect(page, 'evaluate')
  await page.getByRole('button', { name: '退回再办' }).click()
  await page.getByRole('button', { name: '马上发出' }).click()
  await page.locator('[data-refusal=low-score]').waitFor()
  await page.getByRole('link', { name: '安排新任务' }).waitFor()
  await page.getByText('都已送达').waitFor()
  await inspect(page, 'sent-back')
  expect(complaints).toEqual([])
})
