import type { Context, Hono } from 'hono'
import { refusal } from '#shared/refusal.ts'
import { consoleHome, showRefusal } from '../page-answers.ts'
import type { BundledFiles } from '../ports.ts'
import { sendFile } from '../send-file.ts'
import type { World } from '../world.ts'

/**
 * The console's files. They lie in the function itself: no second origin, no CDN that AWS China would want an own domain for,
 * and a deployment changes page and API in one step. Whatever is no file under /console/ is a screen of the console.
 */
export function mountConsole(world: World, files: BundledFiles, app: Hono): void {
  const policy = policyOf(world)
  for (const bare of ['/console', '/console/']) app.get(bare, (c) => c.redirect(consoleHome, 302))
  app.get('/console/*', async (c) => {
    const name = new URL(c.req.url).pathname.slice('/console/'.length)
    const isFile = /^[\w.-]+\.(css|js|png|webmanifest)$/.test(name)
    const answer = isFile
      ? await sendFile(files, name, c.req.header('accept-encoding'))
      : await sendPage(policy, files, c)
    return answer ?? showRefusal(world, c, refusal('not-found', { reason: 'no-such-page' }))
  })
}

async function sendPage(policy: () => Promise<string>, files: BundledFiles, c: Context): Promise<Response | undefined> {
  const answer = await sendFile(files, 'index.html', c.req.header('accept-encoding'))
  answer?.headers.set('Content-Security-Policy', await policy())
  answer?.headers.set('Referrer-Policy', 'same-origin')
  return answer
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
