import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { votersOf } from '#test/support/voters-of.ts'
import { startChromium } from './chromium.ts'
import type { Phone, PhoneOptions } from './phone.ts'
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

/** Runs with a phone without script; afterwards the phone must have no cookie and have asked nobody but the village. */
async function withPhone(options: PhoneOptions, act: (phone: Phone) => Promise<void>): Promise<void> {
  const phone = await takePhone(browser, options)
  await act(phone)
  expect(await phone.cookies()).toEqual([])
  expect([...phone.origins]).toEqual([village.stack.origin])
  await phone.context.close()
}

const choice = (phone: Phone, text: string) => phone.page.locator('label').filter({ hasText: text })
const button = (phone: Phone, name: string) => phone.page.getByRole('button', { name, exact: true })
const receipt = (phone: Phone) => phone.page.locator('output[data-receipt]')

async function receiptAfterVoting(phone: Phone, text: string): Promise<string> {
  await phone.tap(choice(phone, text))
  await phone.follow(button(phone, '下一步：核对'))
  await phone.follow(button(phone, '确定投票'))
  return receipt(phone).innerText()
}

async function refusalAt(phone: Phone, address: string) {
  const response = await phone.page.goto(address)
  const main = phone.page.locator('main')
  return { status: response?.status(), code: await main.getAttribute('data-refusal'), says: await main.innerText() }
}

