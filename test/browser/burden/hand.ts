import type { Locator, Page } from 'playwright-core'
import sharp from 'sharp'

export const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })
export const link = (page: Page, name: string) => page.getByRole('link', { name, exact: true })
/** A choice among chips or tiles, by its words. */
export const chip = (page: Page, text: string) =>
  page.locator('label.chip, button.chip').filter({ hasText: text }).first()
export const person = (page: Page, code: string) =>
  page.locator('label.tile').filter({ has: page.locator(`[data-code="${code}"]`) })

/** Writes into a field key by key. What stands there already goes; where it is what was to be written, nobody types. */
export async function write(field: Locator, text: string): Promise<void> {
  await field.waitFor()
  const stands = await field.inputValue()
  if (stands === text) return
  await field.tap()
  if (stands !== '') await field.press('Control+a')
  await field.pressSequentially(text)
}

/** Fills a field by the chip that says the same, or else by typing. */
export async function writeOrTap(page: Page, field: Locator, text: string): Promise<void> {
  await field.waitFor()
  const offered = page.locator('button.chip').and(button(page, text))
  if ((await offered.count()) > 0) await offered.tap()
  else await write(field, text)
}

/** Photos out of the phone's own camera, one after another. */
export async function takePhotos(page: Page, count: number): Promise<void> {
  for (let n = 1; n <= count; n += 1) {
    const [chooser] = await Promise.all([
      page.waitForEvent('filechooser'),
      page
        .locator('label.file')
        .filter({ has: page.locator('[accept="image/*"]') })
        .tap(),
    ])
    await chooser.setFiles({ name: `photo-${n}.jpg`, mimeType: 'image/jpeg', buffer: await aPhoto(n) })
    await page
      .locator('.photos img')
      .nth(n - 1)
      .waitFor()
  }
}

const aPhoto = (n: number) =>
  sharp({ create: { width: 640, height: 480, channels: 3, background: { r: 60 + 40 * n, g: 120, b: 70 } } })
    .jpeg()
    .toBuffer()

/** Until everything has left the phone. */
export const allSent = (page: Page) => page.locator('.sync').getByText('都已送达').waitFor()

/** What can be undone for some seconds leaves at once. */
export async function sendNow(page: Page): Promise<void> {
  await button(page, '马上发出').tap()
  await allSent(page)
}

/** From the first screen to where something is done: one line, one tap. */
export async function followLine(page: Page, to: string): Promise<void> {
  await page.locator(`main a.line[href*="${to}"]`).first().tap()
}
