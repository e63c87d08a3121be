import { gzipSync } from 'node:zlib'
import { h } from 'preact'
import { renderToString } from 'preact-render-to-string'
import { describe, expect, it } from 'vitest'
import { refusalCodes } from '#shared/refusal.ts'
import { boardPage } from '#web/board/board-page.tsx'
import { placesPage } from '#web/board/places-page.tsx'
import type { Page } from '#web/page.tsx'
import { renderPage } from '#web/page.tsx'
import { Said } from '#web/parts/said.tsx'
import { looks } from '#web/style/looks.ts'
import { ballotPage } from '#web/villager/ballot-page.tsx'
import { checkPage } from '#web/villager/check-page.tsx'
import { commentPage } from '#web/villager/comment-page.tsx'
import { evaluationPage } from '#web/villager/evaluation-page.tsx'
import { followPage } from '#web/villager/follow-page.tsx'
import { raisePage } from '#web/villager/raise-page.tsx'
import { receiptPage } from '#web/villager/receipt-page.tsx'
import { pagesWith } from './pages.ts'

const hostile = `</style></title><script>alert(1)</script><img src=x onerror="alert(1)">'"&`
/** What everybody may see is sent compressed; pages of personal links never are (BREACH). */
const openToAll = ['board', 'empty board', 'matter', 'places', 'places within', 'recount', 'recount of many']
const voidElements = new Set(['meta', 'input', 'br'])

const rendered = (text: string, lang: 'zh' | 'en') =>
  Object.entries(pagesWith(text, lang)).map(([name, page]): [string, string] => [name, renderPage(page)])

/** Whether every element that opens closes again, in order. */
function nests(html: string): boolean {
  const open: string[] = []
  for (const [, close, name = ''] of html
    .replace(/<!doctype html>|<style>[^]*?<\/style>/g, '')
    .matchAll(/<(\/?)([a-z0-9]+)[^>]*>/g)) {
    if (close === '/') {
      if (open.pop() !== name) return false
    } else if (!voidElements.has(name)) open.push(name)
  }
  return open.length === 0
}

describe.each(['zh', 'en'] as const)('every page in %s', (lang) => {
  it.each(rendered('今年庭院种什么', lang))('%s is one whole document that asks for nothing else', (_name, html) => {
    expect(html).toMatch(/^<!doctype html><html lang="(zh-CN|en)">/)
    expect(html).toContain('<meta name="viewport"')
    expect(html).toMatch(/<title>[^<]+<\/title>/)
    expect(html.match(/<main/g)).toHaveLength(1)
    expect(html.match(/<h1/g)).toHaveLength(1)
    expect(html).toContain(lang === 'zh' ? 'href="?lang=en"' : 'href="?lang=zh"')
    expect(html).not.toMatch(
      /<script|http|<link|<img|<iframe| src=|url\(|@import|javascript:| on[a-z]+=|undefined|\[object|…/,
    )
    expect(nests(html)).toBe(true)
  })

  // What comes with the first round trip: ten packets (RFC 6928). The page that shows every part is for those who draw.
  const forPeople = rendered('今年庭院种什么', lang).filter(([name]) => name !== 'style')
  it.each(forPeople)('%s stays within 14 kB', (name, html) => {
    const sent = openToAll.includes(name) ? gzipSync(html) : Buffer.from(html)
    expect(sent.byteLength).toBeLessThanOrEqual(14 * 1024)
  })

  it.each(forPeople)('%s carries every rule that a class on it asks for', (_name, html) => {
    const sheet = /<style>([^]*?)<\/style>/.exec(html)?.[1] ?? ''
    const asked = [...html.matchAll(/ class="([^"]+)"/g)].flatMap(([, list = '']) => list.split(' '))
    const styled = new Set([...looks.screen.matchAll(/\.([a-z]+)/g)].map(([, name]) => name))
    const missing = asked.filter((name) => styled.has(name) && !new RegExp(`\\.${name}\\b`).test(sheet))
    if (!sheet.includes('@page')) expect(missing).toEqual([])
  })

  it.each(rendered(hostile, lang))('%s shows hostile text as text', (_name, html) => {
    expect(html).not.toMatch(/<script|<img/)
    for (const name of ['style', 'title', 'main'])
      expect(html.split(`</${name}>`), name).toHaveLength(html.split(new RegExp(`<${name}[ >]`)).length)
    expect(nests(html)).toBe(true)
  })

  it.each(rendered('今年庭院种什么', lang))(
    '%s ties every label to its input and every description to its text',
    (_name, html) => {
      const ids = [...html.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id)
      expect(new Set(ids).size).toBe(ids.length)
      for (const [, id] of html.matchAll(/ (?:for|aria-labelledby)="([^"]+)"/g)) expect(ids).toContain(id)
      for (const [, list = ''] of html.matchAll(/ aria-describedby="([^"]+)"/g))
        for (const id of list.split(' ')) expect(ids).toContain(id)
      for (const [, id] of html.matchAll(/ href="#([^"]+)"/g)) expect(ids).toContain(id)
      const shown = [...html.matchAll(/<(?:input|textarea)[^>]*>/g)].filter(([tag]) => !tag.includes('type="hidden"'))
      for (const [tag] of shown) {
        const id = / id="([^"]+)"/.exec(tag)?.[1]
        expect(html).toContain(`for="${id}"`)
      }
    },
  )

  it('tells every refusal with its code, what to do next and whom to call', () => {
    const pages = pagesWith('阿来', lang)
    for (const code of refusalCodes) {
      const page = pages[`refusal ${code}`]
      const html = page === undefined ? '' : renderPage(page)
      expect(html).toContain(`<main data-refusal="${code}">`)
      expect(html).toContain('href="tel:04751234567"')
    }
  })
})

