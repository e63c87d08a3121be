import type { Browser, CDPSession } from 'playwright-core'
import { startChromium } from '#test/browser/chromium.ts'
import { villageCode } from '#test/browser/matters.ts'
import { scoresOf } from '#test/browser/score.ts'
import type { Village } from '#test/browser/village.ts'
import { startVillage } from '#test/browser/village.ts'
import { exchange } from './exchange.ts'
import type { Figure, Section } from './figure.ts'
import { atMost } from './figure.ts'
import { slow3g, takeSlowPhone } from './slow-phone.ts'

const atLeast = (text: string, value: number, least: number) => ({ text, holds: value >= least })

/** What people's browsers load and how soon it answers, in a real Chromium. */
export const faces: Section = {
  name: 'faces',
  title:
    'pages and console in Chromium: scores of Lighthouse, the console opened the first time on 400 kbit/s, 400 ms, a CPU 4x slower',
  async run() {
    const village = await startVillage()
    try {
      const pages = await pagesOf(village)
      return [...(await console(village)), ...(await weights(pages)), ...(await scores(pages))]
    } finally {
      await village.close()
    }
  },
}

/** Every kind of page a villager or passer-by opens. */
async function pagesOf({ stack, link, discussion, done }: Village): Promise<Readonly<Record<string, string>>> {
  return {
    ballot: await link('vote', discussion.named, 'h01'),
    evaluation: await link('evaluate', done.topicId, 'h01'),
    objection: await link('object', discussion.noticeId, 'h01'),
    raise: `${stack.origin}/raise/${villageCode}`,
    board: `${stack.origin}/b/${villageCode}`,
    matter: `${stack.origin}/b/${villageCode}/m/${discussion.matterId}`,
    places: `${stack.origin}/`,
  }
}

async function weights(pages: Readonly<Record<string, string>>): Promise<Figure[]> {
  return Promise.all(
    Object.entries(pages).map(async ([name, address]): Promise<Figure> => {
      const { origin, pathname, search } = new URL(address)
      const { bytes } = await exchange(origin, pathname + search, 'gzip')
      return {
        name: `${name}: answer with headers`,
        value: bytes,
        unit: 'bytes',
        promise: atMost('a page at most 14 kB on the wire', bytes, 14_000),
      }
    }),
  )
}

async function scores(pages: Readonly<Record<string, string>>): Promise<Figure[]> {
  const told = await scoresOf(Object.values(pages))
  return Object.keys(pages).flatMap((name, n): Figure[] => {
    const { performance = 0, accessibility = 0, bestPractices = 0, faults = [] } = told[n] ?? {}
    const note = faults.length === 0 ? {} : { note: faults.join(', ') }
    return [
      {
        name: `${name}: performance`,
        value: performance,
        unit: 'of 100',
        promise: atLeast('at least 98', performance, 98),
        ...note,
      },
      {
        name: `${name}: accessibility`,
        value: accessibility,
        unit: 'of 100',
        promise: atLeast('100', accessibility, 100),
      },
      {
        name: `${name}: best practices`,
        value: bestPractices,
        unit: 'of 100',
        promise: atLeast('100', bestPractices, 100),
      },
    ]
  })
}

async function console(village: Village): Promise<Figure[]> {
  const browser = await startChromium()
  try {
    // Bundled when first asked for: that wait is the machine's, not the phone's.
    await fetch(`${village.stack.origin}/console/`)
    const { bytes, readyMs } = await firstLoad(browser, village)
    return [
      {
        name: 'console: first load on the wire',
        value: bytes,
        unit: 'bytes',
        promise: atMost('at most 120 kB compressed', bytes, 120_000),
      },
      {
        name: 'console: until its first button answers',
        value: readyMs,
        unit: 'ms',
        promise: atMost('interactive within 3 s', readyMs, 3000),
      },
    ]
  } finally {
    await browser.close()
  }
}

async function firstLoad(browser: Browser, village: Village): Promise<{ bytes: number; readyMs: number }> {
  const context = await browser.newContext({ viewport: { width: 360, height: 780 }, locale: 'zh-CN' })
  const page = await context.newPage()
  await page.goto(await village.signInLink('clerk'))
  await page.getByRole('button').last().click()
  await page.locator('nav.menu').waitFor()
  // The same person, on a phone that has never seen the console: signed in, nothing kept.
  const cookies = await context.cookies()
  await context.close()
  const {
    page: opened,
    session,
    close,
  } = await takeSlowPhone(browser, {
    serviceWorkers: 'block',
    // Chromium offers it over TLS only, and there is none here.
    extraHTTPHeaders: { 'Accept-Encoding': 'br, gzip' },
  })
  await opened.context().addCookies(cookies)
  const count = await counted(session)
  await session.send('Network.emulateNetworkConditions', slow3g)
  const began = performance.now()
  await opened.goto(`${village.stack.origin}/console/`, { waitUntil: 'commit' })
  // Its first button is there and does what it says.
  await opened.locator('main a[href^="/console/visit"]').first().click()
  await opened.waitForURL('**/console/visit*', { waitUntil: 'commit' })
  const readyMs = Math.round(performance.now() - began)
  const bytes = count()
  await close()
  return { bytes, readyMs }
}

/** Counts what comes over the wire from now on, headers included. */
async function counted(session: CDPSession): Promise<() => number> {
  let bytes = 0
  session.on('Network.loadingFinished', ({ encodedDataLength }) => (bytes += encodedDataLength))
  await session.send('Network.enable')
  return () => bytes
}
