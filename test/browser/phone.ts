import type { Browser, BrowserContext, Locator, Page } from 'playwright-core'

export interface PhoneOptions {
  readonly width?: number
  readonly language?: 'zh-CN' | 'en-US'
  /** Villagers' phones run no script here; inspections need one of their own. */
  readonly scripts?: boolean
}

/** A browser of its own for one person, which remembers what it was made to ask for. */
export interface Phone {
  readonly page: Page
  readonly context: BrowserContext
  /** Origins of everything that was asked for. */
  readonly origins: ReadonlySet<string>
  /** How often something was tapped. */
  readonly taps: () => number
  tap(locator: Locator): Promise<void>
  /** Taps what leads to another page, and waits until that is there. */
  follow(locator: Locator): Promise<void>
  /** Cookies that any answer tried to set. */
  cookies(): Promise<readonly string[]>
  open(address: string): Promise<void>
}

export async function takePhone(browser: Browser, options: PhoneOptions = {}): Promise<Phone> {
  const { width = 360, language = 'zh-CN', scripts = false } = options
  const context = await browser.newContext({
    viewport: { width, height: 780 },
    locale: language,
    javaScriptEnabled: scripts,
    hasTouch: true,
  })
  const origins = new Set<string>()
  const offered: string[] = []
  let taps = 0
  context.on('request', (request) => origins.add(new URL(request.url()).origin))
  context.on('response', async (response) => {
    const cookie = await response.headerValue('set-cookie')
    if (cookie !== null) offered.push(cookie)
  })
  const page = await context.newPage()
  return {
    page,
    context,
    origins,
    taps: () => taps,
    async tap(locator) {
      taps += 1
      await locator.tap()
    },
    async follow(locator) {
      taps += 1
      const arrived = page.waitForEvent('domcontentloaded')
      await locator.tap()
      await arrived
    },
    async cookies() {
      return [...offered, ...(await context.cookies()).map(({ name }) => name)]
    },
    async open(address) {
      await page.goto(address)
    },
  }
}
