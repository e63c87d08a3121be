import type { Browser, Page } from 'playwright-core'
import type { Exchanged } from './exchange.ts'
import { exchange } from './exchange.ts'
import type { Figure } from './figure.ts'
import { slowerCpu, takeSlowPhone } from './slow-phone.ts'
import { median } from './statistics.ts'

const mostBytes = 14_000
const pagePromise = 'the page of a sealed poll: at most 14 kB on the wire with headers, beside one script that is kept'

/** What the sealed mode costs a phone: bytes of page and script, and the seconds of sealing; one voter for each of `paths`. */
export async function sealedFigures(browser: Browser, origin: string, paths: readonly string[]): Promise<Figure[]> {
  const page = await exchange(origin, paths[0] ?? '', 'br')
  const sources = [...page.body.toString().matchAll(/<script\b[^>]*?\ssrc="([^"]*)"/g)].map(([, source = '']) => source)
  const scripts: Exchanged[] = []
  for (const source of sources) scripts.push(await exchange(origin, source, 'br'))
  const script = scripts.reduce((sum, { bytes }) => sum + bytes, 0)
  const kept = scripts.every(({ head }) => /^cache-control:.*immutable/im.test(head))
  const sealed: Sealing[] = []
  for (const path of paths) sealed.push(await sealingOf(browser, origin + path))
  const middle = (part: keyof Sealing) => median(sealed.map((one) => one[part]))
  return [
    {
      name: 'sealed, 3 choices: answer with headers',
      value: page.bytes,
      unit: 'bytes',
      parts: { head: page.bytes - page.body.length, body: page.body.length },
      promise: { text: pagePromise, holds: page.bytes <= mostBytes && scripts.length === 1 && kept },
    },
    {
      name: 'sealed, 3 choices: script with headers, asked with brotli',
      value: script,
      unit: 'bytes',
      parts: { scripts: scripts.length },
      note: 'kept for good under a name that holds its hash; the default mode has none',
    },
    {
      name: `sealed: blinding, CPU ${slowerCpu}x slower`,
      value: middle('blindMs'),
      unit: 'ms',
      parts: {
        'slowest ms': Math.max(...sealed.map(({ blindMs }) => blindMs)),
        'unblinding ms': middle('unblindMs'),
        'press to sealed ms': middle('wholeMs'),
        voters: sealed.length,
      },
      note: 'the network is not slowed down here: from the press until the server is asked, and from its answer until the paper is sealed',
    },
  ]
}

/** Milliseconds. */
interface Sealing {
  readonly blindMs: number
  readonly unblindMs: number
  readonly wholeMs: number
}

async function sealingOf(browser: Browser, address: string): Promise<Sealing> {
  const { page, close } = await takeSlowPhone(browser, { extraHTTPHeaders: { 'Accept-Encoding': 'br, gzip' } })
  try {
    await page.goto(address)
    await page.locator('[data-step=choose] input').first().check()
    await page.locator('[data-do=check]').click()
    await page.evaluate(() => {
      const noted = (name: string) => performance.mark(name)
      document.querySelector('[data-do=take]')?.addEventListener('click', () => noted('pressed'), { capture: true })
      const put = document.querySelector('[data-step=told]')
      if (put !== null) new MutationObserver(() => noted('sealed')).observe(put, { attributeFilter: ['hidden'] })
    })
    await page.locator('[data-do=take]').click()
    await page.locator('[data-do=put]').waitFor()
    const told = await timesOf(page)
    // Into the box, so that nothing goes on behind the next one's back.
    await page.locator('[data-do=put]').click()
    await page.locator('[data-step=done]').waitFor()
    return told
  } finally {
    await close()
  }
}

function timesOf(page: Page): Promise<Sealing> {
  return page.evaluate(() => {
    const at = (name: string) => performance.getEntriesByName(name)[0]?.startTime ?? Number.NaN
    const asked = performance.getEntriesByType('resource').find(({ name }) => name.endsWith('/paper'))
    const from = asked?.startTime ?? Number.NaN
    const until = from + (asked?.duration ?? Number.NaN)
    return { blindMs: from - at('pressed'), unblindMs: at('sealed') - until, wholeMs: at('sealed') - at('pressed') }
  })
}
