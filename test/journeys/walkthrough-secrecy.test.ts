import { describe, expect, it } from 'vitest'

import { joinIn } from '#test/walkthrough/secrecy/join.ts'
import { goTogether, telltaleOrder } from '#test/walkthrough/secrecy/order.ts'
import type { StoredRow } from '#test/walkthrough/secrecy/store.ts'
import type { Suspect } from '#test/walkthrough/secrecy/suspect.ts'

const suspect: Suspect = {
  code: 'r07',
  pollId: 'poll-0001',
  choices: [
    { key: 'paid', text: '集体收益聘专人' },
    { key: 'rota', text: '各组轮流' },
    { key: 'fee', text: '每方水收0.3元' },
  ],
  signs: ['王建华', 'ReceiptOf07'],
  otherCodes: new Set(['r01', 'r02', 'r03']),
  otherSigns: ['李秀英'],
  namedPollIds: [],
  authored: ['有人说各组轮流最公平'],
}

describe('a join of voter and choice', () => {
  it.each([
    ['a record with both', { code: 'r07', choices: ['paid'] }],
    ['a record nested in another', { voter: { list: 'representatives', code: 'r07' }, ballot: { choice: 'rota' } }],
    [
      'a list of records',
      [
        { code: 'r01', choices: ['paid'] },
        { code: 'r07', choices: ['rota'] },
      ],
    ],
    ['a map from voters to choices', { votes: { r01: 'paid', r07: 'rota' } }],
    ['a key of the store', { pk: 'POLL#poll-0001', sk: 'MARK#r07', urn: 'paid*1' }],
    ['the choice beside the list of all', { code: 'r07', chosen: 'fee', choices: ['paid', 'rota', 'fee'] }],
    ['a receipt beside a choice', { receipt: 'ReceiptOf07', choice: 'paid' }],
    ['a record that also names a witness', { code: 'r07', choices: ['paid'], witness: 'r01' }],
    ['a sentence', '王建华选了各组轮流'],
    ['an abstention', { code: 'r07', choices: ['abstain'] }],
  ])('is found in %s', (_name, value) => {
    expect(joinIn(value, suspect)).toBeDefined()
  })

  it.each([
    ['a mark without a choice', { code: 'r07', channel: 'link', receipt: 'ReceiptOf07', weight: 1 }],
    ['the paper, which names every choice', { code: 'r07', choices: suspect.choices }],
    [
      'the result of all',
      { recused: ['r07'], tally: { counts: { paid: 1, rota: 2, fee: 3 }, outcome: 'passed', winner: 'fee' } },
    ],
    ['what somebody wrote before', { household: '王建华', background: '有人说各组轮流最公平' }],
    ['the sums of the urn', { pk: 'URN#poll-0001', '>paid': 14, '=paid': 2, '>rota': 7 }],
    [
      'another voter',
      [
        { code: 'r01', choices: ['paid'] },
        { code: 'r07', channel: 'link' },
      ],
    ],
  ])('is not seen in %s', (_name, value) => {
    expect(joinIn(value, suspect)).toBeUndefined()
  })
})

describe('the order of rows', () => {
  const keys = ['paid', 'rota', 'fee']
  const codes = Array.from({ length: 40 }, (_, n) => `r${String(n + 1).padStart(2, '0')}`)
  const choiceOf = (n: number) => keys[(n * n * 7 + n) % 3] ?? ''
  const known = new Map(
    codes.map((code, n) => [code, { choices: [choiceOf(n)], channel: 'link', receipt: `R${n}` } as const]),
  )
  const marks = codes.map((code, n): StoredRow => stored('marks', n, { pk: 'POLL#poll-0001', sk: `MARK#${code}` }))
  const all = { ...suspect, otherCodes: new Set(codes.filter((code) => code !== 'r07')) }

  function stored(table: string, rowid: number, value: Record<string, unknown>): StoredRow {
    return { where: `${table} ${rowid}`, table, rowid, value }
  }

  it('gives voters away when ballots were written in the same order', () => {
    const ballots = codes.map((_, n) =>
      stored('ballots', n, { pk: 'URN#poll-0001', sk: `${(n * 37) % 40}x`, choice: choiceOf(n) }),
    )
    expect(telltaleOrder([...marks, ...ballots], all, known)).toContain('ballots as written')
  })

  it('gives voters away when every version of the sums was kept', () => {
    const sums: Record<string, number> = { paid: 0, rota: 0, fee: 0 }
    const versions = codes.map((_, n) => {
      sums[choiceOf(n)] = (sums[choiceOf(n)] ?? 0) + 1
      return stored('stream', n, { newImage: { pk: 'URN#poll-0001', ...sums } })
    })
    expect(telltaleOrder([...marks, ...versions], all, known)).toContain('the growth of sums in stream')
  })

  it('gives voters away when versions of an urn were kept, whose sums by link and on paper have names of their own', () => {
    const sums: Record<string, number> = {}
    const versions = codes.map((_, n) => {
      const name = `${n % 5 === 0 ? '=' : '>'}${choiceOf(n)}`
      sums[name] = (sums[name] ?? 0) + 1
      return stored('stream', n, { newImage: { pk: 'URN#poll-0001', ...sums } })
    })
    expect(telltaleOrder([...marks, ...versions], all, known)).toContain('the growth of sums in stream')
  })

  it('says nothing when ballots lie in another order', () => {
    const mixed = codes.map((_, n) => (n * 17 + 5) % 40)
    const ballots = mixed.map((from, n) => stored('ballots', n, { pk: 'URN#poll-0001', choice: choiceOf(from) }))
    expect(telltaleOrder([...marks, ...ballots], all, known)).toBeUndefined()
  })

  it('proves nothing with a handful of ballots', () => {
    expect(goTogether(['a', 'b', 'c'], ['a', 'b', 'c'])).toBe(false)
  })
})
