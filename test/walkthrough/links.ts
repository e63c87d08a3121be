import { randomUUID } from 'node:crypto'
import * as z from 'zod'
import { check, Failed } from './failure.ts'
import { type PageForm, postFormOf } from './page.ts'
import type { Play } from './stage.ts'

const made = z.object({ links: z.array(z.object({ code: z.string(), url: z.string() })) })

/** As many as a clerk prints on one sheet. */
const linksAtOnce = 100

export interface LinkOf {
  readonly act: 'vote' | 'object' | 'evaluate'
  readonly subject: string
  readonly list: string
}

/** The organizer makes personal links for these voters, as people get them by messenger or on paper. */
export async function makeLinks(
  play: Play,
  { act, subject, list }: LinkOf,
  voters: readonly string[],
): Promise<Map<string, URL>> {
  const links = new Map<string, URL>()
  for (let from = 0; from < voters.length; from += linksAtOnce) {
    const part = voters.slice(from, from + linksAtOnce)
    const body = { commandId: randomUUID(), act, matterId: play.matterId, subject, list, voters: part }
    const answer = made.parse(await play.cast.as(play.cast.clerk, 'POST', '/api/links', { body }))
    for (const { code, url } of answer.links) links.set(code, new URL(url, play.client.origin))
  }
  for (const code of voters) {
    const link = links.get(code)
    if (link === undefined) throw new Failed(`no ${act} link came back for ${code}`)
    play.links.set(`${act}:${subject}:${code}`, link)
  }
  return links
}

/** The page behind a link: opened without harm, and where its form goes. A page that offers no form is answered at its own address. */
export async function openLink(play: Play, link: URL): Promise<{ action: URL; form: PageForm | undefined }> {
  const page = await play.client.page(link)
  check(page.status === 200, () => `a link answered its GET with ${page.status}`)
  const form = postFormOf(page.html)
  return { action: new URL(form?.action ?? link, link), form }
}

/** Hidden fields of the form, with the given ones in the place of those of the same name. */
export function filledIn(
  form: PageForm | undefined,
  fields: readonly (readonly [string, string])[],
): (readonly [string, string])[] {
  const names = new Set(fields.map(([name]) => name))
  return [...(form?.filled ?? []).filter(([name]) => !names.has(name)), ...fields]
}

/** Sends a form that ends in a 303, then opens the page it leads to. */
export async function sendForm(
  play: Play,
  action: URL,
  fields: readonly (readonly [string, string])[],
): Promise<{ url: URL; html: string }> {
  const sent = await play.client.page(action, fields)
  check(
    sent.status === 303 && sent.location !== undefined,
    () => `a form was answered with ${sent.status}, not with 303`,
  )
  const url = sent.location ?? action
  const done = await play.client.page(url)
  check(done.status === 200, () => `the page after sending answered ${done.status}`)
  return { url, html: done.html }
}
