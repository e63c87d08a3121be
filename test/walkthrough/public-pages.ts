import { digestOf } from '#functions/digest.ts'
import { digestedText, pollFileSchema } from '#shared/decision/poll-file.ts'
import { linksIn, textOf, tight } from './page.ts'
import type { Play } from './stage.ts'
import type { Wire } from './wire.ts'

/** Something everybody can read, as it came. */
export interface PublicAnswer {
  readonly path: string
  readonly type: string
  readonly text: string
}

/** More pages than any scenario has: a crawl that does not end is a fault of the pages. */
const pagesAtMost = 1000

/**
 * All that can be reached from the first page without a link of one's own: the way down to the village, its board in every
 * form and language, the files. Other villages of a shared server are left to their own scenarios.
 */
export async function publicAnswers(origin: URL, send: Wire, village: string): Promise<PublicAnswer[]> {
  const waiting = new Set(['/'])
  const answers: PublicAnswer[] = []
  for (const path of waiting) {
    const url = new URL(path, origin)
    const response = await send(url, { method: 'GET' })
    if (response.status >= 400) throw new Error(`${path} is led to and answers ${response.status}`)
    const type = response.headers.get('content-type') ?? ''
    const text = asWritten(type, await response.text())
    if (!type.startsWith('audio/')) answers.push({ path, type, text })
    for (const link of leadsOf(response, type, text)) {
      const { origin: there, pathname, search } = new URL(link, url)
      if (there !== origin.origin || !concerns(pathname, village) || search.includes('held')) continue
      waiting.add(pathname + search)
    }
    if (waiting.size > pagesAtMost) throw new Error(`more than ${pagesAtMost} public pages, the last ${path}`)
  }
  return answers
}

/** A calendar breaks lines after 75 bytes, in the middle of whatever stands there (RFC 5545, 3.1): put together again. */
function asWritten(type: string, text: string): string {
  return type.startsWith('text/calendar') ? text.replace(/\r\n[ \t]/g, '') : text
}

/** Where an answer leads: its links, those of its head, the next card of a screen, what a feed or calendar points to. */
function leadsOf({ headers }: Response, type: string, text: string): string[] {
  const marked = type.startsWith('text/html') ? linksIn(text) : []
  const atom = [...text.matchAll(/<link [^>]*href="([^"]*)"/g)].map(([, href = '']) => href.replaceAll('&amp;', '&'))
  const head = [...(headers.get('link') ?? '').matchAll(/<([^>]*)>/g)].map(([, href = '']) => href)
  const next = /url=(.*)$/.exec(headers.get('refresh') ?? '')?.[1]
  return [...marked, ...atom, ...head, headers.get('location') ?? [], next ?? []].flat()
}

function concerns(path: string, village: string): boolean {
  const [, door = '', place = ''] = path.split('/')
  if (door === 'p') return village.startsWith(place)
  return door === '' || (['b', 'raise'].includes(door) && place === village)
}

/** What must stand on no public page, and texts that people wrote to be public, in which anything may stand. */
export interface Private {
  /** Each with what it is, for the one who reads that it leaked. */
  readonly facts: readonly { readonly is: string; readonly text: string }[]
  readonly open: readonly string[]
  /** By which polls were fixed that are still open: no file tells these. */
  readonly digests?: readonly string[]
}

const phone = /(?<![0-9A-Za-z])1[3-9]\d{9}(?![0-9A-Za-z])/
/** Of a link: 22 letters and digits; of a session or anything like it: 43 of the URL-safe alphabet. */
const token = /(?<![\w-])(?:[0-9A-Za-z]{22}|[\w-]{43,})(?![\w-])/g

