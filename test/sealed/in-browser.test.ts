import type { Browser, Request } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { keys } from '#functions/store/keys.ts'
import type { World } from '#functions/world.ts'
import type { Stack } from '#infra/local/stack.ts'
import { liveVillage, pollNow } from '#test/commands/live-village.ts'
import { numberOf } from '#web/sealed/seal-holds.ts'
import { startChromium } from '#test/browser/chromium.ts'
import { misfitsOn, smallTargetsOn, violationsOn } from '#test/browser/inspection.ts'
import type { Phone, PhoneOptions } from '#test/browser/phone.ts'
import { takePhone } from '#test/browser/phone.ts'
import type { SealedPoll } from './sealed-village.ts'
import { sealedPoll } from './sealed-village.ts'

let stack: Stack
let world: World
let close: () => Promise<void>
let browser: Browser
beforeAll(async () => {
  ;[{ stack, world, close }, browser] = await Promise.all([liveVillage(20), startChromium()])
})
afterAll(async () => {
  await browser?.close()
  await close?.()
})

const at = (path: string) => stack.origin + path
const button = (phone: Phone, name: string) => phone.page.getByRole('button', { name, exact: true })
const step = (phone: Phone, name: string) => phone.page.locator(`[data-step=${name}]`)
const told = (phone: Phone, title: string) => phone.page.getByRole('heading', { name: title })
const inHand = (phone: Phone) => told(phone, '票封好了，还没进票箱').waitFor()
const receipt = (phone: Phone) => phone.page.locator('output[data-receipt]')
const boxed = async (pollId: string) =>
  (await world.table.query({ pk: keys.sealed(pollId, '').pk }, world.urnTable)).map(({ sk }) => sk)

async function withPhone(options: PhoneOptions, act: (phone: Phone) => Promise<void>): Promise<void> {
  const phone = await takePhone(browser, { scripts: true, ...options })
  await act(phone)
  expect(await phone.cookies()).toEqual([])
  expect([...phone.origins]).toEqual([stack.origin])
  await phone.context.close()
}

/** Up to the page that says what was chosen. */
async function choose(phone: Phone, link: string, text: string): Promise<void> {
  await phone.open(at(link))
  await phone.tap(phone.page.locator('label').filter({ hasText: text }))
  await phone.tap(button(phone, '下一步：核对'))
  expect(await phone.page.locator('[data-chosen]').innerText()).toBe(text)
}

async function seal(phone: Phone, link: string, text = 'apples'): Promise<void> {
  await choose(phone, link, text)
  await phone.tap(button(phone, '封好我的票'))
  await inHand(phone)
}

/** All that a request tells: its headers, as they went out, and its body. */
const toldBy = async (request: Request) => JSON.stringify([await request.allHeaders(), request.postData()])

async function countsOf(poll: SealedPoll) {
  await poll.close()
  const { tally } = Object.assign({ tally: undefined }, await pollNow(world, poll.matterId, poll.pollId))
  return tally
}

