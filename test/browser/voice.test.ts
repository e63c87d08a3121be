import { createHash, randomUUID } from 'node:crypto'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import * as z from 'zod'
import { wav } from '#test/photos/recordings.ts'
import { startChromium } from './chromium.ts'
import { keepShot, misfitsOn, smallTargetsOn, violationsOn, withLargeText } from './inspection.ts'
import { villageCode } from './matters.ts'
import type { Phone } from './phone.ts'
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

const button = (phone: Phone, name: string) => phone.page.getByRole('button', { name, exact: true })
const main = (phone: Phone) => phone.page.locator('main')

/** Through both screens of the form, as people do. */
async function raise(phone: Phone, title: string): Promise<string> {
  await phone.open(`${village.stack.origin}/raise/${villageCode}?matter=${village.discussion.matterId}`)
  await phone.page.getByLabel('一句话说是什么事').fill(title)
  await phone.follow(button(phone, '下一步'))
  expect(await phone.page.locator('h1').innerText()).toBe('怎样联系您')
  expect(await main(phone).innerText()).toContain(title)
  await phone.follow(button(phone, '不留联系方式，直接提交'))
  expect(await main(phone).getAttribute('data-topic')).toBe('received')
  return phone.page.url()
}

const heard = async (address: string, range: string) => {
  const answer = await fetch(address, { headers: { Range: range } })
  return [answer.status, answer.headers.get('content-type'), Buffer.from(await answer.arrayBuffer()).length]
}

test('a villager says it aloud without script, and hears it again', async () => {
  const phone = await takePhone(browser)
  const followed = await raise(phone, '村口的桥塌了一角')
  const file = { name: '录音.wav', mimeType: 'audio/wav', buffer: wav() }
  await phone.page.getByLabel('录音，或者选一个录音文件').setInputFiles(file)
  await phone.follow(button(phone, '上传录音'))
  expect(new URL(phone.page.url()).pathname).toBe(new URL(followed).pathname)
  expect(await main(phone).innerText()).toMatch(/录音已送到，正在检查|您说的话/)
  // One does not take the place of the other: the photo may still be sent.
  expect(await button(phone, '上传录音').count()).toBe(0)
  expect(await button(phone, '上传照片').count()).toBe(1)
  await village.stack.catchUp()
  await expect.poll(async () => (await phone.open(followed), main(phone).innerText())).toContain('您说的话')
  expect(await button(phone, '上传录音').count()).toBe(0)
  const src = (await phone.page.locator('audio').getAttribute('src')) ?? ''
  const address = new URL(src, followed).href
  expect(await heard(address, 'bytes=0-1')).toEqual([206, 'audio/wav', 2])
  expect(await heard(address, 'bytes=0-')).toEqual([206, 'audio/wav', wav().length])
  expect(await phone.cookies()).toEqual([])
  await phone.context.close()
})

test('a file that is no recording is said to be none, and what to do', async () => {
  const phone = await takePhone(browser)
  const followed = await raise(phone, '水泵不转')
  const file = { name: 'x.mp3', mimeType: 'audio/mpeg', buffer: Buffer.from('this is no recording') }
  await phone.page.getByLabel('录音，或者选一个录音文件').setInputFiles(file)
  await phone.follow(button(phone, '上传录音'))
  await village.stack.catchUp()
  await expect
    .poll(async () => (await phone.open(followed), main(phone).innerText()))
    .toContain('录音没有收下。这个文件不是录音，或者已经损坏。您可以打电话给村文书，或者当面说。')
  await phone.context.close()
})

const ticket = z.object({
  photoId: z.string(),
  upload: z.object({ url: z.string(), fields: z.record(z.string(), z.string()) }),
})

