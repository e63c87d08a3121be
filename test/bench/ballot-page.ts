import { gzipSync } from 'node:zlib'
import type { Browser } from 'playwright-core'
import { startStack } from '#infra/local/stack.ts'
import { startChromium } from '#test/browser/chromium.ts'
import { overHttp } from './doors.ts'
import { exchange } from './exchange.ts'
import type { Figure, Section } from './figure.ts'
import { atMost } from './figure.ts'
import { paintFigure } from './first-paint.ts'
import { inScratch } from './scratch.ts'
import { sealedFigures } from './sealed-vote.ts'
import { linksFor, openPoll, openVillage, reachDiscussion, voterCodes } from './village.ts'

const promise = 'the ballot page: one request, at most 14 kB on the wire with headers, no script'
const mostBytes = 14_000
const sealings = 7

/** What a phone pays to see a ballot: bytes as they cross the socket, requests, script. */
export const ballotPage: Section = {
  name: 'ballot-page',
  title: 'what a phone loads to see a ballot, TCP payload both ways of plain HTTP/1.1, and when a Chromium shows it',
  run: () =>
    inScratch(async (dataDir) => {
      const stack = await startStack({ dataDir, log: { write: () => {} } })
      const browser = await startChromium()
      try {
        const village = await openVillage(overHttp(stack.origin), stack.adminLink, 46)
        const topicId = await reachDiscussion(village)
        const figures: Figure[] = []
        for (const count of [3, 12]) {
          const subject = await openPoll(village, topicId, true, count)
          const [path = ''] = await linksFor(village, { act: 'vote', subject }, voterCodes(1))
          figures.push(...(await pageFigures(browser, stack.origin, path, count)))
        }
        const sealed = await openPoll(village, topicId, true, 3, { sealed: true })
        const paths = await linksFor(village, { act: 'vote', subject: sealed }, voterCodes(sealings))
        return [...figures, ...(await sealedFigures(browser, stack.origin, paths))]
      } finally {
        await browser.close()
        await stack.close()
      }
    }),
}

async function pageFigures(browser: Browser, origin: string, path: string, count: number): Promise<Figure[]> {
  const plain = await exchange(origin, path, 'identity')
  const zipped = await exchange(origin, path, 'gzip')
  const html = plain.body.toString()
  const compresses = zipped.head.toLowerCase().includes('content-encoding: gzip')
  const gzipNote = compresses
    ? {}
    : { note: `the server does not compress; gzip would make the body ${gzipSync(plain.body).length} bytes` }
  const fetched = fetchedBy(html)
  const of = `${count} choices`
  return [
    {
      name: `${of}: answer with headers, asked without gzip`,
      value: plain.bytes,
      unit: 'bytes',
      parts: { head: plain.bytes - plain.body.length, body: plain.body.length, request: plain.sent },
      promise: atMost(promise, plain.bytes, mostBytes),
    },
    {
      name: `${of}: answer with headers, asked with gzip`,
      value: zipped.bytes,
      unit: 'bytes',
      ...gzipNote,
      promise: atMost(promise, zipped.bytes, mostBytes),
    },
    {
      name: `${of}: requests`,
      value: 1 + fetched.length,
      unit: '',
      promise: atMost(promise, 1 + fetched.length, 1),
      ...iconNote(html),
    },
    { name: `${of}: script`, value: scriptBytes(html), unit: 'bytes', promise: atMost(promise, scriptBytes(html), 0) },
    await paintFigure(browser, of, origin + path, plain.bytes),
  ]
}

/** Whatever a browser would fetch to show the page: sources, style sheets, pictures in style. Addresses of links do not count. */
function fetchedBy(html: string): string[] {
  const sources = html.matchAll(/<(?:script|img|iframe|source|audio|video|embed|input)\b[^>]*?\ssrc="([^"]*)"/g)
  const sheets = html.matchAll(/<link\b[^>]*?\shref="([^"]*)"/g)
  const styles = html.matchAll(/url\(\s*["']?([^"')]+)|@import\s+["']([^"']+)/g)
  return [...sources, ...sheets, ...styles]
    .map(([, a, b]) => a ?? b ?? '')
    .filter((address) => !address.startsWith('data:'))
}

function iconNote(html: string): { note?: string } {
  if (/<link\b[^>]*rel="icon"/.test(html)) return {}
  return { note: 'names no icon, so that a browser also asks for /favicon.ico once a site (not counted)' }
}

function scriptBytes(html: string): number {
  const scripts = html.matchAll(/<script\b[^>]*>([\s\S]*?)<\/script>|\son[a-z]+="([^"]*)"/g)
  return [...scripts].reduce((bytes, [all]) => bytes + Buffer.byteLength(all), 0)
}
