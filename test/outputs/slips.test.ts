import { randomUUID } from 'node:crypto'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import decodeQR from 'qr/decode.js'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startChromium } from '../browser/chromium.ts'
import type { Knock } from '../support/door.ts'
import { doorsAt, form } from '../support/door.ts'
import type { MatterAt } from '../support/matter.ts'
import { command, matterAt } from '../support/matter.ts'
import type { TestStack } from '../support/stack.ts'
import { testStack } from '../support/stack.ts'
import type { Person, Village } from '../support/village.ts'
import { firstAdministrator, village } from '../support/village.ts'

/** Two sheets and two slips of a third. */
const households = 50

let stack: TestStack
let knock: Knock
let home: Village
let elsewhere: Village
let large: Village
let matter: MatterAt
let browser: Browser

beforeAll(async () => {
  ;[stack, browser] = await Promise.all([testStack(), startChromium()])
  knock = doorsAt(stack.origin)
  const root = await firstAdministrator(stack)
  home = await village(stack, root, { code: '150926100201', name: '伊和背村', households })
  elsewhere = await village(stack, root, { code: '150926100202', name: '塔布村' })
  large = await village(stack, root, { code: '150926100203', name: '大村', households: 970 })
  matter = await matterAt({ knock, village: home }, 'discuss', '今年冬天修不修村东头的路')
}, 60_000)

afterAll(async () => {
  await browser?.close()
  await stack?.close()
})

const slips = (query: string, id = matter.id) => `/staff/matters/${id}/slips?${query}`
const look = (path: string, by: Person | undefined = home.organizer) =>
  knock({ method: 'GET', path, session: by?.session })

/** The page as the clerk's own browser shows it. */
async function opened(path: string): Promise<{ context: BrowserContext; page: Page }> {
  const context = await browser.newContext({
    locale: 'zh-CN',
    viewport: { width: 1000, height: 1200 },
    deviceScaleFactor: 2,
  })
  await context.addCookies([{ name: 'cunyi_session', value: home.organizer.session, url: stack.origin }])
  const page = await context.newPage()
  await page.goto(`${stack.origin}${path}`)
  return { context, page }
}

/** What a phone reads from what is on the screen there. */
async function readCode(page: Page, n: number): Promise<string> {
  const picture = await page.locator('.slip').nth(n).locator('svg').screenshot()
  const { data, info } = await sharp(picture).ensureAlpha().raw().toBuffer({ resolveWithObject: true })
  return decodeQR({ width: info.width, height: info.height, data: new Uint8Array(data) })
}

describe('invitations', () => {
  const path = () => slips(`act=invite&meeting=${matter.meetingId}`)

  test('hold one slip a household, whose code leads to the matter and checks that household in', async () => {
    const { context, page } = await opened(path())
    expect(await page.locator('.slip').count()).toBe(households)
    for (const n of [0, 23, 49])
      expect(await readCode(page, n)).toBe(`${stack.origin}/b/${home.code}/m/${matter.id}#${home.voters[n] ?? ''}`)
    const text = await page.locator('.slip').first().innerText()
    for (const said of ['伊和背村 · 村民会议', '户主·1', '修不修路', '3月1日（星期日）14:00', '村委会', '编号h01'])
      expect(text).toContain(said)
    await context.close()
  })

  test('are printed 24 to a sheet of A4, three by eight, and none runs over', async () => {
    const { context, page } = await opened(path())
    const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1')
    expect(pdf.match(/\/Type\s*\/Page\b/g)).toHaveLength(3)
    expect(pdf).toMatch(/\/MediaBox\s*\[0 0 59[45][.\d]* 84[12][.\d]*\]/)
    const boxes = await page
      .locator('.leaf')
      .first()
      .locator('.slip')
      .evaluateAll((found) =>
        found.map((slip) => {
          const { left, top } = slip.getBoundingClientRect()
          const spills = [slip, ...slip.querySelectorAll('.middle, .how, .what')].some(
            (box) => box.scrollHeight > box.clientHeight + 1 || box.scrollWidth > box.clientWidth + 1,
          )
          return { left, top, spills }
        }),
      )
    expect(boxes).toHaveLength(24)
    expect(new Set(boxes.map(({ left }) => Math.round(left))).size).toBe(3)
    expect(new Set(boxes.map(({ top }) => Math.round(top))).size).toBe(8)
    expect(boxes.filter(({ spills }) => spills)).toEqual([])
    await context.close()
  })
})

test('of a long list are printed in parts, one after the other', async () => {
  const { id } = await matterAt({ knock, village: large }, 'discuss')
  const first = await look(slips('act=invite', id), large.organizer)
  expect(first.text.split('<li class="slip">')).toHaveLength(961)
  expect(first.text).toContain('分2份打印，这是第1份')
  const next = /href="(\?act=invite&amp;part=2)"/.exec(first.text)?.[1]?.replace('&amp;', '&') ?? ''
  const last = await look(`/staff/matters/${id}/slips${next}`, large.organizer)
  expect(last.text.split('<li class="slip">')).toHaveLength(11)
  expect(last.text).not.toContain('下一份')
})

