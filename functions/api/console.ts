import type { Context, Hono } from 'hono'
import { refusal } from '#shared/refusal.ts'
import { consoleHome, showRefusal } from '../page-answers.ts'
import type { ConsoleFiles } from '../ports.ts'
import type { World } from '../world.ts'

const types: Readonly<Record<string, string>> = {
  css: 'text/css; charset=utf-8',
  html: 'text/html; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  png: 'image/png',
  webmanifest: 'application/manifest+json',
}

/** Smallest first. Copies of a text lie beside it under these endings. */
const encodings = [
  { encoding: 'br', ending: '.br' },
  { encoding: 'gzip', ending: '.gz' },
] as const

/**
 * The console's files. They lie in the function itself: no second origin, no CDN that AWS China would want an own domain for,
 * and a deployment changes page and API in one step. Whatever is no file under /console/ is a screen of the console.
 */
export function mountConsole(world: World, files: ConsoleFiles, app: Hono): void {
  const policy = policyOf(world)
  for (const bare of ['/console', '/console/']) app.get(bare, (c) => c.redirect(consoleHome, 302))
  app.get('/console/*', async (c) => {
    const name = new URL(c.req.url).pathname.slice('/console/'.length)
    const isFile = /^[\w.-]+\.(css|js|png|webmanifest)$/.test(name)
    const answer = isFile ? await send(files, name, c) : await sendPage(policy, files, c)
    return answer ?? showRefusal(world, c, refusal('not-found', { reason: 'no-such-page' }))
  })
}

async function sendPage(policy: () => Promise<string>, files: ConsoleFiles, c: Context): Promise<Response | undefined> {
  const answer = await send(files, 'index.html', c)
  answer?.headers.set('Content-Security-Policy', await policy())
  answer?.headers.set('Referrer-Policy', 'same-origin')
  return answer
}

async function send(files: ConsoleFiles, name: string, c: Context): Promise<Response | undefined> {
  const accepted = c.req.header('accept-encoding') ?? ''
  const headers = new Headers({
    'Content-Type': types[name.split('.').at(-1) ?? ''] ?? 'application/octet-stream',
    'Cache-Control': /-[A-Z0-9]{8}\.\w+$/.test(name) ? 'public, max-age=31536000, immutable' : 'no-cache',
    'X-Content-Type-Options': 'nosniff',
    Vary: 'Accept-Encoding',
  })
  for (const { encoding, ending } of encodings) {
    const small = accepted.includes(encoding) ? await files(`${name}${ending}`) : undefined
    if (small === undefined) continue
    headers.set('Content-Encoding', encoding)
    return new Response(Buffer.from(small), { headers })
  }
  const bytes = await files(name)
  return bytes === undefined ? undefined : new Response(Buffer.from(bytes), { headers })
}

/** Own scripts and styles only; pictures and voices also from where they are stored, which takes uploads too. */
function policyOf(world: World): () => Promise<string> {
  let told: string | undefined
  return async () => {
    // Signing an address asks nobody; its origin is the storage's. Should it fail for once, the next page tries again.
    told ??= policyWith(new URL(await world.objects.link('any', 60)).origin)
    return told
  }
}

function policyWith(storage: string): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    `img-src 'self' blob: data: ${storage}`,
    `media-src 'self' blob: ${storage}`,
    `connect-src 'self' ${storage}`,
    "manifest-src 'self'",
    "worker-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; ')
}
