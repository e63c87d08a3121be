import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import * as z from 'zod'
import { startChromium } from './chromium.ts'
import { openConsole } from './console.ts'
import { misfitsOn, violationsOn } from './inspection.ts'
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

const sessions = z.object({ sessions: z.array(z.object({ id: z.string(), label: z.string() })) })

describe('the console on an old phone', () => {
  test('brings along what the browser does not know', async () => {
    const { page, context, complaints } = await openConsole(browser, await village.signInLink('clerk'))
    // What Chrome 78 lacks of all that is used; the newest of it tells the console to bring the rest.
    await context.addInitScript(() => {
      for (const [of, names] of [
        [Map, ['groupBy']],
        [Object, ['hasOwn']],
        [Array.prototype, ['toSorted', 'toReversed', 'toSpliced', 'with', 'findLast', 'findLastIndex', 'at']],
        [String.prototype, ['replaceAll', 'at', 'toWellFormed']],
      ] as const)
        for (const name of names) Reflect.deleteProperty(of, name)
    })
    const asked: string[] = []
    page.on('request', (request) => asked.push(request.url()))
    for (const path of ['/console/', `/console/m/${village.discussion.matterId}`, '/console/visit']) {
      await page.goto(`${village.stack.origin}${path}`)
      await page.locator('nav.menu').waitFor()
      await page.locator('main h1').waitFor()
    }
    expect(await page.evaluate(() => [3, 1, 2].toSorted((a, b) => a - b))).toEqual([1, 2, 3])
    await context.close()
    expect(complaints).toEqual([])
  })
})

describe('whoever is not signed in any more', () => {
  test('is told so where they are, signs in by password, and goes on there', async () => {
    await village.clerk.send('POST', '/api/password', { password: '塞外红果树2026年春天种' })
    const { page, context, complaints } = await openConsole(browser, await village.signInLink('clerk'))
    const matter = `/console/m/${village.discussion.matterId}`
    await page.goto(`${village.stack.origin}${matter}`)
    await page.locator('ol.steps').waitFor()
    const mine = sessions.parse(await village.clerk.send('GET', '/api/me'))
    for (const { id } of mine.sessions.filter(({ label }) => label.includes('Chrome')))
      await village.clerk.send('DELETE', `/api/sessions/${id}`)
    await page.goto(`${village.stack.origin}${matter}`)
    await page.getByLabel('用户名').waitFor()
    expect(await violationsOn(page)).toEqual([])
    expect(await misfitsOn(page)).toEqual([])
    await page.getByLabel('用户名').fill('clerk')
    await page.getByLabel('密码').fill('wrong and long enough')
    await page.getByRole('button', { name: '登录' }).click()
    await page.getByRole('alert').waitFor()
    await page.getByLabel('密码').fill('塞外红果树2026年春天种')
    await page.getByRole('button', { name: '登录' }).click()
    await page.locator('ol.steps').waitFor()
    expect(page.url()).toBe(`${village.stack.origin}${matter}`)
    const cookie = (await context.cookies()).find(({ name }) => name === 'cunyi_session')
    expect(cookie).toMatchObject({ httpOnly: true, sameSite: 'Lax' })
    expect(await page.evaluate(() => JSON.stringify({ ...localStorage }))).not.toContain(cookie?.value)
    await context.close()
    expect(complaints).toEqual([])
  })

  test('is told while they work, too', async () => {
    const { page, context } = await openConsole(browser, await village.signInLink('helper'))
    // What the first screen asks for behind the scenes has its answer.
    await page.waitForLoadState('networkidle')
    await context.clearCookies()
    await page.locator('nav.menu a[href="/console/matters"]').click()
    await page.getByText('登录已到期').waitFor()
    await context.close()
  })
})