describe('slips with personal links', () => {
  const path = () => slips(`act=vote&subject=${matter.pollId}`)

  test('are not there before the links are, and the page that says so makes them', async () => {
    const heard = await look(path())
    expect(heard.status).toBe(200)
    expect(heard.text).toContain('还没有生成链接')
    expect(heard.text).not.toContain('class="slip"')
    // Under `no-referrer` a browser calls the origin of the page's own form `null` (Fetch, 3.2), and an old one says nothing else.
    expect(heard.headers.get('referrer-policy')).toBe('same-origin')
    expect((await look(path())).text).toBe(heard.text)

    const { context, page } = await opened(path())
    await page.getByRole('button', { name: '生成链接' }).click()
    await page.locator('.slip').first().waitFor()
    const address = new URL(await readCode(page, 1))
    expect(address.hash).toBe('#h02')
    const ballot = await knock({ method: 'GET', path: address.pathname })
    expect(ballot.status).toBe(200)
    expect(ballot.text).toContain('户主·2')
    await context.close()
  })

  test('are the links that the console gave out, and a link given anew replaces the old slip', async () => {
    const order = { act: 'vote', matterId: matter.id, subject: matter.pollId, list: home.list }
    const send = (where: string, more: object) =>
      knock({
        method: 'POST',
        path: where,
        session: home.organizer.session,
        body: { commandId: randomUUID(), ...order, ...more },
      })
    await send('/api/links', { voters: 'all' })
    const { link } = JSON.parse((await send('/api/links/reissue', { voter: 'h01' })).text)
    const { context, page } = await opened(path())
    expect(await readCode(page, 0)).toBe(`${String(link.url)}#h01`)
    await context.close()
  })

  test('to object and to evaluate name what they are for and until when', async () => {
    const noticeId = (
      await command(knock, home.organizer, matter.id, 'publish-notice', { subject: '修路预算', days: 7 })
    ).id
    for (const [query, said] of [
      [`act=object&subject=${noticeId}`, '有不同意见，手机扫码提出'],
      [`act=evaluate&subject=${matter.topicId}&list=${home.list}`, '手机扫码打分，只限本人用'],
    ] as const) {
      const session = home.organizer.session
      const headers = { ...form('', []).headers, Authorization: `Bearer ${session}` }
      expect((await knock({ method: 'POST', path: slips(query), headers, body: '' })).status).toBe(303)
      expect((await look(slips(query))).text).toContain(said)
    }
  })
})

describe('slips are refused', () => {
  test('to everybody but the village’s organizers, to look at and to make', async () => {
    for (const query of [`act=invite&meeting=${matter.meetingId}`, `act=vote&subject=${matter.pollId}`])
      for (const [who, code, status] of [
        [home.helper, 'not-your-role', 403],
        [home.townshipSupervisor, 'not-your-role', 403],
        [elsewhere.organizer, 'not-your-village', 403],
        [undefined, 'signed-out', 401],
      ] as const)
        for (const method of ['GET', 'POST']) {
          const heard = await knock({ method, path: slips(query), session: who?.session })
          expect([heard.status, heard.mark]).toEqual([status, code])
        }
  })

  test('to a form of another site, though the organizer’s cookie comes with it', async () => {
    const cookie = { Cookie: `cunyi_session=${home.organizer.session}`, 'Sec-Fetch-Site': 'cross-site' }
    const heard = await knock({ method: 'POST', path: slips(`act=vote&subject=${matter.pollId}`), headers: cookie })
    expect(heard.mark).toBe('signed-out')
  })

  test.each([
    ['act=invite&meeting=NothingHasThisId', 'not-found'],
    ['act=vote&subject=NothingHasThisId', 'poll-not-open'],
    ['act=object&subject=NothingHasThisId', 'not-found'],
    ['act=evaluate&subject=NothingHasThisId', 'not-found'],
    ['act=dance', 'invalid'],
    ['act=vote', 'invalid'],
  ])('for %s: %s', async (query, code) => {
    expect((await look(slips(query))).mark).toBe(code)
  })
})

describe('papers to hang up', () => {
  test('end with a code to the matter’s public page', async () => {
    const { context, page } = await opened(`/staff/matters/${matter.id}/papers/convening`)
    expect(await page.locator('h1').innerText()).toBe('伊和背村村民会议通知')
    const picture = await page.locator('.live svg').screenshot()
    const { data, info } = await sharp(picture).ensureAlpha().raw().toBuffer({ resolveWithObject: true })
    const read = decodeQR({ width: info.width, height: info.height, data: new Uint8Array(data) })
    expect(read).toBe(`${stack.origin}/b/${home.code}/m/${matter.id}`)
    await context.close()
  })

  test.each([
    ['result', 'not-found'],
    ['poster', 'not-found'],
  ])('%s is refused while there is none: %s', async (kind, code) => {
    expect((await look(`/staff/matters/${matter.id}/papers/${kind}`)).mark).toBe(code)
  })

  test('are for the village’s staff', async () => {
    expect((await look(`/staff/matters/${matter.id}/papers/convening`, home.helper)).status).toBe(200)
    expect((await look(`/staff/matters/${matter.id}/papers/convening`, elsewhere.organizer)).mark).toBe(
      'not-your-village',
    )
  })
})
