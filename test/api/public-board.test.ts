import { gunzipSync } from 'node:zlib'
import { randomUUID } from 'node:crypto'
import { handle } from 'hono/aws-lambda'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createVillagerApp } from '#functions/villager/app.ts'
import { villageCode } from '../browser/matters.ts'
import type { Village } from '../browser/village.ts'
import { startVillage } from '../browser/village.ts'

/** What a page may weigh on the wire: two seconds on a slow line (2G, about 56 kbit/s). */
const wireAtMost = 14_000

let village: Village

beforeAll(async () => {
  village = await startVillage()
}, 60_000)
afterAll(() => village?.close())

const board = `/b/${villageCode}`
const ask = (path: string, headers: Record<string, string> = {}) =>
  fetch(village.stack.origin + path, { headers: { 'Accept-Encoding': 'identity', ...headers } })

/** An answer as API Gateway gets it from the function. */
async function fromLambda(path: string, headers: Record<string, string>) {
  const [rawPath = '', rawQueryString = ''] = path.split('?')
  const event = {
    version: '2.0',
    routeKey: '$default',
    rawPath,
    rawQueryString,
    headers: { host: 'cun.example', ...headers },
    body: null,
    isBase64Encoded: false,
    requestContext: { http: { method: 'GET', path: rawPath }, domainName: 'cun.example' },
  }
  // The adapter's own types ask for all that a real event holds; it reads these.
  const answer = await handle(createVillagerApp(village.stack.world, () => Promise.resolve(undefined)))(event as never)
  return answer as { body: string; isBase64Encoded: boolean; headers: Record<string, string> }
}

describe('compression', () => {
  it.each(['', '/print', '/screen', '/changes.atom', '/meetings.ics'])(
    'shrinks the public %s for those who understand it, through the gateway too',
    async (form) => {
      const plain = await fromLambda(board + form, {})
      const small = await fromLambda(board + form, { 'accept-encoding': 'gzip, deflate' })
      expect(plain.headers['content-encoding']).toBeUndefined()
      expect(small.headers['content-encoding']).toBe('gzip')
      expect(small.isBase64Encoded).toBe(true)
      expect(small.headers['vary']).toMatch(/accept-encoding/i)
      const bytes = Buffer.from(small.body, 'base64')
      expect(gunzipSync(bytes).toString()).toBe(
        Buffer.from(plain.body, plain.isBase64Encoded ? 'base64' : 'utf8').toString(),
      )
      expect(bytes.length).toBeLessThan(plain.body.length)
    },
  )

  it('leaves alone whatever holds a link or a form of one person', async () => {
    const voter = await village.link('vote', village.discussion.named, 'h10')
    for (const path of [new URL(voter).pathname, `/raise/${villageCode}?matter=${village.discussion.matterId}`])
      expect((await ask(path, { 'Accept-Encoding': 'gzip' })).headers.get('content-encoding')).toBeNull()
  })

  it('keeps every public page at 14 kB on the wire', async () => {
    const matter = `${board}/m/${village.discussion.matterId}`
    for (const path of ['/', board, `${board}/print`, `${board}/screen`, matter, `${matter}/print`]) {
      const { body } = await fromLambda(path, { 'accept-encoding': 'gzip' })
      expect(Buffer.from(body, 'base64').length, path).toBeLessThan(wireAtMost)
    }
  })
})