/** The first private fact that stands in one of the answers, with the page; undefined when there is none. */
export function privateFactIn(
  answers: readonly PublicAnswer[],
  { facts, open, digests = [] }: Private,
): string | undefined {
  const openly = open
    .map(tight)
    .filter((text) => text.length > 1)
    .toSorted((a, b) => b.length - a.length)
  // Digests of polls are of 43 letters too.
  const known = new Set([...digests, ...answers.flatMap(digestsOfFile)])
  for (const { path, type, text } of answers) {
    const said = readingsOf(type, text).map((reading) =>
      openly.reduce((left, one) => left.replaceAll(one, ' '), reading),
    )
    for (const reading of said) {
      const fact = facts.find((one) => reading.includes(tight(one.text)))
      if (fact !== undefined) return `${path} holds ${fact.is}: ${fact.text}`
      const called = phone.exec(reading)?.[0]
      if (called !== undefined) return `${path} holds a telephone number: ${called}`
    }
    const loose = [...text.matchAll(token)].find(([found]) => !known.has(found))?.[0]
    if (loose !== undefined) return `${path} holds what may be a token: ${loose}`
  }
  return undefined
}

/** Digests that a poll's file may hold: its own, which must fit the rest, and those of what it was opened with and what happened. */
function digestsOfFile({ type, text }: PublicAnswer): string[] {
  const file = type.startsWith('application/json') ? pollFileSchema.safeParse(JSON.parse(text)) : undefined
  if (file?.success !== true) return []
  const { digest, definition, events, count } = file.data
  if (digest !== digestOf(digestedText(file.data))) return []
  const opened = events.flatMap((event) => (event.type === 'opened' ? [event.definition] : []))
  return [digest, definition.electorate.digest, ...opened, ...events.map((event) => event.digest), ...count.receipts]
}

/** A text as people and machines may read it, without blanks: what it says, and all that is in it. */
function readingsOf(type: string, text: string): string[] {
  if (type.startsWith('application/json')) return [tight(text), tight(stringsOf(JSON.parse(text)).join('\n'))]
  // RFC 5545: folded lines, escaped commas.
  if (type.startsWith('text/calendar')) return [tight(text.replace(/\r\n[ \t]/g, '').replace(/\\(.)/g, '$1'))]
  const whole = text.replace(/<style>.*?<\/style>/s, '').replace(/<\/?span\b[^>]*>/g, '')
  return [tight(textOf(text)), tight(textOf(whole.replaceAll('<', ' ').replaceAll('>', ' ')))]
}

function stringsOf(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  return typeof value === 'object' && value !== null
    ? Object.entries(value).flatMap(([key, part]) => [key, ...stringsOf(part)])
    : []
}

/** What the people of a scenario may expect to stay among them. */
export function privateOf(play: Play): Private {
  const { scenario } = play
  const steps = scenario.steps.map(({ step }) => step)
  const names = new Set(play.voters.map(({ name }) => name))
  const tokens = [...play.links.values()].flatMap((link) => link.pathname.split('/')[2] ?? [])
  const written = steps.flatMap((step): (string | undefined)[] => {
    if (step.do === 'visit') return [step.needs]
    if (step.do === 'object') return [step.text]
    if (step.do === 'evaluate') return [step.comment]
    return step.do === 'urge' ? [step.text] : []
  })
  const owners = new Set(steps.flatMap((step) => (step.do === 'assign' ? [step.owner] : [])))
  const open = steps.flatMap((step): string[] => {
    switch (step.do) {
      case 'raise-topic':
        return [step.title, step.background]
      case 'decline-topic':
        return [step.reason]
      case 'convene':
        return [step.place, step.kind]
      case 'open-poll':
        return [step.question, ...step.choices.map(({ text }) => text)]
      case 'notice':
        return [step.subject]
      case 'assign':
        return [step.text]
      default:
        return []
    }
  })
  return {
    facts: [
      ...[...names].map((text) => ({ is: 'a voter’s name', text })),
      ...[...new Set(tokens)].map((text) => ({ is: 'a personal link', text })),
      ...play.cast.keys.map((key) => ({ is: 'a login of staff', text: play.cast.idOf(key) })),
      // Shorter texts stand somewhere by chance.
      ...written.flatMap((text) =>
        text === undefined || tight(text).length < 6 ? [] : [{ is: 'what somebody wrote in confidence', text }],
      ),
    ],
    open: [
      scenario.title,
      scenario.place.name,
      ...open,
      // Whoever promised something stands by it with a name.
      ...scenario.staff.flatMap(({ key, name }) => (owners.has(key) ? [name] : [])),
    ],
  }
}
