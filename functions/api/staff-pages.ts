import type { Context, Hono } from 'hono'
import { refusal } from '#shared/refusal.ts'
import { healthPage } from '#web/staff/health-page.tsx'
import { signInPage } from '#web/staff/sign-in-page.tsx'
import { stylePage } from '#web/style-page.tsx'
import { capabilityOf } from '../access/capability.ts'
import { signInByLink } from '../access/sign-in.ts'
import { healthOf } from '../health/health-of.ts'
import { staffAccount } from '../store/staff.ts'
import { consoleHome, formOf, langOf, newCommandId, show, showRefusal } from '../page-answers.ts'
import type { World } from '../world.ts'
import { mountLinkPages } from './link-pages.ts'
import { mountPaperPages } from './paper-pages.ts'
import { administersSomewhere } from './access.ts'
import { cookieOf, signedIn } from './session.ts'

/**
 * The few plain pages of staff that need no console: signing in by link, papers to print, how the service runs, the parts
 * of our pages.
 */
export function mountStaffPages(world: World, app: Hono): void {
  app.get('/in/:token', (c) => showSignIn(world, c))
  app.post('/in/:token', (c) => signIn(world, c))
  app.get('/staff', (c) => c.redirect(consoleHome, 302))
  app.get('/style', (c) => show(stylePage({ lang: langOf(c) })))
  app.get('/staff/health', (c) => showHealth(world, c))
  mountPaperPages(world, app)
  mountLinkPages(world, app)
}

async function showSignIn(world: World, c: Context): Promise<Response> {
  const link = await capabilityOf(world, c.req.param('token') ?? '', 'sign-in')
  if (!link.ok) return showRefusal(world, c, link.refusal)
  if (link.value.usedBy !== undefined) return showRefusal(world, c, refusal('link-used'))
  const account = await staffAccount(world, link.value.subject)
  const name = account === undefined ? {} : { name: account.name }
  return show(signInPage({ lang: langOf(c), commandId: newCommandId(world), ...name }))
}

/** For administrators, as `GET /api/health`. */
async function showHealth(world: World, c: Context): Promise<Response> {
  const who = await signedIn(world, c)
  if (!who.ok) return showRefusal(world, c, who.refusal)
  if (!administersSomewhere(who.value)) return showRefusal(world, c, refusal('not-your-role'))
  return show(healthPage({ lang: langOf(c), health: await healthOf(world) }))
}

async function signIn(world: World, c: Context): Promise<Response> {
  // Another site may not sign somebody in under an account of its choice; old browsers send neither header.
  const [site, from] = [c.req.header('sec-fetch-site'), c.req.header('origin')]
  const foreign =
    (site !== undefined && site !== 'same-origin' && site !== 'none') ||
    (from !== undefined && from !== 'null' && from !== world.origin)
  if (foreign) return showRefusal(world, c, refusal('signed-out'))
  const form = await formOf(c)
  if (!form.ok) return showRefusal(world, c, form.refusal)
  const outcome = await signInByLink(world, {
    token: c.req.param('token') ?? '',
    commandId: form.value.one('commandId') || newCommandId(world),
    label: c.req.header('user-agent') ?? '',
  })
  if (!outcome.ok) return showRefusal(world, c, outcome.refusal)
  c.header('Set-Cookie', cookieOf(world, outcome.value))
  return c.redirect(consoleHome, 303)
}
