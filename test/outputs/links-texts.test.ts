import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { langs } from '#shared/language.ts'
import { groupedDigits, personalText, smsText } from '#shared/outputs/delivery-text.ts'
import { readingList } from '#shared/outputs/reading-list.ts'
import { sheetToText } from '#shared/outputs/sheet-text.ts'
import type { SlipText } from '#shared/outputs/slip-text.ts'

const link = `https://cun.example/v/${'a1B2'.repeat(5)}c3`
const hall = 'cun.example/h/150926100201'
const paper: SlipText = {
  village: '伊和背村',
  what: '投票',
  about: '今年冬天修不修村东头的路',
  whole: '今年冬天修不修村东头的路',
  when: '3月1日（星期日）14:00前投',
  until: '3月1日14:00前',
  how: '',
}
const acts = ['vote', 'object', 'evaluate'] as const

describe('a text message', () => {
  test('says village, name, what, until when and the way there, in either form', () => {
    expect(smsText(paper, 'vote', '王秀兰', { hall, digits: '12345678' }, 'zh')).toBe(
      `【伊和背村】王秀兰，请投票，3月1日14:00前，打开 ${hall} 输口令1234 5678`,
    )
    expect(smsText({ ...paper, village: '双河' }, 'vote', '王秀兰', { hall, digits: '12345678' }, 'zh')).toBe(
      `【双河】王秀兰，请投票：今年冬…，3月1日14:00前，打开 ${hall} 输口令1234 5678`,
    )
    const short = { ...paper, whole: '修不修路' }
    expect(smsText(short, 'vote', '王秀兰', { link: link.replace('https://cun.example', 'https://c.cn') }, 'zh')).toBe(
      `【伊和背村】王秀兰，请投票：修不修路，3月1日14:00前 ${link.replace('https://cun.example', 'https://c.cn')}`,
    )
  })

  test('cuts the question first, then the time, then the name, and never the link', () => {
    expect(smsText(paper, 'vote', '王秀兰', { link }, 'zh')).toBe(`【伊和背村】王秀兰，请投票，3月1日14:00前 ${link}`)
    expect(smsText({ ...paper, village: '伊和背嘎查' }, 'vote', '阿依古丽·买买提江', { link }, 'zh')).toBe(
      `【伊和背嘎查】阿依古丽·买买提江，请投票：今年冬… ${link}`,
    )
    const longest = { ...paper, village: '村'.repeat(40), whole: '问'.repeat(200) }
    const said = smsText(longest, 'vote', '名'.repeat(60), { link }, 'zh') ?? ''
    expect(said.length).toBeLessThanOrEqual(70)
    expect(said).toMatch(/^【村{11}…】/)
    expect(said.endsWith(` ${link}`)).toBe(true)
  })

  test('is at most 70 code units with whatever names and questions are allowed, and holds the whole way', () => {
    const word = (max: number) => fc.string({ unit: 'grapheme', minLength: 1, maxLength: max })
    const rare = (max: number) =>
      fc.array(fc.constantFrom('𠮷', '𫞩', '村', '·', 'a'), { minLength: 1, maxLength: max })
    const any = (max: number) =>
      fc.oneof(
        word(max),
        rare(max).map((signs) => signs.join('')),
      )
    fc.assert(
      fc.property(
        any(40),
        any(200),
        any(60),
        fc.option(fc.constantFrom('12月31日23:59前', '截至12月31日', 'by 12-31 23:59'), { nil: undefined }),
        fc.integer({ min: 12, max: 28 }),
        fc.constantFrom(...acts),
        fc.constantFrom(...langs),
        (village, whole, name, until, length, act, lang) => {
          const { until: _, ...rest } = paper
          const text = { ...rest, village, whole, ...(until === undefined ? {} : { until }) }
          const origin = `https://${'x'.repeat(length - 8)}`
          const address = `${'x'.repeat(length - 8)}/h/150926100201`
          const ways = [
            [{ link: `${origin}/v/${'t'.repeat(22)}` }, [`${origin}/v/${'t'.repeat(22)}`]],
            [{ hall: address, digits: '12345678' }, [address, '1234 5678']],
          ] as const
          for (const [way, parts] of ways) {
            const said = smsText(text, act, name, way, lang)
            if (said === undefined) throw new Error('nothing was said')
            expect(said.length).toBeLessThanOrEqual(70)
            for (const part of parts) expect(said).toContain(part)
            expect(said.startsWith('【')).toBe(true)
            expect(said.isWellFormed()).toBe(true)
          }
        },
      ),
    )
  })

  test('is not made at all where the address alone is too long', () => {
    const long = `https://${'x'.repeat(60)}/v/${'t'.repeat(22)}`
    expect(smsText(paper, 'vote', '王秀兰', { link: long }, 'zh')).toBeUndefined()
  })
})

test('a message for WeChat has the whole question, and the link alone on its last line', () => {
  const whole = '问'.repeat(200)
  const lines = personalText({ ...paper, whole }, 'vote', '王秀兰', link, 'zh').split('\n')
  expect(lines[0]).toBe('王秀兰，您好！')
  expect(lines[1]).toBe(`【伊和背村】投票：${whole}`)
  expect(lines[2]).toBe(paper.when)
  expect(lines.at(-1)).toBe(link)
})

test('digits are said in two groups', () => {
  expect(groupedDigits('01234567')).toBe('0123 4567')
})

test('the list to read out has the people who have a code, and says to whom it may be read', () => {
  const people = [
    { code: 'h01', name: '王秀兰', digits: '01234567' },
    { code: 'h02', name: '包青山' },
  ]
  const said = sheetToText(readingList({ text: paper, hall, people }, 'zh'))
  expect(said).toContain('h01 | 王秀兰 | 0123 4567')
  expect(said).not.toContain('包青山')
  expect(said).toContain(hall)
  expect(said).toContain('只说给本人听')
})
