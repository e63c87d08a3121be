import { randomUUID } from 'node:crypto'
import type { Browser } from 'playwright-core'
import readWorkbook from 'read-excel-file/node'
import * as z from 'zod'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startChromium } from '../browser/chromium.ts'
import type { Knock } from '../support/door.ts'
import { done, doorsAt, form } from '../support/door.ts'
import type { MatterAt } from '../support/matter.ts'
import { command, linkFor, matterAt } from '../support/matter.ts'
import type { TestStack } from '../support/stack.ts'
import { testStack } from '../support/stack.ts'
import type { Person, Village } from '../support/village.ts'
import { firstAdministrator, village } from '../support/village.ts'

let stack: TestStack
let knock: Knock
let home: Village
let elsewhere: Village
let matter: MatterAt
let browser: Browser

beforeAll(async () => {
  ;[stack, browser] = await Promise.all([testStack(), startChromium()])
  knock = doorsAt(stack.origin)
  const root = await firstAdministrator(stack)
  home = await village(stack, root, { code: '150926100201', name: '伊和背村', households: 50 })
  elsewhere = await village(stack, root, { code: '150926100202', name: '塔布村' })
  matter = await matterAt({ knock, village: home }, 'discuss')
}, 60_000)
afterAll(async () => {
  await browser?.close()
  await stack?.close()
})

const kinds = ['slips', 'delivery', 'spoken'] as const
const at = (kind: (typeof kinds)[number], query = `act=vote&subject=${matter.pollId}`) =>
  `/staff/matters/${matter.id}/${kind}?${query}`
const file = (query = `act=vote&subject=${matter.pollId}`) => `/api/matters/${matter.id}/links.xlsx?${query}`
const look = (path: string, by: Person | undefined = home.organizer) =>
  knock({ method: 'GET', path, session: by?.session })

async function codes(): Promise<Map<string, string>> {
  const body = { commandId: randomUUID(), matterId: matter.id, subject: matter.pollId, list: home.list, voters: 'all' }
  const call = { method: 'POST', path: '/api/links/spoken', session: home.organizer.session, body }
  const shape = z.object({ codes: z.array(z.object({ code: z.string(), digits: z.string() })) })
  return new Map((await done(knock, call, shape)).codes.map(({ code, digits }) => [code, digits]))
}

const grouped = (digits = '') => `${digits.slice(0, 4)} ${digits.slice(4)}`

test('before there are links each page says so, writes nothing by being looked at, and makes them with a button', async () => {
  for (const kind of kinds) {
    const heard = await look(at(kind))
    expect(heard.status, kind).toBe(200)
    expect(heard.text, kind).toContain('还没有生成链接')
    expect((await look(at(kind))).text).toBe(heard.text)
  }
  const headers = { ...form('', []).headers, Authorization: `Bearer ${home.organizer.session}` }
  expect((await knock({ method: 'POST', path: at('spoken'), headers, body: '' })).status).toBe(303)
  for (const kind of kinds) expect((await look(at(kind))).text, kind).not.toContain('还没有生成链接')
})

test('the slips, the list to read out, the messages and the file hold the same codes and links', async () => {
  const given = await codes()
  const [slips, spoken, delivery] = await Promise.all(kinds.map((kind) => look(at(kind))))
  for (const digits of given.values())
    for (const page of [slips, spoken, delivery]) expect(page?.text).toContain(grouped(digits))
  const address = `${stack.origin.replace('http://', '')}/h/${home.code}`
  for (const page of [spoken, delivery]) expect(page?.text).toContain(address)
  expect(slips?.text).toContain(`<span>/h/${home.code}</span>`)

  const link = await linkFor({ knock, village: home }, matter.id, { act: 'vote', subject: matter.pollId }, 'h01')
  const answer = await fetch(stack.origin + file(), { headers: { Authorization: `Bearer ${home.organizer.session}` } })
  expect(answer.headers.get('cache-control')).toBe('no-store')
  expect(answer.headers.get('content-disposition')).toContain(encodeURIComponent('伊和背村短信名单'))
  const [sheet] = await readWorkbook(Buffer.from(await answer.arrayBuffer()))
  const rows = sheet?.data ?? []
  expect(rows[0]).toEqual(['编号', '姓名', '手机号', '短信内容', '短信内容（口令）', '链接', '口令'])
  expect(rows).toHaveLength(home.voters.length + 1)
  const [code, name, phone, sms, byCode, url, digits] = rows[1] ?? []
  expect([code, name, phone, url, digits]).toEqual([
    'h01',
    '户主·1',
    null,
    stack.origin + link,
    grouped(given.get('h01')),
  ])
  expect(sms).toContain(stack.origin + link)
  expect(byCode).toContain(`打开 ${address} 输口令${grouped(given.get('h01'))}`)
  for (const row of rows.slice(1))
    for (const text of [row[3], row[4]]) expect(String(text).length).toBeLessThanOrEqual(70)
})

