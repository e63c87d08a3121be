import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { holdsCitizenNumber } from '#shared/roster/citizen-number.ts'
import { columnLetter } from '#shared/roster/roster-columns.ts'
import { readRoster } from '#shared/roster/roster.ts'

const head = ['名单', '编号', '姓名', '票数', '组', '电话']
const reasons = (rows: readonly (readonly string[])[]) =>
  readRoster(rows).faults.map(({ row, column, reason }) => [row, column.letter, reason])

describe('reading a roster', () => {
  test('a row becomes a member', () => {
    const { members, faults, fields } = readRoster([head, ['代表', 'D-01', '王秀英', '12', '2组', '138 0000 1111']])
    expect(faults).toEqual([])
    expect(fields).toEqual(['list', 'code', 'name', 'weight', 'group', 'phone'])
    expect(members).toEqual([
      { list: '代表', code: 'D-01', name: '王秀英', weight: 12, group: '2组', phone: '13800001111' },
    ])
  })

  test('English headers, brackets, other orders and unknown columns are understood', () => {
    const { members, faults } = readRoster([
      ['Name', 'remark', 'Code', 'List'],
      ['Bao', 'x', 'a1', 'households'],
    ])
    expect(faults).toEqual([])
    expect(members).toEqual([{ list: 'households', code: 'a1', name: 'Bao', weight: 1 }])
    expect(
      readRoster(
        [
          ['姓名（必填）', ' 编 号 *'],
          ['李', '1'],
        ],
        { defaultList: '户' },
      ).members,
    ).toHaveLength(1)
  })

  test('without a list column rows go to the default list, and without a default the column is missed', () => {
    const rows = [
      ['编号', '姓名'],
      ['1', '李四'],
    ]
    expect(readRoster(rows, { defaultList: 'households' }).members[0]?.list).toBe('households')
    expect(readRoster(rows).faults.map(({ reason }) => reason)).toEqual(['no-column'])
  })

  test('a title above the header is passed over and rows keep the numbers Excel shows', () => {
    const rows = [['太平嘴村村民代表花名册'], [], head, ['代表', '1', '', '1', '', '']]
    expect(reasons(rows)).toEqual([[4, 'C', 'missing']])
  })

  test('full-width digits are digits', () => {
    const { members } = readRoster([head, ['户', '０１２', '张三', '３', '２', '１３８００００１１１１']])
    expect(members).toEqual([{ list: '户', code: '012', name: '张三', weight: 3, group: '2', phone: '13800001111' }])
  })

  test('empty rows are skipped without shifting the numbers', () => {
    expect(reasons([head, [], ['户', '1', '张三', '0'], ['', ' '], []])).toEqual([[3, 'D', 'weight-range']])
  })

  test('a list and code seen twice is told with both rows, and the first row stands', () => {
    const { members, faults } = readRoster([
      head,
      ['户', '1', '张三', '1'],
      ['代表', '1', '张三', '1'],
      ['户', '１', '李四', '1'],
    ])
    expect(members.map(({ name }) => name)).toEqual(['张三', '张三'])
    expect(faults).toHaveLength(1)
    expect(faults[0]).toMatchObject({
      row: 4,
      firstRow: 2,
      reason: 'duplicate',
      column: { letter: 'B', header: '编号' },
    })
    expect(faults[0]?.sentence.zh).toBe('第2行和第4行的名单、编号相同，请改一个。')
  })

  test.each(['㛃丽', '䶮', '𠮷田', '娜仁·图雅', '阿不都•热合曼', 'ᠪᠠᠲᠤ', '𫖯', '\ue863'])(
    'the name %s is taken as meant',
    (name) => {
      expect(readRoster([head, ['户', '1', name, '1']]).members[0]?.name).toBe(name)
    },
  )

  test.each([
    ['张\u0007三', 'control-character'],
    ['张\n三', 'control-character'],
    ['\u202e三张', 'control-character'],
    ['张\u200b三', 'control-character'],
    ['张\u2067三', 'control-character'],
    ['张\ufffd', 'unreadable-character'],
    ['一'.repeat(61), 'too-long'],
    ['=HYPERLINK("http://x","y")', 'formula-like'],
    ['+A1', 'formula-like'],
    ["@cmd|'/C calc'!A0", 'formula-like'],
    ['＝１＋１', 'formula-like'],
    ['-2+3', 'formula-like'],
  ])('the name %j is refused: %s', (name, reason) => {
    expect(reasons([head, ['户', '1', name, '1']])).toEqual([[2, 'C', reason]])
  })

  test('a sign before a plain name can do no harm and stays', () => {
    expect(readRoster([head, ['户', '1', '@小王', '1']]).members[0]?.name).toBe('@小王')
  })

  test('sixty rare characters of two units each are sixty characters', () => {
    expect(readRoster([head, ['户', '1', '𠮷'.repeat(60), '1']]).faults).toEqual([])
  })

  test.each(['0', '-1', '1.5', '100001', '十', '1e3', ''])('votes of %j are refused', (weight) => {
    expect(readRoster([head, ['户', '1', '张三', weight]]).members).toEqual([])
  })

  test.each(['身份证', '身份证号码', '证件号', '居民身份证号', '银行卡', '银行账号', '一卡通账号', 'ID card No.'])(
    'a column headed %s is refused, and nothing is read',
    (header) => {
      const { members, faults } = readRoster([
        [...head, header],
        ['户', '1', '张三', '1', '', '', 'x'],
      ])
      expect(members).toEqual([])
      expect(faults).toHaveLength(1)
      expect(faults[0]).toMatchObject({ row: 1, reason: 'forbidden-column', column: { letter: 'G' } })
      expect(faults[0]?.sentence.zh).toContain('身份证')
    },
  )

  test('a citizen number is refused wherever it stands, and is not repeated in the fault', () => {
    // the worked example of GB 11643-1999
    const number = '11010519491231002X'
    for (const cells of [
      ['户', '1', '张三', '1', '', number],
      ['户', '1', `张三${number}`, '1', '', ''],
      ['户', number, '张三', '1', '', ''],
      ['户', '1', '张三', '1', '', '', `备注 ${number}`],
    ]) {
      const { members, faults } = readRoster([[...head, '备注'], cells])
      expect(members).toEqual([])
      expect(faults.map(({ reason }) => reason)).toEqual(['citizen-number'])
      expect(JSON.stringify(faults)).not.toContain('19491231')
    }
  })

  test('a column twice and an empty table are refused', () => {
    expect(reasons([['名单', '编号', '姓名', '代码']])).toEqual([[1, 'D', 'column-twice']])
    expect(reasons([])).toEqual([[1, undefined, 'empty']])
  })

  test('whatever the cells hold, reading never throws and every member is sound', () => {
    const cell = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.string(),
      fc.constantFrom(
        ...head,
        'code',
        '身份证',
        '１',
        '12',
        '张三',
        '',
        '\ud800',
        '=1',
        '__proto__',
        '11010519491231002X',
      ),
    )
    const rows = fc.array(fc.array(cell, { maxLength: 8 }), { maxLength: 8 })
    fc.assert(
      fc.property(rows, fc.boolean(), (body, withHead) => {
        const { members, faults } = readRoster(withHead ? [head, ...body] : body)
        for (const member of members) {
          expect(member.code).toMatch(/^[\w\-\p{Script=Han}]{1,20}$/u)
          expect([...member.name].length).toBeLessThanOrEqual(60)
          expect(Number.isInteger(member.weight) && member.weight >= 1 && member.weight <= 100_000).toBe(true)
        }
        expect(new Set(members.map(({ list, code }) => `${list} ${code}`)).size).toBe(members.length)
        for (const fault of faults) expect(fault.row).toBeGreaterThanOrEqual(1)
      }),
    )
  })
})

describe('a citizen number', () => {
  test('is known by its date and its check character', () => {
    expect(holdsCitizenNumber('11010519491231002X')).toBe(true)
    expect(holdsCitizenNumber('110105 19491231 002x')).toBe(true)
    expect(holdsCitizenNumber('110105194912310021')).toBe(false)
    expect(holdsCitizenNumber('11010519491331002X')).toBe(false)
    expect(holdsCitizenNumber('13800001111')).toBe(false)
  })

  test('is known even after Excel rounded its end off', () => {
    expect(holdsCitizenNumber('110105194912310000')).toBe(true)
  })
})

test('columns are lettered as Excel does', () => {
  expect([0, 25, 26, 51, 52, 701, 702].map(columnLetter)).toEqual(['A', 'Z', 'AA', 'AZ', 'BA', 'ZZ', 'AAA'])
})
