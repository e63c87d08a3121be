import { afterAll, beforeAll, expect, test } from 'vitest'
import { keys } from '#functions/store/keys.ts'
import { headOf } from '#functions/store/records.ts'
import type { World } from '#functions/world.ts'
import type { Village } from '../browser/village.ts'
import { startVillage } from '../browser/village.ts'
import { villageCode } from '../browser/matters.ts'
import type { Private, PublicAnswer } from '../walkthrough/public-pages.ts'
import { privateFactIn, publicAnswers } from '../walkthrough/public-pages.ts'
import { plainWire } from '../walkthrough/wire.ts'

// Every scenario's public pages are looked through when it is played (test/walkthrough/play.ts). Here: that nothing of the
// board is missed, and that what must not be there would be found in every form of it.

let village: Village
let answers: readonly PublicAnswer[]
let digests: readonly string[]

beforeAll(async () => {
  village = await startVillage()
  answers = await publicAnswers(new URL(village.stack.origin), plainWire, villageCode)
  digests = await definitions(village.stack.world)
}, 60_000)
afterAll(() => village?.close())

const planted = (text: string): Private => ({ facts: [{ is: 'a voter’s name', text }], open: [], digests })

/** By which the polls of the village were fixed. */
async function definitions(world: World): Promise<string[]> {
  const entries = await world.table.query({ pk: keys.villageMatter(villageCode, '', '').pk, prefix: 'MATTER#' })
  const heads = await world.table.getMany(entries.map((entry) => keys.matter(String(entry['matterId']))))
  return heads.flatMap((item) =>
    item === undefined ? [] : headOf(item).matter.slices.poll.polls.flatMap(({ definition = [] }) => definition),
  )
}

test('the crawl from the first page reaches the board in every form, both languages, and all files', () => {
  const kinds = new Set(
    answers.map(({ path }) =>
      path
        .replace(/\?.*$/, '')
        .replace(/\/m\/\w+/, '/m/x')
        .replace(/polls\/.*/, 'polls/x'),
    ),
  )
  const board = `/b/${villageCode}`
  expect([...kinds].filter((path) => path.startsWith('/b/') || path.startsWith('/raise/')).toSorted()).toEqual(
    [
      board,
      ...['/changes.atom', '/meetings.ics', '/m/x', '/m/x/print', '/polls/x', '/print', '/screen'].map(
        (form) => board + form,
      ),
      `/raise/${villageCode}`,
    ].toSorted(),
  )
  const cards = answers.filter(({ path }) => path.includes('/screen?card=') && path.includes('lang=zh'))
  expect(cards.length).toBeGreaterThan(5)
  expect(answers.filter(({ path }) => path.includes('lang=en')).length).toBeGreaterThan(10)
})

test('nobody of the village stands on a page, but for those who were put to the vote and who promised', () => {
  const names = [
    '王秀兰',
    '包青山',
    '李桂芝',
    '赵福顺',
    '陈玉梅',
    '白音图',
    '孙长贵',
    '刘淑珍',
    '韩铁柱',
    '海日汗',
    '乌日娜',
  ]
  const facts = names.map((text) => ({ is: 'a name', text }))
  expect(privateFactIn(answers, { facts, open: ['包青山', '李桂芝', '宋立新'], digests })).toBeUndefined()
  // Those two are the choices of a vote that is open: without that they are found.
  expect(privateFactIn(answers, { facts, open: [], digests })).toMatch(/holds a name: (包青山|李桂芝)$/)
})

test.each([
  ['text/html', '</main>', '<span>周满</span>仓</main>'],
  ['text/html', '<main>', '<main title="周满仓">'],
  ['application/atom+xml', '</feed>', '<entry><title>周满仓</title></entry></feed>'],
  ['text/calendar', 'END:VCALENDAR', 'SUMMARY:周满\r\n 仓\r\nEND:VCALENDAR'],
  ['application/json', '{', '{"voter":["\\u5468满仓"],'],
])('a name that is planted in %s is found', (type, where, leak) => {
  const there = answers.find((answer) => answer.type.startsWith(type))
  if (there === undefined) throw new Error(`no public page of ${type}`)
  expect(there.text).toContain(where)
  expect(privateFactIn([there], planted('周满仓'))).toBeUndefined()
  const leaky = { ...there, text: there.text.replace(where, leak) }
  expect(privateFactIn([leaky], planted('周满仓'))).toContain('周满仓')
})

test.each([
  ['a telephone number', '<p>13948123456</p>'],
  ['a telephone number', '<a href="tel:13948123456">x</a>'],
  ['a token', '<a href="/v/0123456789abcdefghijkl">x</a>'],
  ['a token', `<p title="${'k'.repeat(43)}">x</p>`],
])('%s is found', (what, text) => {
  expect(privateFactIn([{ path: '/b/1', type: 'text/html', text }], planted('周满仓'))).toContain(what)
})

test('a villager’s name that the product itself would put on the board is found: a topic that names its raiser', async () => {
  const { clerk, discussion, stack } = village
  await clerk.command(discussion.matterId, 'raise-topic', { title: '周满仓提的水井' })
  await stack.catchUp()
  const after = await publicAnswers(new URL(stack.origin), plainWire, villageCode)
  expect(privateFactIn(after, planted('周满仓'))).toMatch(/^\/b\/\d+.* holds a voter’s name: 周满仓$/)
  expect(privateFactIn(answers, planted('周满仓'))).toBeUndefined()
})