describe('a villager without script and without cookies', () => {
  test.each([
    ['360 px', { width: 360 }, ['同意修', '下一步：核对', '确定投票', '投票成功']],
    ['1280 px', { width: 1280 }, ['同意修', '下一步：核对', '确定投票', '投票成功']],
    ['360 px in English', { language: 'en-US' }, ['同意修', 'Next: check', 'Cast my vote', 'Your vote is in']],
  ] as const)('votes in three taps and gets a receipt (%s)', async (name, options, [pick, next, confirm, title]) => {
    const voter = { '360 px': 'h01', '1280 px': 'h02', '360 px in English': 'h03' }[name]
    const address = await village.link('vote', village.discussion.named, voter)
    await withPhone(options, async (phone) => {
      await phone.open(address)
      expect(await phone.page.locator('h1').innerText()).toContain('86,000')
      await phone.tap(choice(phone, pick).first())
      await phone.follow(button(phone, next))
      expect(await phone.page.locator('.box').innerText()).toContain(pick)
      await phone.follow(button(phone, confirm))
      expect(await phone.page.locator('h1').innerText()).toBe(title)
      expect(await receipt(phone).innerText()).toMatch(/^[2-9A-HJ-NP-Z]{10}$/)
      expect(phone.taps()).toBeLessThanOrEqual(3)
      await phone.open(address)
      expect(await phone.page.locator('h1').innerText()).toBe(title)
    })
  })

  test.each([
    ['by the link on the page', 'h04'],
    ["by the phone's own key", 'h05'],
  ] as const)('goes back %s and chooses otherwise', async (way, voter) => {
    await withPhone({}, async (phone) => {
      await phone.open(await village.link('vote', village.discussion.named, voter))
      await phone.tap(choice(phone, '不同意'))
      await phone.follow(button(phone, '下一步：核对'))
      expect(await phone.page.locator('.box').innerText()).toContain('不同意')
      if (way === 'by the link on the page') await phone.follow(phone.page.getByRole('link', { name: '返回重选' }))
      else await phone.page.goBack()
      await phone.tap(choice(phone, '弃权'))
      await phone.follow(button(phone, '下一步：核对'))
      expect(await phone.page.locator('.box').innerText()).toContain('弃权')
      await phone.follow(button(phone, '确定投票'))
      expect(await receipt(phone).count()).toBe(1)
    })
    expect(await votersOf(village.stack.world, village.discussion.named)).toContain(voter)
  })

  test('is asked to choose by the browser itself when nothing is chosen', async () => {
    await withPhone({}, async (phone) => {
      await phone.open(await village.link('vote', village.discussion.named, 'h06'))
      await phone.tap(button(phone, '下一步：核对'))
      expect(
        await phone.page
          .getByRole('radio')
          .first()
          .evaluate((radio) => radio.matches(':invalid')),
      ).toBe(true)
      expect(await button(phone, '确定投票').count()).toBe(0)
    })
  })

  test('who presses twice has voted once', async () => {
    const address = await village.link('vote', village.discussion.secret, 'h01')
    await withPhone({}, async (phone) => {
      await phone.open(address)
      await phone.tap(choice(phone, '包青山'))
      await phone.follow(button(phone, '下一步：核对'))
      await button(phone, '确定投票').dblclick()
      await phone.page.waitForURL(/\/receipt$/)
      const first = await receipt(phone).innerText()
      await phone.open(address)
      expect(await receipt(phone).innerText()).toBe(first)
    })
    expect(await votersOf(village.stack.world, village.discussion.secret)).toEqual(['h01'])
  })

  test('votes in secret, and the paper says so', async () => {
    const address = await village.link('vote', village.discussion.secret, 'h02')
    await withPhone({}, async (phone) => {
      await phone.open(address)
      expect(await phone.page.locator('main').innerText()).toContain('无记名：谁选了什么，没有人看得到。')
      const code = await receiptAfterVoting(phone, '李桂芝')
      expect(await phone.page.locator('main').innerText()).not.toContain('李桂芝')
      await phone.open(address)
      expect(await receipt(phone).innerText()).toBe(code)
    })
    // The same link on another phone of the family shows the same receipt, and no choice either.
    await withPhone({ width: 1280 }, async (phone) => {
      await phone.open(address)
      expect(await receipt(phone).count()).toBe(1)
      expect(await phone.page.locator('main').innerText()).not.toContain('李桂芝')
    })
  })

  test('chooses several, and is told when it is too many', async () => {
    await withPhone({}, async (phone) => {
      await phone.open(await village.link('vote', village.discussion.several, 'h01'))
      for (const text of ['养羊', '养牛', '种苜蓿']) await phone.tap(choice(phone, text))
      await phone.follow(button(phone, '下一步：核对'))
      expect(await phone.page.locator('main').getAttribute('data-refusal')).toBe('too-many-choices')
      expect(await phone.page.getByRole('alert').isVisible()).toBe(true)
      expect(await phone.page.getByRole('checkbox', { checked: true }).count()).toBe(3)
      await phone.tap(choice(phone, '养牛'))
      await phone.follow(button(phone, '下一步：核对'))
      expect(await phone.page.locator('.box').innerText()).toMatch(/养羊[\s\S]*种苜蓿/)
      expect(await phone.page.locator('.box').innerText()).not.toContain('养牛')
      await phone.follow(button(phone, '确定投票'))
      expect(await receipt(phone).count()).toBe(1)
    })
  })

  test('is told when the vote is over, the link is dead, or the matter is their own', async () => {
    const { matterId, named, over } = village.discussion
    const dead = await village.link('vote', named, 'h07')
    const body = { commandId: crypto.randomUUID(), act: 'vote', matterId, subject: named, list: '户代表', voter: 'h07' }
    await village.clerk.send('POST', '/api/links/reissue', body)
    const [closed, recused] = await Promise.all([village.link('vote', over, 'h11'), village.link('vote', named, 'h12')])
    await withPhone({}, async (phone) => {
      expect(await refusalAt(phone, closed)).toMatchObject({ status: 409, code: 'poll-closed' })
      expect(await refusalAt(phone, dead)).toMatchObject({ status: 410, code: 'link-revoked' })
      expect(await refusalAt(phone, recused)).toMatchObject({ status: 403, code: 'recused' })
      expect(await refusalAt(phone, `${village.stack.origin}/v/nothing`)).toMatchObject({
        status: 404,
        code: 'link-unknown',
      })
      expect(await phone.page.locator('main').innerText()).toContain('您可以这样做')
    })
  })

  test('votes with the keyboard alone and sees where they are', async () => {
    await withPhone({ width: 1280 }, async (phone) => {
      const { keyboard } = phone.page
      const focus = () =>
        phone.page.evaluate(() => {
          const at = document.activeElement
          if (at === null) return undefined
          const { outlineStyle, outlineWidth } = getComputedStyle(at)
          return {
            on: `${at.tagName} ${(at.getAttribute('value') ?? at.textContent).trim()}`,
            ring: `${outlineStyle} ${outlineWidth}`,
          }
        })
      const press = async (key: string, lands: string) => {
        await keyboard.press(key)
        expect(await focus()).toEqual({ on: lands, ring: 'solid 3px' })
      }
      await phone.open(await village.link('vote', village.discussion.named, 'h08'))
      await press('Tab', 'A English')
      await press('Tab', 'INPUT yes')
      await press('ArrowDown', 'INPUT no')
      await press('Tab', 'BUTTON 下一步：核对')
      await keyboard.press('Enter')
      await button(phone, '确定投票').waitFor()
      await press('Tab', 'A English')
      await press('Tab', 'BUTTON yes')
      await keyboard.press('Enter')
      await receipt(phone).waitFor()
    })
    expect(await votersOf(village.stack.world, village.discussion.named)).toContain('h08')
  })
})
