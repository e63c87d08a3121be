import type { Browser } from 'playwright-core'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, test } from 'vitest'
import * as z from 'zod'
import { startChromium } from './chromium.ts'
import { villageCode } from './matters.ts'
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

/** Runs with a phone without script, which must end without a cookie and have asked only the village and, if told, the photo store. */
async function withPhone(options: PhoneOptions, act: (phone: Phone) => Promise<string | undefined>): Promise<void> {
  const phone = await takePhone(browser, options)
  const photoStore = await act(phone)
  expect(await phone.cookies()).toEqual([])
  expect([...phone.origins]).toEqual([village.stack.origin, ...(photoStore === undefined ? [] : [photoStore])])
  await phone.context.close()
}

const button = (phone: Phone, name: string) => phone.page.getByRole('button', { name, exact: true })
const main = (phone: Phone) => phone.page.locator('main')
const photoForm = (phone: Phone) => phone.page.locator('form', { has: phone.page.getByLabel('选照片') })

async function raise(phone: Phone, title: string): Promise<void> {
  await phone.open(`${village.stack.origin}/raise/${villageCode}?matter=${village.discussion.matterId}`)
  await phone.page.getByLabel('一句话说是什么事').fill(title)
  await phone.page.getByLabel('具体情况').fill('桥面有洞，孩子上学要绕路。')
  await phone.follow(button(phone, '下一步'))
  await phone.page.getByLabel('电话').fill('0475 123456')
  await phone.follow(button(phone, '提交议题'))
}

test.each([{ width: 360 }, { width: 1280 }])(
  'a villager raises a topic and sends its photo straight to the photo store (%o)',
  async (options) => {
    await withPhone(options, async (phone) => {
      await raise(phone, `修村西小桥（${options.width}）`)
      const followed = phone.page.url()
      expect(followed).toContain('/t/')
      expect(await main(phone).getAttribute('data-topic')).toBe('received')
      expect(await main(phone).innerText()).toContain('修村西小桥')
      expect(await main(phone).innerText()).not.toContain('0475')

      const target = await photoForm(phone).getAttribute('action')
      const photoStore = new URL(target ?? '').origin
      expect(photoStore).not.toBe(village.stack.origin)
      const buffer = await sharp({ create: { width: 640, height: 480, channels: 3, background: '#6a5' } })
        .jpeg()
        .toBuffer()
      await phone.page.getByLabel('选照片').setInputFiles({ name: '桥.jpg', mimeType: 'image/jpeg', buffer })
      await phone.follow(button(phone, '上传照片'))
      expect(new URL(phone.page.url()).pathname).toBe(new URL(followed).pathname)
      expect(await main(phone).innerText()).toMatch(/照片已送到，正在检查|已收到1张照片/)
      expect(await button(phone, '上传照片').count()).toBe(0)
      // The store's own event starts the inspection; at the bare address the page may offer the form until then.
      await expect.poll(async () => (await phone.open(followed), main(phone).innerText())).toContain('已收到1张照片')
      expect(await button(phone, '上传照片').count()).toBe(0)
      return photoStore
    })
  },
)

test('a topic without a photo is never said to have one', async () => {
  await withPhone({}, async (phone) => {
    await raise(phone, '给村口装一盏灯')
    const page = phone.page.url()
    const topicId = await topicIdOf('给村口装一盏灯')
    await village.clerk.command(village.discussion.matterId, 'decline-topic', { topicId, reason: '旗里今年统一安装' })
    await phone.open(page)
    expect(await main(phone).innerText()).toContain('旗里今年统一安装')
    expect(await main(phone).innerText()).not.toContain('已收到')
    return undefined
  })
})

test('a file that is no photo is not counted as one', async () => {
  await withPhone({}, async (phone) => {
    await raise(phone, '井水发浑')
    const page = phone.page.url()
    const photoStore = new URL((await photoForm(phone).getAttribute('action')) ?? '').origin
    const buffer = Buffer.from('this is no picture')
    await phone.page.getByLabel('选照片').setInputFiles({ name: 'x.jpg', mimeType: 'image/jpeg', buffer })
    await phone.follow(button(phone, '上传照片'))
    await village.stack.catchUp()
    await phone.open(page)
    expect(await main(phone).innerText()).not.toContain('已收到')
    expect(await main(phone).innerText()).toContain('照片没有收下。只收 JPEG、PNG、WebP 照片。')
    return photoStore
  })
})

test('a topic without a title comes back with what was typed', async () => {
  await withPhone({}, async (phone) => {
    await phone.open(`${village.stack.origin}/raise/${villageCode}?matter=${village.discussion.matterId}`)
    await phone.page.getByLabel('一句话说是什么事').fill('   ')
    await phone.page.getByLabel('具体情况').fill('说来话长')
    await phone.follow(button(phone, '下一步'))
    expect(await main(phone).getAttribute('data-refusal')).toBe('invalid')
    expect(await phone.page.getByLabel('具体情况').inputValue()).toBe('说来话长')
    await phone.tap(phone.page.getByRole('alert').getByRole('link'))
    expect(await phone.page.evaluate(() => location.hash)).toBe('#title')
    return undefined
  })
})

