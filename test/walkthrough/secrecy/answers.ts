import { readZip } from '#functions/roster/zip.ts'
import { Refused } from '../failure.ts'
import { boardPages } from '../expectations/board.ts'
import { openingOf } from './suspect.ts'
import { idOf, type Play } from '../stage.ts'

/** Something a person can get hold of: a JSON value, or a text that is looked at piece by piece. */
export interface Unit {
  readonly where: string
  readonly value: unknown
}

/** Every answer about the poll and its matter, for every member of staff, and every public page and file. */
export async function everyAnswer(play: Play, pollKey: string): Promise<Unit[]> {
  const units: Unit[] = []
  for (const key of play.cast.keys) {
    for (const path of staffPaths(play, pollKey, play.cast.placeOf(key))) {
      const answer = await ifAllowed(() => play.cast.as(key, 'GET', path))
      if (answer !== undefined) units.push({ where: `GET ${path} for ${key}`, value: answer })
    }
    units.push(...(await papers(play, key)))
  }
  const { code } = play.scenario.place
  const published = await ifAllowed(() =>
    play.client.api('GET', `/b/${code}/polls/${idOf(play, 'poll', pollKey)}.json`),
  )
  if (published !== undefined) units.push({ where: 'the published file', value: published })
  for (const { path, html } of await boardPages(play)) units.push(...piecesOf(`page ${path}`, html))
  return units
}

function staffPaths(play: Play, pollKey: string, place: string): string[] {
  const [village, matter, poll] = [play.scenario.place.code, play.matterId, idOf(play, 'poll', pollKey)]
  const list = openingOf(play, pollKey)?.electorate ?? ''
  const ofMatter = ['', '/events', '/story', '/visits', '/objections', '/evaluations', '/check-ins', '/minutes']
  const outputs = ['convening', 'result', 'wechat', 'loudspeaker'].map((name) => `/outputs/${name}?poll=${poll}`)
  return [
    ...[...ofMatter, ...outputs].map((path) => `/api/matters/${matter}${path}`),
    `/api/polls/${poll}`,
    `/api/polls/${poll}/published`,
    `/api/villages/${village}/matters`,
    `/api/villages/${village}/roster?list=${encodeURIComponent(list)}`,
    `/api/villages/${village}/staff`,
    `/api/places/${village}`,
    `/api/desk?place=${place}`,
    `/api/ledger?place=${place}`,
    '/api/today',
    '/api/messages',
    '/api/me',
  ]
}

/** The minutes as a Word file and as a page to print. */
async function papers(play: Play, key: string): Promise<Unit[]> {
  const session = await play.cast.sessionOf(key)
  const units: Unit[] = []
  const word = `/api/matters/${play.matterId}/minutes.docx`
  const file = await ifAllowed(() => play.client.raw(word, session))
  const limits = { entries: 200, inflated: 20_000_000, ratio: 10_000 }
  const zip = file === undefined ? undefined : readZip(file.bytes, limits, (name) => name.endsWith('.xml'))
  for (const [name, bytes] of zip?.ok === true ? zip.entries : [])
    units.push(...piecesOf(`${word} (${name}) for ${key}`, new TextDecoder().decode(bytes)))
  const print = `/staff/matters/${play.matterId}/minutes`
  const page = await ifAllowed(() => play.client.raw(print, session))
  if (page !== undefined) units.push(...piecesOf(`${print} for ${key}`, new TextDecoder().decode(page.bytes)))
  return units
}

/** Markup cut into its smallest blocks: a row of a table, an item of a list, a paragraph. */
export function piecesOf(where: string, markup: string): Unit[] {
  return markup
    .split(/<\/?(?:tr|li|p|dd|dt|div|section|article|main|header|footer|form|label|h\d|w:p|w:tr)\b/i)
    .map((value) => ({ where, value }))
}

async function ifAllowed<T>(ask: () => Promise<T>): Promise<T | undefined> {
  try {
    return await ask()
  } catch (error) {
    if (error instanceof Refused) return undefined
    throw error
  }
}