const paper = {
  lang: 'zh',
  village: '伊和背村',
  topic: '庭院经济',
  question: '种什么？',
  choices: [
    { key: 'apple', text: '塞外红' },
    { key: 'mushroom', text: '口蘑' },
  ],
  secret: true,
  rule: {},
} as const

describe('the ballot', () => {
  it('offers radios for one choice and puts abstaining last', () => {
    const html = renderPage(ballotPage({ ...paper, max: 1 }))
    const values = [...html.matchAll(/type="radio"[^>]*value="([^"]+)"/g)].map(([, value = '']) => value.trim())
    expect(values).toEqual(['apple', 'mushroom', 'abstain'])
    expect(html).not.toContain('data-refusal')
  })

  it('offers boxes for several choices and says how many', () => {
    const html = renderPage(ballotPage({ ...paper, max: 2 }))
    expect(html.match(/type="checkbox"/g)).toHaveLength(3)
    expect(html).toContain('最多选2项')
  })

  it('comes back with the choice kept, the fault announced and the code of the refusal', () => {
    const html = renderPage(
      ballotPage({ ...paper, max: 2, given: ['apple'], refused: { code: 'too-many-choices', field: 'choices' } }),
    )
    expect(html).toContain('<main data-refusal="too-many-choices">')
    expect(html).toContain('role="alert"')
    expect(html).toMatch(/value="apple *"[^>]* checked/)
    expect(html).toMatch(/<title>请改正/)
  })

  it('is checked before it counts, with the choices carried along', () => {
    const html = renderPage(checkPage({ ...paper, max: 2, chosen: ['apple', 'mushroom'] }))
    expect(html).toContain('塞外红')
    expect(html.match(/type="hidden" name="choices"/g)).toHaveLength(2)
    expect(html).toContain('name="confirm" value="yes"')
  })

  it('is answered with a receipt that machines find', () => {
    const html = renderPage(receiptPage({ ...paper, receipt: 'K7QM2X4P9R', board: '/b/150526100219' }))
    expect(html).toMatch(/<output[^>]* data-receipt[^>]*>K7QM2X4P9R<\/output>/)
    // Whole wherever it stands: what looks for it, or hides it, must find all of it.
    expect(html.match(/K7QM2/g)).toHaveLength(html.match(/K7QM2X4P9R/g)?.length ?? 0)
  })
})

describe('the ballot of three choices', () => {
  const three = {
    ...paper,
    topic: '排水沟',
    question: '是否用帮扶资金86,000元修村东头的排水沟？',
    choices: ['同意修', '不同意', '明年再议'].map((text, n) => ({ key: `k${n}`, text })),
    rule: { quorum: { of: 'electorate', atLeast: '2/3' }, pass: { of: 'present', moreThan: '1/2' } },
    max: 1,
  } as const

  it.each(['zh', 'en'] as const)('is one answer of less than 9 kB in all (%s)', (lang) => {
    expect(Buffer.byteLength(renderPage(ballotPage({ ...three, lang })))).toBeLessThan(9000)
    expect(Buffer.byteLength(renderPage(checkPage({ ...three, lang, chosen: ['k0'] })))).toBeLessThan(9000)
    expect(
      Buffer.byteLength(renderPage(receiptPage({ ...three, lang, receipt: 'K7QM2X4P9R', board: '/b/1' }))),
    ).toBeLessThan(9000)
  })
})