test.each([
  ['in Chinese', {}, '您不同意什么，为什么', '提交异议', '异议已收到'],
  [
    'in English, on a wide screen',
    { language: 'en-US', width: 1280 },
    'What do you object to, and why',
    'Send the objection',
    'Your objection is in',
  ],
] as const)('a villager objects to a notice (%s)', async (_how, options, label, send, done) => {
  const voter = 'language' in options ? 'h03' : 'h04'
  await withPhone(options, async (phone) => {
    await phone.open(await village.link('object', village.discussion.noticeId, voter))
    expect(await main(phone).innerText()).toContain('清淤 340 米')
    await phone.page.getByLabel(label).fill('盖板的单价比镇上贵。')
    await phone.follow(button(phone, send))
    expect(await phone.page.locator('h1').innerText()).toBe(done)
    expect(await main(phone).innerText()).not.toContain('盖板的单价')
    return undefined
  })
})

test.each([
  ['in Chinese', {}, '不满意', '下一步', '想说的话', '提交评价', '评价已收到，谢谢'],
  [
    'in English, on a wide screen',
    { language: 'en-US', width: 1280 },
    'Very satisfied',
    'Next',
    'Anything to add',
    'Send',
    'Thank you, it is in',
  ],
] as const)(
  'a villager evaluates with a face and words, and may change it (%s)',
  async (_how, options, word, next, comment, send, done) => {
    const address = await village.link('evaluate', village.done.topicId, 'language' in options ? 'h03' : 'h04')
    await withPhone(options, async (phone) => {
      for (let time = 0; time < 2; time += 1) {
        await phone.open(address)
        await phone.tap(phone.page.locator('label').filter({ has: phone.page.getByText(word, { exact: true }) }))
        await phone.follow(button(phone, next))
        expect(await main(phone).innerText()).toContain(word)
        await phone.page.getByLabel(comment).fill('塘边还差一段护栏。')
        await phone.follow(button(phone, send))
        expect(await phone.page.locator('h1').innerText()).toBe(done)
      }
      return undefined
    })
  },
)

test('anybody walks from the list of places to a matter and back, in either language', async () => {
  await withPhone({}, async (phone) => {
    await phone.open(village.stack.origin)
    for (let steps = 0; steps < 8 && !phone.page.url().includes('/b/'); steps += 1)
      await phone.follow(main(phone).locator('a').first())
    expect(await phone.page.locator('h1').innerText()).toBe('红光村公开栏')
    await phone.follow(phone.page.getByRole('link', { name: '2026年秋季议贫会', exact: true }))
    expect(await main(phone).innerText()).toContain('排水沟工程预算')
    await phone.follow(phone.page.getByRole('link', { name: 'English' }))
    expect(await main(phone).innerText()).toContain('Notice')
    await phone.follow(phone.page.getByRole('link', { name: /Back to the board/ }))
    expect(await phone.page.locator('h1').innerText()).toBe('Board of 红光村')
    return undefined
  })
})

test('a member of staff signs in by a link that works once, and comes to the console', async () => {
  const address = await village.signInLink('clerk')
  const phone = await takePhone(browser)
  await phone.open(address)
  expect(await phone.cookies()).toEqual([])
  expect(await main(phone).innerText()).toContain('海日汗，您好')
  await phone.follow(button(phone, '登录'))
  expect(new URL(phone.page.url()).pathname).toBe('/console/today')
  const [cookie] = await phone.context.cookies()
  expect(cookie).toMatchObject({ name: 'cunyi_session', httpOnly: true, sameSite: 'Lax' })
  const minutes = `${village.stack.origin}/staff/matters/${village.discussion.matterId}/minutes`
  expect((await phone.page.goto(minutes))?.status()).toBe(200)
  await phone.context.close()

  const other = await takePhone(browser)
  expect((await other.page.goto(address))?.status()).toBe(410)
  expect(await main(other).getAttribute('data-refusal')).toBe('link-used')
  expect((await other.page.goto(minutes))?.status()).toBe(401)
  await other.context.close()
})

const standing = z.object({
  matter: z.object({
    slices: z.object({ topic: z.object({ topics: z.array(z.object({ id: z.string(), title: z.string() })) }) }),
  }),
})

async function topicIdOf(title: string): Promise<string> {
  const { matter } = standing.parse(await village.clerk.send('GET', `/api/matters/${village.discussion.matterId}`))
  return matter.slices.topic.topics.find((topic) => topic.title === title)?.id ?? ''
}