describe('the calendar of meetings', () => {
  it('is one that calendars read: folded, in UTC, with an id that stays, the place and the topics, and nobody’s name', async () => {
    const response = await ask(`${board}/meetings.ics?lang=zh`)
    expect(response.headers.get('content-type')).toBe('text/calendar; charset=utf-8')
    const text = await response.text()
    expect(text.startsWith('BEGIN:VCALENDAR\r\nVERSION:2.0\r\n')).toBe(true)
    expect(text.trimEnd().endsWith('END:VCALENDAR')).toBe(true)
    expect(text.replaceAll('\r\n', '')).not.toContain('\n')
    // RFC 5545, 3.1: lines of at most 75 octets.
    for (const line of text.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75)
    const lines = text.replace(/\r\n[ \t]/g, '').split('\r\n')
    const own = lines.slice(lines.indexOf(`UID:${village.discussion.matterId}-1@127.0.0.1`))
    expect(own[0]).toBeDefined()
    const event = own.slice(0, own.indexOf('END:VEVENT'))
    expect(event.some((line) => /^DTSTART:\d{8}T113000Z$/.test(line))).toBe(true)
    expect(event.some((line) => /^DTSTAMP:\d{8}T\d{6}Z$/.test(line))).toBe(true)
    expect(event).toContain('SUMMARY:村民代表会议：2026年秋季议贫会')
    expect(event).toContain('LOCATION:村委会会议室')
    expect(event.find((line) => line.startsWith('DESCRIPTION:'))).toContain('村东头排水沟清淤和加盖板')
    expect(await (await ask(`${board}/meetings.ics?lang=zh`)).text()).toBe(text)
  })
})

describe('the feed of changes', () => {
  it('names itself, its board and each change by ids that stay', async () => {
    const response = await ask(`${board}/changes.atom?lang=zh`)
    expect(response.headers.get('content-type')).toBe('application/atom+xml; charset=utf-8')
    const ids = async (answer: Response) =>
      [...(await answer.text()).matchAll(/<id>([^<]*)<\/id>/g)].map(([, id]) => id)
    const before = await ids(response)
    expect(before).toContain(
      `${village.stack.origin}${board}/m/${village.discussion.matterId}#decided-${village.discussion.over}`,
    )
    expect(await ids(await ask(`${board}/changes.atom?lang=en`))).toEqual(before)
  })

  it('is kept apart by language where it is kept for others, for the language may be the browser’s', async () => {
    for (const form of ['changes.atom', 'meetings.ics']) {
      const { headers } = await ask(`${board}/${form}`, { 'Accept-Language': 'en' })
      expect(headers.get('cache-control')).toContain('public')
      expect(headers.get('vary')).toMatch(/accept-language/i)
    }
  })

  it('is told in the head of the board’s answer, as the calendar is', async () => {
    const head = (await ask(board)).headers.get('link') ?? ''
    expect(head).toContain(`<${board}/changes.atom>; rel="alternate"; type="application/atom+xml"`)
    expect(head).toContain(`<${board}/meetings.ics>; rel="alternate"; type="text/calendar"`)
  })

  it('is not there for a place that is no village', async () => {
    for (const form of ['changes.atom', 'meetings.ics', 'screen', 'print'])
      expect((await ask(`/b/150526/${form}`)).status).toBe(404)
  })
})

// Last, for it fills the village.
describe('a long board', () => {
  it('keeps a board of sixty matters that are all under way at 14 kB, too', async () => {
    for (let n = 0; n < 60; n++)
      await village.clerk.send('POST', `/api/villages/${villageCode}/matters`, {
        commandId: randomUUID(),
        procedure: 'deliberation',
        title: `第${n + 1}号事项：修缮村里第${n * 7 + 3}处机井和灌溉管道的配套设施`,
      })
    await village.stack.catchUp()
    const { body } = await fromLambda(board, { 'accept-encoding': 'gzip' })
    expect(Buffer.from(body, 'base64').length).toBeLessThan(wireAtMost)
    const page = await (await ask(board)).text()
    const earlier = /href="(\?from=[^"]+)"/.exec(page)?.[1]?.replaceAll('&amp;', '&')
    expect(earlier).toBeDefined()
    const second = await (await ask(board + earlier)).text()
    // The sixty-first and those before it, none twice and none left out.
    expect(second).toContain('2026年秋季议贫会')
    expect(page).not.toContain('2026年秋季议贫会')
    expect(await (await ask(`${board}?from=%00`)).text()).toContain('第60号事项')
  }, 60_000)
})
