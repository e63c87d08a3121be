import type { Context, Hono } from 'hono'
import { setCookie } from 'hono/cookie'
import { refusal } from '#shared/refusal.ts'
import { deskPage } from '#web/staff/desk-page.tsx'
import { sheetPage } from '#web/staff/sheet-page.tsx'
import { signInPage } from '#web/staff/sign-in-page.tsx'
import { capabilityOf } from '../access/capability.ts'
import { signInByLink } from '../access/sign-in.ts'
import { deskOf } from '../queries/desk.ts'
import { minutesFor } from '../queries/outputs.ts'
import { staffAccount } from '../store/staff.ts'
import { formOf, langOf, newCommandId, seeOther, show, showRefusal } from '../page-answers.ts'
import type { World } from '../world.ts'
import { actorAt, matterFor } from './access.ts'
import { deskProps } from './desk-props.ts'
import { divisionCode } from './fields.ts'
import { sessionCookie, signedIn } from './session.ts'

/** The few plain pages of staff that need no console: signing in by link, the desk, minutes to print. */
export function mountStaffPages(world: World, app: Hono): void {
  app.get('/in/:token', (c) => showSignIn(world, c))
  app.post('/in/:token', (c) => signIn(world, c))
  app.get('/staff', (c) => showDesk(world, c))
  app.get('/staff/matters/:matterId/minutes', (c) => showMinutes(world, c))
}

async function showSignIn(world: World, c: Context): Promise<Response> {
  const link = await capabilityOf(world, c.req.param('token') ?? '', 'sign-in')
  if (!link.ok) return showRefusal(world, c, link.refusal)
  if (link.value.usedBy !== undefined) return showRefusal(world, c, refusal('link-used'))
  const account = await staffAccount(world, link.value.subject)
  const name = account === undefined ? {} : { name: account.name }
  return show(signInPage({ lang: langOf(c), commandId: newCommandId(world), ...name }))
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
  setCookie(c, sessionCookie, outcome.value.session, {
    httpOnly: true,
    sameSite: 'Lax',
    secure: world.origin.startsWith('https:'),
    path: '/',
    expires: new Date(outcome.value.expiresAt),
  })
  return c.redirect('/staff', 303)
}

async function showDesk(world: World, c: Context): Promise<Response> {
  const who = await signedIn(world, c)
  if (!who.ok) return showRefusal(world, c, who.refusal)
  const code = divisionCode.safeParse(c.req.query('place') ?? who.value.roles.find(({ place }) => place !== '0')?.place)
  if (!code.success) return seeOther('/api/docs')
  const actor = actorAt(who.value, code.data)
  if (!actor.ok) return showRefusal(world, c, actor.refusal)
  return show(deskPage(await deskProps(world, langOf(c), await deskOf(world, code.data))))
}

async function showMinutes(world: World, c: Context): Promise<Response> {
  const who = await signedIn(world, c)
  if (!who.ok) return showRefusal(world, c, who.refusal)
  const found = await matterFor(world, who.value, c.req.param('matterId') ?? '')
  if (!found.ok) return showRefusal(world, c, found.refusal)
  const lang = langOf(c)
  return show(sheetPage(await minutesFor(world, found.value.head.matter, lang), lang))
}