describe('people’s words on an English page', () => {
  const said = (children: string) => renderToString(h(Said, { lang: 'en', children }))

  it('are said to be Chinese, and nothing else is', () => {
    expect(said('Board of 红光村')).toBe('<span>Board of <span lang="zh">红光村</span></span>')
    expect(said('2026年秋季议贫会')).toBe('<span lang="zh">2026年秋季议贫会</span>')
    expect(said('“修路，通车” 8, “no” 3.')).toBe('<span>“<span lang="zh">修路，通车</span>” 8, “no” 3.</span>')
    expect(said('Closed')).toBe('Closed')
  })
})

describe('the places', () => {
  const township = { code: '150526100', name: '鲁北镇', level: 'township' } as const
  const county = { code: '150526', name: '扎鲁特旗', level: 'county' } as const
  const village = { code: '150526100219', name: '伊和背村', level: 'village' } as const
  const linksOf = (page: Page) =>
    [...renderPage(page).matchAll(/<main>.*<\/main>/g)].flatMap(([main]) =>
      [...main.matchAll(/href="([^"]+)"/g)].map(([, href]) => href),
    )

  it('lead down by their level, a village to its board, and back up', () => {
    expect(linksOf(placesPage({ lang: 'zh', places: [township], within: county, above: [] }))).toEqual([
      '/p/150526100?lang=zh',
      '/?lang=zh',
    ])
    expect(linksOf(placesPage({ lang: 'zh', places: [village], within: township, above: [county] }))).toEqual([
      '/b/150526100219?lang=zh',
      '/p/150526?lang=zh',
    ])
    expect(linksOf(boardPage({ lang: 'zh', village, above: [township, county], matters: [] })).at(-1)).toBe(
      '/p/150526100?lang=zh',
    )
  })
})

describe('the other forms', () => {
  it('call a field at fault as it is labelled and say what to mend', () => {
    const refused = { code: 'invalid', field: 'title', reason: 'missing' } as const
    const html = renderPage(raisePage({ lang: 'zh', village: '村', commandId: 'abcdef-12345', refused }))
    expect(html).toContain('一句话说是什么事：这一项没有填。')
    expect(html).not.toContain('事项：')
  })

  it('carry the command id they were given', () => {
    const html = renderPage(raisePage({ lang: 'zh', village: '村', matter: '事', commandId: 'abcdef-12345' }))
    expect(html).toContain('<input type="hidden" name="commandId" value="abcdef-12345"/>')
  })

  it('say every score in words, not by face or colour alone', () => {
    const html = renderPage(evaluationPage({ lang: 'zh', village: '村', topic: '路', commandId: 'abcdef-12345' }))
    for (const word of ['很满意', '一般', '很不满意']) expect(html).toContain(word)
    expect(html.match(/<svg class="face"[^>]* aria-hidden="true"/g)).toHaveLength(5)
  })

  it('ask the score first, then show it beside room for words, which nobody has to fill', () => {
    const about = { lang: 'zh', village: '村', topic: '路', commandId: 'abcdef-12345' } as const
    const first = renderPage(evaluationPage(about))
    expect(first).toContain('name="ask" value="comment"')
    expect(first).not.toContain('<textarea')
    const second = renderPage(commentPage({ ...about, score: 2 }))
    expect(second).toContain('<strong>不满意</strong>')
    expect(second).toContain('<input type="hidden" name="score" value="2"/>')
    expect(second).not.toMatch(/<textarea[^>]* required/)
    expect(second).toContain('name="confirm" value="yes"')
  })

  it('post a photo straight to its store, the file behind all signed fields', () => {
    const url = 'https://photos.example/bucket'
    const html = renderPage(
      followPage({
        lang: 'zh',
        village: '村',
        title: '路',
        background: '',
        state: { is: 'received' },
        photoCount: 0,
        upload: { url, fields: { key: 'k', policy: 'p' } },
        board: '/b/1',
      }),
    )
    const form = html.slice(html.indexOf(`action="${url}"`))
    expect(form).toMatch(/^[^>]*enctype="multipart\/form-data"/i)
    expect(form.indexOf('type="file"')).toBeGreaterThan(form.indexOf('name="policy"'))
  })
})
