import { expect, test } from 'vitest'
import { abstain } from '#shared/decision/tally.ts'
import type { Lang } from '#shared/language.ts'
import { renderPage } from '#web/page.tsx'
import { ballotPage } from '#web/villager/ballot-page.tsx'
import { checkPage } from '#web/villager/check-page.tsx'

const choices = [
  { key: 'c1', text: '塞外红果树' },
  { key: '口蘑', text: '口蘑 & "mushrooms" of the village' },
  { key: 'a-much-longer-key', text: 'potatoes' },
]
const keys = [...choices.map(({ key }) => key), abstain]
const pages = (['zh', 'en'] as const).flatMap((lang) => [1, 2, 3].map((max) => ({ lang, max })))

const bytes = (text: string): number => new TextEncoder().encode(text).length
const sent = (html: string): string[] =>
  [...html.matchAll(/name="choices" value="([^"]*)"/g)].map(([, value = '']) =>
    new URLSearchParams([['choices', value]]).toString(),
  )
const check = (lang: Lang, max: number, chosen: readonly string[]) =>
  renderPage(checkPage({ lang, village: '伊和背村', question: '种什么？', choices, max, secret: true, chosen }))

/** Every set of at most so many keys; abstaining stands alone. */
const setsOf = (max: number): string[][] =>
  choices
    .reduce<string[][]>((sets, { key }) => [...sets, ...sets.map((set) => [...set, key])], [[]])
    .filter((set) => set.length > 0 && set.length <= max)
    .concat([[abstain]])

test('each choice is as long as every other in the form that the paper sends', () => {
  const paper = { lang: 'zh', village: '', topic: '', question: '', choices, max: 1, secret: true, rule: {} } as const
  const lengths = sent(renderPage(ballotPage(paper))).map((form) => form.length)
  expect(lengths).toHaveLength(keys.length)
  expect(new Set(lengths).size).toBe(1)
})

test.each(pages)(
  'the page that shows the choice, and what it sends, is of one length ($lang, up to $max)',
  ({ lang, max }) => {
    const shown = setsOf(max).map((chosen) => check(lang, max, chosen))
    expect(new Set(shown.map(bytes)).size).toBe(1)
    expect(new Set(shown.map((html) => sent(html).join('&').length)).size).toBe(1)
  },
)