describe('a voter in a sealed poll', () => {
  test('chooses, seals, puts it into the box and gets a receipt; the box is told nothing of the voter', async () => {
    const poll = await sealedPoll(world)
    const toBox: Promise<string>[] = []
    await withPhone({}, async (phone) => {
      phone.page.on('request', (request) => {
        if (request.url() === at(`/sealed/${poll.pollId}`)) toBox.push(toldBy(request))
      })
      await seal(phone, poll.link(1), 'beans')
      await phone.tap(button(phone, '现在投进票箱'))
      await step(phone, 'done').waitFor()
      expect(phone.taps()).toBe(4)
      const code = await receipt(phone).innerText()
      expect((await boxed(poll.pollId)).map((serial) => serial.slice(0, 10))).toEqual([code])
      expect(await phone.page.locator('main').innerText()).not.toContain('beans')
      expect(await phone.page.locator('main').innerText()).toContain(await numberOf(poll.seal))
      await phone.page.reload()
      await step(phone, 'done').waitFor()
      expect(await receipt(phone).innerText()).toBe(code)
      const kept = await phone.page.evaluate(
        () =>
          new Promise((resolve) => {
            const open = indexedDB.open('cunyi-sealed')
            open.addEventListener('success', () => {
              const all = open.result.transaction('papers').objectStore('papers').getAll()
              all.addEventListener('success', () => resolve(all.result))
            })
          }),
      )
      expect(kept).toEqual([{ at: 'boxed', receipt: code }])
    })
    const token = poll.link(1).slice('/v/'.length)
    expect(toBox.length).toBe(1)
    for (const told of await Promise.all(toBox))
      for (const sign of [token, '"referer"', '"cookie"']) expect(told).not.toContain(sign)
    expect(await countsOf(poll)).toMatchObject({ counts: { apples: 0, beans: 1, abstain: 0 } })
  })

  test('goes on after a reload where it broke off: sealed, asked for but not answered, put in but not answered', async () => {
    const poll = await sealedPoll(world)
    await withPhone({}, async (phone) => {
      await seal(phone, poll.link(2))
      await phone.page.reload()
      await step(phone, 'done').waitFor()
    })
    for (const [n, door] of [
      [3, '**/paper'],
      [4, '**/sealed/*'],
    ] as const)
      await withPhone({}, async (phone) => {
        await phone.context.route(door, async (route) => {
          await route.fetch()
          await route.abort()
        })
        await choose(phone, poll.link(n), 'apples')
        await phone.tap(button(phone, '封好我的票'))
        if (n === 4) await phone.tap(button(phone, '现在投进票箱'))
        await phone.page.getByRole('alert').waitFor()
        expect(await phone.page.getByRole('alert').innerText()).toContain('没有丢')
        await phone.context.unroute(door)
        await phone.page.reload()
        if (n === 3) await phone.tap(button(phone, '现在投进票箱'))
        await step(phone, 'done').waitFor()
      })
    expect((await boxed(poll.pollId)).length).toBe(3)
    expect(await countsOf(poll)).toMatchObject({ counts: { apples: 3 } })
  })

  test('need press nothing more: it goes in by itself after a while, and at once when the page is left', async () => {
    const poll = await sealedPoll(world)
    await withPhone({}, async (phone) => {
      await phone.page.clock.install()
      await seal(phone, poll.link(5))
      expect(await boxed(poll.pollId)).toEqual([])
      await phone.page.clock.fastForward('06:00')
      await step(phone, 'done').waitFor()
    })
    await withPhone({}, async (phone) => {
      await seal(phone, poll.link(6))
      await phone.page.goto('about:blank')
      await expect.poll(async () => (await boxed(poll.pollId)).length).toBe(2)
    })
  })

  test('is told where the paper is: on another phone, or sealed too late', async () => {
    const poll = await sealedPoll(world)
    const phone = await takePhone(browser, { scripts: true })
    await phone.context.route('**/sealed/*', (route) => route.abort())
    await seal(phone, poll.link(7))
    await withPhone({}, async (other) => {
      await other.open(at(poll.link(7)))
      await told(other, '这张票在另一部手机上').waitFor()
      expect(await other.page.locator('button:visible').count()).toBe(0)
    })
    await poll.close()
    await phone.context.unroute('**/sealed/*')
    await phone.page.reload()
    await told(phone, '这张票没进票箱').waitFor()
    await phone.context.close()
  })

  test('is told when too much or nothing is chosen, and may go back', async () => {
    const poll = await sealedPoll(world, { max: 1 })
    await withPhone({}, async (phone) => {
      await phone.open(at(poll.link(8)))
      await phone.tap(button(phone, '下一步：核对'))
      expect(await phone.page.getByRole('alert').innerText()).toContain('请至少选一项')
      await choose(phone, poll.link(8), 'apples')
      await phone.tap(button(phone, '返回重选'))
      await phone.tap(phone.page.locator('label').filter({ hasText: '弃权' }))
      await phone.tap(button(phone, '下一步：核对'))
      expect(await phone.page.locator('[data-chosen]').innerText()).toContain('弃权')
    })
  })

  test.each([
    ['without script', '封票要靠网页里的一小段程序', 'zh-CN'],
    ['without script, in English', 'Sealing needs a small script', 'en-US'],
  ] as const)('%s is told so, and where the hall is, and can press nothing', async (_how, sentence, language) => {
    const poll = await sealedPoll(world)
    await withPhone({ scripts: false, language }, async (phone) => {
      await phone.open(at(poll.link(9)))
      const says = await phone.page.locator('main').innerText()
      expect(says).toContain(sentence)
      expect(says).toContain(language === 'zh-CN' ? '到会场投纸票' : 'vote on paper in the hall')
      expect(await phone.page.locator('button:visible, input:visible').count()).toBe(0)
    })
  })

  test('sees pages that fit a small screen and can be read out, at every step', async () => {
    const poll = await sealedPoll(world)
    await withPhone({}, async (phone) => {
      const wrong = async (name: string) => [
        ...(await misfitsOn(phone.page)).map((one) => `${name}: ${one}`),
        ...(await smallTargetsOn(phone.page)).filter((one) => !one.endsWith(': 0x0')).map((one) => `${name}: ${one}`),
        ...(await violationsOn(phone.page)).map((one) => `${name}: ${one}`),
      ]
      const found: string[] = []
      await phone.open(at(poll.link(10)))
      await step(phone, 'choose').waitFor()
      found.push(...(await wrong('choose')))
      await choose(phone, poll.link(10), 'apples')
      found.push(...(await wrong('check')))
      await phone.tap(button(phone, '封好我的票'))
      await inHand(phone)
      found.push(...(await wrong('hand')))
      await phone.tap(button(phone, '现在投进票箱'))
      await step(phone, 'done').waitFor()
      found.push(...(await wrong('done')))
      expect(found).toEqual([])
    })
  })
})

