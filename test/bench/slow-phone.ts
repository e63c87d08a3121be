import type { Browser, BrowserContextOptions, CDPSession, Page } from 'playwright-core'

/** Slow 3G as the promises mean it. Bytes a second; milliseconds. */
export const slow3g = { offline: false, downloadThroughput: 400_000 / 8, uploadThroughput: 400_000 / 8, latency: 400 }
export const slowerCpu = 4

export interface SlowPhone {
  readonly page: Page
  readonly session: CDPSession
  close(): Promise<void>
}

/** A phone that has seen nothing yet, its processor slowed down; how its network is slowed is said by the session. */
export async function takeSlowPhone(browser: Browser, options: BrowserContextOptions = {}): Promise<SlowPhone> {
  const context = await browser.newContext({ viewport: { width: 360, height: 780 }, locale: 'zh-CN', ...options })
  const page = await context.newPage()
  const session = await context.newCDPSession(page)
  await session.send('Emulation.setCPUThrottlingRate', { rate: slowerCpu })
  return { page, session, close: () => context.close() }
}
