import { once } from 'node:events'
import { createServer } from 'node:net'
import type { Browser } from 'playwright-core'
import { freePort } from '#infra/local/engines/ports.ts'
import type { Figure } from './figure.ts'
import { atMost } from './figure.ts'
import { slow3g, takeSlowPhone } from './slow-phone.ts'
import { median } from './statistics.ts'

const rounds = 7
const mostAboveMs = 300
const promise =
  'first paint on slow 3G (400 kbit/s, 400 ms) with a CPU 4x slower: within 0.3 s of a page with the same bytes and no work'

/** How long a phone sees nothing, beside a page of one sign that is padded to the same bytes; turn about, nothing kept. */
export async function paintFigure(browser: Browser, name: string, address: string, bytes: number): Promise<Figure> {
  const floor = await startFloor(bytes)
  try {
    // Fonts and compiled code of the browser are warm for both.
    await paintOf(browser, address)
    await paintOf(browser, floor.address)
    const [ours, floors]: [number[], number[]] = [[], []]
    for (let n = 0; n < rounds; n++) {
      floors.push(await paintOf(browser, floor.address))
      ours.push(await paintOf(browser, address))
    }
    const above = median(ours) - median(floors)
    return {
      name: `${name}: first paint above the floor`,
      value: above,
      unit: 'ms',
      parts: { 'page ms': median(ours), 'floor ms': median(floors), 'slowest ms': Math.max(...ours), bytes },
      promise: atMost(promise, above, mostAboveMs),
    }
  } finally {
    await floor.close()
  }
}

/** Milliseconds from setting out until something of the page's content stands on the screen. */
async function paintOf(browser: Browser, address: string): Promise<number> {
  const { page, session, close } = await takeSlowPhone(browser)
  try {
    await session.send('Network.enable')
    await session.send('Network.emulateNetworkConditions', slow3g)
    await page.goto(address)
    return await page.evaluate(
      () =>
        new Promise<number>((resolve) => {
          const told = (list: PerformanceEntry[]) => {
            const paint = list.find(({ name }) => name === 'first-contentful-paint')
            if (paint !== undefined) resolve(paint.startTime)
          }
          new PerformanceObserver((list) => told(list.getEntries())).observe({ type: 'paint', buffered: true })
        }),
    )
  } finally {
    await close()
  }
}

/** One sign and then nothing but bytes: it may be painted as soon as anything has come. */
async function startFloor(bytes: number): Promise<{ address: string; close(): Promise<void> }> {
  const visible = '<!doctype html><html lang="zh"><meta charset="utf-8"><link rel="icon" href="data:,"><p>票'
  const head = (length: number) =>
    `HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: ${length}\r\nConnection: close\r\n\r\n`
  const length = bytes - head(bytes).length
  const padding = 'x'.repeat(length - Buffer.byteLength(visible) - '<!---->'.length)
  const answer = `${head(length)}${visible}<!--${padding}-->`
  const server = createServer((socket) => {
    socket.on('error', () => socket.destroy())
    socket.once('data', () => socket.end(answer))
  })
  const port = await freePort()
  server.listen(port, '127.0.0.1')
  await once(server, 'listening')
  return {
    address: `http://127.0.0.1:${port}/`,
    close: async () => {
      server.close()
      await once(server, 'close')
    },
  }
}