describe('a server that gives one voter a key of their own', () => {
  test('shows another seal than the one that was fixed, on the phone and on the receipt', async () => {
    const [poll, other] = [await sealedPoll(world), await sealedPoll(world)]
    await withPhone({}, async (phone) => {
      await phone.context.route('**/v/*', async (route) => {
        const response = await route.fetch()
        await route.fulfill({ response, body: (await response.text()).replace(poll.seal, other.seal) })
      })
      await phone.open(at(poll.link(12)))
      await step(phone, 'choose').waitFor()
      const says = await phone.page.locator('main').innerText()
      expect(says).not.toContain(await numberOf(poll.seal))
      expect(says).toContain(await numberOf(other.seal))
      // And one that shows the fixed seal but signs with another key gets no paper at all.
      await phone.context.unroute('**/v/*')
      await phone.context.route('**/paper', (route) => route.continue({ url: at(`${other.link(12)}/paper`) }))
      await choose(phone, poll.link(12), 'apples')
      await phone.tap(button(phone, '封好我的票'))
      await phone.page.getByRole('alert').waitFor()
      expect(await step(phone, 'told').isVisible()).toBe(false)
    })
    expect([...(await boxed(poll.pollId)), ...(await boxed(other.pollId))]).toEqual([])
  })
})

describe('what a sealed vote costs a phone', () => {
  test('one page below 14 kB and one script that is kept for good; seconds on a slow processor', async () => {
    const poll = await sealedPoll(world)
    await withPhone({}, async (phone) => {
      const session = await phone.context.newCDPSession(phone.page)
      await session.send('Emulation.setCPUThrottlingRate', { rate: 4 })
      const answers: { url: string; bytes: number; kept: string | null }[] = []
      phone.page.on('response', async (response) => {
        const { responseBodySize, responseHeadersSize } = await response.request().sizes()
        const kept = await response.headerValue('cache-control')
        answers.push({ url: new URL(response.url()).pathname, bytes: responseBodySize + responseHeadersSize, kept })
      })
      await choose(phone, poll.link(11), 'apples')
      const begun = performance.now()
      await phone.tap(button(phone, '封好我的票'))
      await inHand(phone)
      const sealing = performance.now() - begun
      await phone.tap(button(phone, '现在投进票箱'))
      await step(phone, 'done').waitFor()
      const script = answers.find(({ url }) => url.startsWith('/s/'))
      const page = answers.find(({ url }) => url.startsWith('/v/'))
      console.log(JSON.stringify({ page: page?.bytes, script: script?.bytes, sealingMs: Math.round(sealing) }))
      expect(page?.bytes).toBeLessThan(14_000)
      expect(script?.kept).toContain('immutable')
      expect(script?.bytes).toBeLessThan(20_000)
      expect(sealing).toBeLessThan(10_000)
    })
  })
})
