import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import pixelmatch from 'pixelmatch'
import type { Page } from 'playwright-core'
import sharp from 'sharp'

const golden = fileURLToPath(new URL('golden/', import.meta.url))
const shots = fileURLToPath(new URL('shots/', import.meta.url))

/** How far a pixel may be off, of 1, and what share of all may be further off; the edges of letters are not counted. */
interface Tolerance {
  readonly threshold: number
  readonly share: number
}

/** Two pictures of one machine and one run: what differs is fewer pixels than the smallest drawing has. */
const sameRun: Tolerance = { threshold: 0.02, share: 0.00001 }
/** The kept picture may come from another processor, which draws edges a little otherwise. */
const kept: Tolerance = { threshold: 0.05, share: 0.004 }

/** The whole page in a window as high as it is: growing the window while the picture is taken fails on a busy machine. */
export async function pictureOfAll(page: Page): Promise<Buffer> {
  const width = page.viewportSize()?.width ?? 360
  const height = await page.evaluate(() => document.documentElement.scrollHeight)
  await page.setViewportSize({ width, height })
  // Two frames: the first one after the change may be half drawn.
  await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))))
  return page.screenshot()
}

async function pixelsOf(png: Buffer) {
  const { data, info } = await sharp(png).ensureAlpha().raw().toBuffer({ resolveWithObject: true })
  return { data, width: info.width, height: info.height }
}

/** What sets two pictures apart, in words; undefined when they show the same. The picture of it is kept as `name`. */
export async function differenceOf(
  one: Buffer,
  other: Buffer,
  name: string,
  { threshold, share } = sameRun,
): Promise<string | undefined> {
  const [a, b] = await Promise.all([pixelsOf(one), pixelsOf(other)])
  const { width, height } = a
  if (width !== b.width || height !== b.height) return `${width} x ${height} is now ${b.width} x ${b.height}`
  const shown = Buffer.alloc(a.data.length)
  const differing = pixelmatch(a.data, b.data, shown, width, height, { threshold })
  if (differing <= share * width * height) return undefined
  await mkdir(shots, { recursive: true })
  await sharp(shown, { raw: { width, height, channels: 4 } }).toFile(`${shots}${name}-difference.png`)
  return `${differing} pixels differ, see shots/${name}-difference.png`
}

/**
 * Compares a picture with the one that was looked at and kept. Where there is none yet, or with `CUNYI_GOLDEN=write`, it
 * becomes that one: look at it before you commit it.
 */
export async function differenceFromGolden(png: Buffer, name: string): Promise<string | undefined> {
  const file = `${golden}${name}.png`
  const before = process.env['CUNYI_GOLDEN'] === 'write' ? undefined : await readFile(file).catch(() => undefined)
  if (before !== undefined) return differenceOf(before, png, name, kept)
  await mkdir(golden, { recursive: true })
  // Few colours: a smaller file that shows the same.
  await writeFile(file, await sharp(png).png({ compressionLevel: 9 }).toBuffer())
  return undefined
}
