import type { Lang } from '#shared/language.ts'
import type { Context } from 'hono'
import type { Refusal } from '#shared/refusal.ts'
import { refusal, refusals } from '#shared/refusal.ts'
import type { Result } from '#shared/result.ts'
import { ok, refused } from '#shared/result.ts'
import { refusalPage } from '#web/villager/refusal-page.tsx'
import type { Page } from '#web/page.tsx'
import { renderPage } from '#web/page.tsx'
import { asLetters, digestOf, idFrom } from './digest.ts'
import { note } from './invocation/invocation.ts'
import { keys } from './store/keys.ts'
import { placeName, placeOf } from './store/places.ts'
import { readLimited } from './read-limited.ts'
import type { World } from './world.ts'

/**
 * Where staff begin. Not `/console/`: whether API Gateway leads an address that ends so to the staff's function, no document
 * says, so both functions lead it here.
 */
export const consoleHome = '/console/today'

/** Forms of villagers are a few lines of text. */
const formAtMost = 64 * 1024

export interface Form {
  one(name: string): string
  all(name: string): string[]
}

/** The language asked for: by the page's own switch, else the browser's, else Chinese. */
export function langOf(c: Context): Lang {
  const asked = c.req.query('lang')
  if (asked === 'en' || asked === 'zh') return asked
  const accepted = c.req.header('accept-language') ?? ''
  return /^en\b/.test(accepted) && !/\bzh\b/.test(accepted) ? 'en' : 'zh'
}

/** The fields of a plain HTML form. Refusals: `too-large`, `invalid` for anything that is no such form. */
export async function formOf(c: Context): Promise<Result<Form>> {
  const type = c.req.header('content-type') ?? ''
  if (!type.startsWith('application/x-www-form-urlencoded'))
    return refused(refusal('invalid', { field: 'body', reason: 'not-a-form' }))
  const bytes = await readLimited(c.req.raw, formAtMost)
  if (bytes === undefined) return refused(refusal('too-large', { field: 'body' }))
  const fields = new URLSearchParams(new TextDecoder().decode(bytes))
  return ok({ one: (name) => fields.get(name) ?? '', all: (name) => fields.getAll(name) })
}

/**
 * Pages of links go into no cache and tell no other site where they came from. A page without a script may run none; one
 * with a script runs it from this site only, which may ask this site only. A form may also go to the photo store, and
 * `form-action` covers what that answers with.
 */
const headers = ({ script }: Page, formTargets: readonly string[]) => ({
  'Content-Type': 'text/html; charset=utf-8',
  'Cache-Control': 'no-store',
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
  'Content-Security-Policy': `default-src 'none';${script === undefined ? '' : " script-src 'self'; connect-src 'self';"} style-src 'unsafe-inline'; img-src 'self' data:; media-src 'self'; form-action ${["'self'", ...formTargets].join(' ')}; base-uri 'none'; frame-ancestors 'none'`,
})

export function show(page: Page, status = 200, formTargets: readonly string[] = []): Response {
  return new Response(renderPage(page), { status, headers: headers(page, formTargets) })
}

/** The form again, with what is wrong in it: a page of the refusal's status. */
export function showAgain(page: Page, why: Refusal): Response {
  note({ refusal: why.code })
  return show(page, refusals[why.code].status)
}

/** A refusal as a page: what happened and what to do next, with the status of its code. */
export async function showRefusal(
  world: World,
  c: Context,
  why: Refusal,
  about: { place?: string | undefined; back?: string; receipt?: string } = {},
): Promise<Response> {
  const code = about.place ?? (await placeOfDeadLink(world, c, why))
  const place = code === undefined ? undefined : await placeOf(world, code)
  note({ refusal: why.code, place: place?.code })
  const lang = langOf(c)
  const page = refusalPage({
    lang,
    refusal: why,
    ...(place === undefined ? {} : { village: place.name }),
    ...(place?.level === 'village' ? { board: `/b/${place.code}?lang=${lang}` } : {}),
    ...(about.back === undefined ? {} : { back: about.back }),
    ...(about.receipt === undefined ? {} : { receipt: about.receipt }),
  })
  return show(page, refusals[why.code].status)
}

/** A link that is no longer good still tells whose board and clerk to turn to. */
async function placeOfDeadLink(world: World, c: Context, { code }: Refusal): Promise<string | undefined> {
  const token = c.req.param('token')
  if (token === undefined || (code !== 'link-revoked' && code !== 'link-expired')) return undefined
  const item = await world.table.get(keys.capability(digestOf(token)))
  return typeof item?.['place'] === 'string' ? item['place'] : undefined
}

/** After a form: see the result by a plain GET, so that going back or reloading sends nothing again. */
export function seeOther(path: string): Response {
  return new Response(null, {
    status: 303,
    headers: { Location: path, 'Cache-Control': 'no-store', 'Referrer-Policy': 'no-referrer' },
  })
}

export const newCommandId = (world: World): string => asLetters(world.random.bytes(16), 20)

/** The id that came with the form; without one, equal content is the same act. */
export function commandIdOf(form: Form, ...content: readonly string[]): string {
  return givenIdOf(form) ?? idFrom('form', ...content)
}

/** The id that came with the form, if it is one. */
export function givenIdOf(form: Form): string | undefined {
  const given = form.one('commandId')
  return /^[A-Za-z0-9-]{8,64}$/.test(given) ? given : undefined
}

export const villageName = async (world: World, code: string | undefined): Promise<string> =>
  code === undefined ? '' : placeName(world, code)

/** Keeps the language when one page leads to another. */
export const withLang = (c: Context, path: string): string =>
  c.req.query('lang') === undefined ? path : `${path}?lang=${langOf(c)}`