test('who has voted is told once five have, and nothing is claimed of links that were opened', async () => {
  const vote = [
    ['choices', 'yes'],
    ['confirm', 'yes'],
  ] as const
  const order = { act: 'vote', subject: matter.pollId } as const
  for (const voter of ['h01', 'h02', 'h03', 'h04']) {
    const path = await linkFor({ knock, village: home }, matter.id, order, voter)
    expect((await knock(form(path, vote))).status).toBe(303)
  }
  const before = (await look(at('delivery'))).text
  expect(before).toContain('先不显示谁投了')
  expect(before).not.toContain('<p>已投</p>')
  const fifth = await linkFor({ knock, village: home }, matter.id, order, 'h05')
  expect((await knock(form(fifth, vote))).status).toBe(303)
  const opened = await linkFor({ knock, village: home }, matter.id, order, 'h06')
  const { text } = await look(at('delivery'))
  expect(text.split('<p>已投</p>')).toHaveLength(6)
  expect(text).toContain('系统不知道，也不猜')
  expect((await knock({ method: 'GET', path: opened })).status).toBe(200)
  expect((await look(at('delivery'))).text).toBe(text)
})

describe('the printed', () => {
  const open = async (path: string) => {
    const context = await browser.newContext({ locale: 'zh-CN', viewport: { width: 1000, height: 1200 } })
    await context.addCookies([{ name: 'cunyi_session', value: home.organizer.session, url: stack.origin }])
    const page = await context.newPage()
    await page.goto(stack.origin + path)
    return { context, page }
  }

  test('slips keep 24 to a sheet with code and address, and nothing on them runs over', async () => {
    for (const lang of ['zh', 'en']) {
      const { context, page } = await open(`${at('slips')}&lang=${lang}`)
      const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1')
      expect(pdf.match(/\/Type\s*\/Page\b/g)).toHaveLength(3)
      const spilling = await page
        .locator('.slip')
        .evaluateAll((found) =>
          found.flatMap((slip) =>
            [slip, ...slip.querySelectorAll('.middle, .how, .what, .said')]
              .filter((box) => box.scrollHeight > box.clientHeight + 1 || box.scrollWidth > box.clientWidth + 1)
              .map((box) => `${box.className}: ${box.scrollHeight} in ${box.clientHeight}`),
          ),
        )
      expect(spilling).toEqual([])
      await context.close()
    }
  })

  test('list is a page of A4 whose digits are large', async () => {
    const { context, page } = await open(at('spoken'))
    const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1')
    expect(pdf).toMatch(/\/MediaBox\s*\[0 0 59[45][.\d]* 84[12][.\d]*\]/)
    await context.close()
  })
})

describe('all of it', () => {
  test('is for the village’s organizers alone', async () => {
    for (const [who, code, status] of [
      [home.helper, 'not-your-role', 403],
      [home.townshipSupervisor, 'not-your-role', 403],
      [elsewhere.organizer, 'not-your-village', 403],
      [undefined, 'signed-out', 401],
    ] as const) {
      for (const kind of kinds)
        for (const method of ['GET', 'POST']) {
          const heard = await knock({ method, path: at(kind), session: who?.session })
          expect([kind, heard.status, heard.mark]).toEqual([kind, status, code])
        }
      const heard = await knock({ method: 'GET', path: file(), session: who?.session })
      expect([heard.status, heard.refusal?.code]).toEqual([status, code])
    }
  })

  test('goes into no cache and tells no other site where it was', async () => {
    for (const kind of kinds) {
      const { headers } = await look(at(kind))
      expect(headers.get('cache-control')).toBe('no-store')
      expect(headers.get('referrer-policy')).toBe('same-origin')
      expect(headers.get('content-security-policy')).toContain("default-src 'none'")
    }
    const hall = await knock({ method: 'GET', path: `/h/${home.code}` })
    expect(hall.headers.get('cache-control')).toBe('no-store')
    expect(hall.headers.get('referrer-policy')).toBe('no-referrer')
  })

  test.each([
    ['delivery', 'act=invite', 'not-found'],
    ['delivery', 'act=dance', 'invalid'],
    ['delivery', 'act=vote&subject=NothingHasThisId', 'poll-not-open'],
    ['spoken', 'act=object&subject=NothingHasThisId', 'invalid'],
  ] as const)('%s refuses %s: %s', async (kind, query, code) => {
    expect((await look(at(kind, query))).mark).toBe(code)
  })

  test('is also there for notices and evaluations, without codes', async () => {
    const { id } = await command(knock, home.organizer, matter.id, 'publish-notice', { subject: '修路预算', days: 7 })
    for (const query of [`act=object&subject=${id}`, `act=evaluate&subject=${matter.topicId}&list=${home.list}`]) {
      const headers = { ...form('', []).headers, Authorization: `Bearer ${home.organizer.session}` }
      expect((await knock({ method: 'POST', path: at('delivery', query), headers, body: '' })).status).toBe(303)
      const { text } = await look(at('delivery', query))
      expect(text).toContain('户主·50，您好！')
      expect(text).not.toContain('短信（口令）')
      expect((await look(file(query))).status).toBe(200)
    }
  })
})

test('none of this was an error to the product', () => {
  expect(stack.errors).toEqual([])
})
