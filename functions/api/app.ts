import { Hono } from 'hono'
import type { Context } from 'hono'
import { refusal } from '#shared/refusal.ts'
import type { Result } from '#shared/result.ts'
import { ok, refused } from '#shared/result.ts'
import { everyRequest } from '../invocation/requests.ts'
import { readLimited } from '../read-limited.ts'
import { Busy } from '../store/table.ts'
import type { World } from '../world.ts'
import type { BundledFiles } from '../ports.ts'
import { mountConsole } from './console.ts'
import { docsPage, openApiJson } from './docs.ts'
import { refusalAnswer } from './refuse.ts'
import type { Route } from './route.ts'
import { routes } from './routes.ts'
import { signedIn } from './session.ts'
import { mountStaffPages } from './staff-pages.ts'

/** JSON of a command is small; what is larger is a file and goes its own way. */
const jsonAtMost = 256 * 1024

/** The staff API as a function of its world: mounts every route and the console, authenticates, turns outcomes into answers. */
export function createApi(world: World, files: BundledFiles): Hono {
  const app = new Hono()
  app.use(everyRequest(world))
  for (const route of routes)
    app.on(route.method.toUpperCase(), route.path.replaceAll(/\{(\w+)\}/g, ':$1'), (c) => answer(world, route, c))
  app.get('/api/docs', (c) => c.html(docsPage()))
  app.get('/api/openapi.json', () => Response.json(openApiJson))
  mountStaffPages(world, app)
  mountConsole(world, files, app)
  app.notFound(() => refusalAnswer(refusal('not-found', { reason: 'no-such-door' })))
  app.onError((error) =>
    error instanceof Busy ? refusalAnswer(refusal('slow-down')) : Response.json({ error: 'internal' }, { status: 500 }),
  )
  return app
}

async function answer(world: World, route: Route, c: Context): Promise<Response> {
  const who = route.open ? ok(undefined) : await signedIn(world, c)
  if (!who.ok) return refusalAnswer(who.refusal)
  const body = await bodyOf(route, c.req.raw)
  if (!body.ok) return refusalAnswer(body.refusal)
  const outcome = await route.run(
    {
      world,
      params: c.req.param(),
      query: c.req.query(),
      headers: c.req.raw.headers,
      bytes: body.value.bytes,
    },
    body.value.json,
    who.value,
  )
  if (outcome instanceof Response) return outcome
  return outcome.ok ? Response.json(outcome.value, { headers: noStore }) : refusalAnswer(outcome.refusal)
}

const noStore = { 'Cache-Control': 'no-store' }

async function bodyOf(route: Route, request: Request): Promise<Result<{ json: unknown; bytes: Uint8Array }>> {
  const nothing = { json: undefined, bytes: new Uint8Array() }
  if (route.body === undefined && route.fileUpTo === undefined) return ok(nothing)
  const bytes = await readLimited(request, route.fileUpTo ?? jsonAtMost)
  if (bytes === undefined) return refused(refusal('too-large', { field: 'body' }))
  if (route.body === undefined) return ok({ json: undefined, bytes })
  try {
    return ok({ json: JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)), bytes })
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof TypeError)
      return refused(refusal('invalid', { field: 'body', reason: 'not-json' }))
    throw error
  }
}
