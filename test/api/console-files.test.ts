import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliDecompressSync } from 'node:zlib'
import type { Hono } from 'hono'
import { handle } from 'hono/aws-lambda'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ConsoleBundle } from '#infra/bundle/console.ts'
import { bundleConsole } from '#infra/bundle/console.ts'
import type { Stack } from '#infra/local/stack.ts'
import { startStack } from '#infra/local/stack.ts'
import { createApi } from '#functions/api/app.ts'
import { bundledFiles } from '#functions/drivers/bundled-files.ts'

let folder: string
let bundle: ConsoleBundle
let stack: Stack
let app: Hono

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cunyi-console-files-'))
  bundle = await bundleConsole(join(folder, 'console'))
  stack = await startStack({ dataDir: join(folder, 'data'), log: { write: () => {} } })
  app = createApi(
    stack.world,
    bundledFiles(() => Promise.resolve(bundle.directory)),
  )
})
afterAll(async () => {
  await stack?.close()
  await rm(folder, { recursive: true, force: true })
})

const ask = (path: string, encodings = 'br, gzip') => app.request(path, { headers: { 'Accept-Encoding': encodings } })

async function scriptOfPage(): Promise<string> {
  const page = await (await ask('/console/today', '')).text()
  return /<script type="module" src="([^"]+)"/.exec(page)?.[1] ?? ''
}

describe("the console's files", () => {
  it('are one page for every screen, asked for anew each time, which runs nothing but our own scripts', async () => {
    for (const screen of ['/console/today', '/console/m/any', '/console/desk/150526']) {
      const page = await ask(screen, '')
      expect(page.status).toBe(200)
      expect(page.headers.get('cache-control')).toBe('no-cache')
      const policy = page.headers.get('content-security-policy') ?? ''
      expect(policy).toContain("default-src 'none'; script-src 'self'; style-src 'self'")
      expect(policy).not.toContain('unsafe')
      const text = await page.text()
      expect(text).toContain('<html lang="zh-CN">')
      expect(text).not.toMatch(/<script(?![^>]* src=)|<style| style=| on[a-z]+=/)
    }
  })

  it('are there again once the store’s address can be told again, and each world has its own', async () => {
    let signed = 0
    const objects = {
      ...stack.world.objects,
      link: () =>
        ++signed === 1 ? Promise.reject(new Error('no credentials')) : Promise.resolve('https://store.example/a'),
    }
    const other = createApi(
      { ...stack.world, objects },
      bundledFiles(() => Promise.resolve(bundle.directory)),
    )
    expect((await other.request('/console/today')).status).toBe(500)
    const page = await other.request('/console/today')
    expect(page.status).toBe(200)
    expect(page.headers.get('content-security-policy')).toContain('https://store.example')
    expect((await ask('/console/today')).headers.get('content-security-policy')).not.toContain('store.example')
    await other.request('/console/today')
    expect(signed).toBe(2)
  })

  it('carry their edition in their names and are kept for a year', async () => {
    const script = await ask(await scriptOfPage())
    expect(script.headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
    expect(script.headers.get('content-type')).toBe('text/javascript; charset=utf-8')
    for (const name of ['sw.js', 'manifest.webmanifest', 'icon-192.png'])
      expect((await ask(`/console/${name}`)).headers.get('cache-control')).toBe('no-cache')
  })

  it.each([
    ['br, gzip', 'br'],
    ['gzip, deflate', 'gzip'],
    ['', null],
  ])('go out as small as the browser takes them (%s)', async (accepted, encoding) => {
    const answer = await ask(await scriptOfPage(), accepted)
    expect(answer.headers.get('content-encoding')).toBe(encoding)
    expect(answer.headers.get('vary')).toBe('Accept-Encoding')
  })

  it('come through the gateway whole', async () => {
    const path = await scriptOfPage()
    const event = {
      version: '2.0',
      rawPath: path,
      rawQueryString: '',
      headers: { host: 'cun.example', 'accept-encoding': 'br' },
      isBase64Encoded: false,
      requestContext: { http: { method: 'GET', path }, domainName: 'cun.example' },
    }
    // The adapter's own types ask for all that a real event holds; it reads these.
    const answer: unknown = await handle(app)(event as never)
    expect(answer).toMatchObject({ statusCode: 200, isBase64Encoded: true })
    const { body } = answer as { body: string }
    expect(brotliDecompressSync(Buffer.from(body, 'base64')).toString()).toBe(await (await ask(path, '')).text())
  })

  it('are these and no others, whatever a name looks like', async () => {
    for (const name of ['none-ABCDEFGH.js', 'package.json', '..%2fhandler.js', '.env', 'index.html.br']) {
      const answer = await ask(`/console/${name}`, '')
      const text = await answer.text()
      expect([name, answer.status, text.includes('id="app"')]).toEqual([name, answer.status, answer.status === 200])
    }
    expect((await ask('/console/none-ABCDEFGH.js')).status).toBe(404)
  })

  it('are all known to what keeps them on the phone', async () => {
    const worker = await (await ask('/console/sw.js', '')).text()
    const page = await (await ask('/console/today', '')).text()
    const named = [...page.matchAll(/(?:src|href)="(\/console\/[^"]+)"/g)].map(([, path = '']) => path)
    expect(named.length).toBeGreaterThan(4)
    for (const path of named) expect(worker).toContain(path)
  })

  it('weigh at most 120 kB compressed for the first screen', () => {
    expect(bundle.firstLoadBytes).toBeLessThan(120_000)
  })
})