/** As the console does it: a ticket, a form post to the store, then the command. */
async function answerBy(topicId: string): Promise<void> {
  const { clerk, discussion, stack } = village
  const bytes = wav(1)
  const sha256 = createHash('sha256').update(bytes).digest('base64')
  const order = { commandId: randomUUID(), village: villageCode, type: 'audio/wav', length: bytes.length, sha256 }
  const { photoId, upload } = ticket.parse(await clerk.send('POST', '/api/photos', order))
  const form = new FormData()
  for (const [name, value] of Object.entries(upload.fields)) form.append(name, value)
  form.append('file', new Blob([new Uint8Array(bytes)]), 'note')
  await fetch(upload.url, { method: 'POST', body: form })
  await stack.catchUp()
  await clerk.command(discussion.matterId, 'add-voice', { topicId, voice: photoId })
}

const standing = z.object({
  matter: z.object({
    slices: z.object({ topic: z.object({ topics: z.array(z.object({ id: z.string(), title: z.string() })) }) }),
  }),
})

test.each([
  { width: 360, language: 'zh-CN' },
  { width: 1280, language: 'en-US' },
] as const)('the page plays both notes, is readable by all and fits ($width px)', async ({ width, language }) => {
  const writing = await takePhone(browser)
  const title = `给村口装灯（${width}）`
  const followed = await raise(writing, title)
  const file = { name: 'a.wav', mimeType: 'audio/wav', buffer: wav() }
  await writing.page.getByLabel('录音，或者选一个录音文件').setInputFiles(file)
  await writing.follow(button(writing, '上传录音'))
  await writing.context.close()
  const { matter } = standing.parse(await village.clerk.send('GET', `/api/matters/${village.discussion.matterId}`))
  await answerBy(matter.slices.topic.topics.find((topic) => topic.title === title)?.id ?? '')

  const phone = await takePhone(browser, { width, language, scripts: true })
  const complaints: string[] = []
  phone.page.on('console', (message) => complaints.push(message.text()))
  await phone.open(followed)
  await expect.poll(async () => (await phone.page.reload(), phone.page.locator('audio').count())).toBe(2)
  // The browser itself takes it for sound, in spite of the policy that lets pages load next to nothing.
  const lengths = await phone.page.evaluate(() =>
    Promise.all(
      [...document.querySelectorAll('audio')].map(
        (audio) =>
          new Promise<number>((resolve, reject) => {
            audio.addEventListener('loadedmetadata', () => resolve(audio.duration))
            audio.addEventListener('error', () => reject(new Error(audio.error?.message)))
            audio.load()
            audio.preload = 'metadata'
          }),
      ),
    ),
  )
  expect(lengths).toEqual([0.5, 1])
  expect(await misfitsOn(phone.page)).toEqual([])
  expect(await smallTargetsOn(phone.page)).toEqual([])
  expect(await violationsOn(phone.page)).toEqual([])
  await keepShot(phone.page, `follow-voice-${width}`)
  await withLargeText(phone.page, 2, async () => expect(await misfitsOn(phone.page)).toEqual([]))
  expect(complaints).toEqual([])
  await phone.context.close()
})

test('both screens of the form are readable by all and fit', async () => {
  const phone = await takePhone(browser, { scripts: true })
  await phone.open(`${village.stack.origin}/raise/${villageCode}?matter=${village.discussion.matterId}`)
  for (const screen of ['topic', 'contact']) {
    expect(await main(phone).getAttribute('data-screen')).toBe(screen)
    expect(await misfitsOn(phone.page)).toEqual([])
    expect(await smallTargetsOn(phone.page)).toEqual([])
    expect(await violationsOn(phone.page)).toEqual([])
    await keepShot(phone.page, `raise-${screen}-360`)
    await withLargeText(phone.page, 2, async () => expect(await misfitsOn(phone.page)).toEqual([]))
    if (screen === 'contact') break
    await phone.page.getByLabel('一句话说是什么事').fill('村口的桥塌了一角')
    await phone.follow(button(phone, '下一步'))
  }
  await phone.context.close()
})
