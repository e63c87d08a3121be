import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { stripHousehold } from '#shared/views/strip-household.ts'

const people = [
  { code: 'h22', name: '白图雅' },
  { code: 'h01', name: '王秀兰' },
  { code: 'h02', name: '王秀' },
  { code: '7', name: '欧阳青山' },
  { code: '150526100201', name: '李桂芝' },
]
const strip = (text: string, household?: string) => stripHousehold(text, people, household)

describe('names', () => {
  test.each([
    ['白图雅家院子空着', '某户院子空着', ['白图雅家']],
    ['白图雅他家想学技术', '某户想学技术', ['白图雅他家']],
    ['王秀兰说水浑', '某户说水浑', ['王秀兰']],
    ['老王家的羊没人收', '某户的羊没人收', ['老王家']],
    ['白家想种果树', '某户想种果树', ['白家']],
    ['白大娘腿脚不便', '某户腿脚不便', ['白大娘']],
    ['老欧阳想修井', '某户想修井', ['老欧阳']],
    ['h22想学种口蘑', '某户想学种口蘑', ['h22']],
    ['H22 和 h01 都想修', '某户 和 某户 都想修', ['H22', 'h01']],
    ['150526100201户要修墙', '某户要修墙', ['150526100201户']],
  ])('%s', (text, left, removed) => {
    expect(strip(text)).toEqual({ text: left, removed })
  })

  test('the household of the visit counts although no roster knows it, by its given name as well', () => {
    expect(strip('韩铁柱说路不好走，铁柱家的车进不来', '韩铁柱（北组）')).toEqual({
      text: '某户说路不好走，某户的车进不来',
      removed: ['韩铁柱', '铁柱家'],
    })
  })

  test('a short name does not break a longer one that begins with it', () => {
    expect(strip('王秀兰和王秀').removed).toEqual(['王秀兰', '王秀'])
  })

  test('signs that mean something in a pattern are letters like others in a name or a code', () => {
    const rows = ['Anna-Maria', '(王)秀兰', 'a/b', '[x]*'].map((name, n) => ({ code: `a-${n}.1`, name }))
    expect(stripHousehold('Anna-Maria、a-2.1、(王)秀兰、a/b、[x]*', rows)).toEqual({
      text: '某户、某户、某户、某户、某户',
      removed: ['Anna-Maria', 'a-2.1', '(王)秀兰', 'a/b', '[x]*'],
    })
  })

  test('what only looks like a name or a code stays', () => {
    const text = '大家都想修7亩地的水渠，国家有政策，小王子，买7只羊，花了3000元，h220 不是户号'
    expect(strip(text)).toEqual({ text, removed: [] })
  })

  test('a figure that is called a number of a household is one', () => {
    expect(stripHousehold('12号户和112号井', [{ code: '12', name: '某' }])).toEqual({
      text: '某户和112号井',
      removed: ['12号户'],
    })
  })
})

describe('numbers', () => {
  test.each([
    ['电话13812345678找他', '电话（号码略）找他'],
    ['电话 138-1234-5678', '电话 （号码略）'],
    ['+86 138 1234 5678', '（号码略）'],
    ['座机0475-7212345', '座机（号码略）'],
    ['身份证15052619640711001X', '身份证（号码略）'],
    ['身份证150526 19640711 0012。', '身份证（号码略）。'],
    ['老证150526640711001', '老证（号码略）'],
    ['卡号6228480402564890018', '卡号（号码略）'],
    ['１３８１２３４５６７８', '（号码略）'],
  ])('%s', (text, left) => {
    const done = strip(text)
    expect(done.text).toBe(left)
    expect(done.removed).toHaveLength(1)
  })

  test('sums, years and lengths of work stay', () => {
    const text = '2026年修340米，预算86000元，12月31日前'
    expect(strip(text)).toEqual({ text, removed: [] })
  })
})

describe('illness', () => {
  test('an illness and what it cost are taken out', () => {
    expect(strip('老人得了肺癌，住院花了八万多元，想种点果树。')).toEqual({
      text: '老人得了（病情略），住院花了（数额略），想种点果树。',
      removed: ['肺癌', '八万多元'],
    })
  })

  test('sums of other clauses stay', () => {
    expect(strip('常年吃药每月500元。想买3000元的果树苗。')).toEqual({
      text: '常年吃药每月（数额略）。想买3000元的果树苗。',
      removed: ['500元'],
    })
  })
})

test('in English the words in its place are English', () => {
  expect(stripHousehold('Bai Tuya wants trees', [{ code: 'h1', name: 'Bai Tuya' }], undefined, 'en')).toEqual({
    text: 'one household wants trees',
    removed: ['Bai Tuya'],
  })
})

test('no name of the roster is left, whatever the text; and stripping twice is stripping once', () => {
  const piece = fc.oneof(
    fc.constantFrom(
      ...people.map(({ name }) => name),
      '老王',
      '家',
      '13812345678',
      '修路',
      '，',
      '住院花了3万元',
      '。',
    ),
    fc.string({ unit: 'grapheme', maxLength: 6 }),
  )
  fc.assert(
    fc.property(
      fc.array(piece, { maxLength: 12 }),
      fc.option(fc.constantFrom('白图雅', '韩铁柱 北组'), { nil: undefined }),
      (pieces, household) => {
        const once = strip(pieces.join(''), household)
        for (const { name } of people) expect(once.text).not.toContain(name)
        expect(strip(once.text, household)).toEqual({ text: once.text, removed: [] })
      },
    ),
  )
})
