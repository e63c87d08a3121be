import type { Browser, BrowserContext, Page } from 'playwright-core'

export interface DeskTop {
  readonly page: Page
  readonly context: BrowserContext
  /** What the page complained about: errors of scripts and what the policy refused. */
  readonly complaints: readonly string[]
}

/** Opens the console for somebody, by a one-time sign-in link, as they would on their own phone. */
export async function openConsole(
  browser: Browser,
  signInLink: string,
  options: { width?: number; language?: 'zh-CN' | 'en-US' } = {},
): Promise<DeskTop> {
  const { width = 360, language = 'zh-CN' } = options
  const context = await browser.newContext({
    viewport: { width, height: 780 },
    locale: language,
    hasTouch: width < 800,
  })
  const page = await context.newPage()
  const complaints: string[] = []
  page.on('pageerror', (error) => complaints.push(String(error)))
  page.on('console', (message) => {
    // A refused command answers 4xx, which Chromium logs although the page handles it.
    if (message.type() === 'error' && !message.text().includes('status of 4')) complaints.push(message.text())
  })
  await page.goto(signInLink)
  await page.getByRole('button').last().click()
  await page.goto(new URL('/console/', signInLink).href)
  await page.locator('nav.menu').waitFor()
  return { page, context, complaints }
}
