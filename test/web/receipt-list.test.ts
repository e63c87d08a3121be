import { describe, expect, it } from 'vitest'
import { receiptListOf } from '#functions/villager/recount.ts'
import { receiptsOf, typedReceipt } from '#shared/decision/receipts-of.ts'

const codes = (count: number) => Array.from({ length: count }, (_, n) => `${'ABC'[n % 3]}${n + 100_000}`).toSorted()

describe('receipt codes to look through', () => {
  it('stand on one page while they are few', () => {
    const few = codes(600)
    expect(receiptListOf(few, 'B')).toEqual({ count: 600, shown: few, signs: [] })
    expect(receiptListOf([], undefined)).toEqual({ count: 0, shown: [], signs: [] })
  })

  it('stand on a page for each first sign when they are many, and none is left out', () => {
    const many = codes(601)
    const { shown, signs } = receiptListOf(many, undefined)
    expect([shown, signs]).toEqual([[], ['A', 'B', 'C']])
    expect(signs.flatMap((sign) => receiptListOf(many, sign).shown)).toEqual(many)
    expect(receiptListOf(many, 'Z').shown).toEqual([])
  })
})

describe('the codes in a file', () => {
  it('are read from files of both formats, and from nothing else', () => {
    expect(receiptsOf('{"format":"cunyi-poll/2","count":{"receipts":["A","B"]}}')).toEqual(['A', 'B'])
    expect(receiptsOf('{"format":"cunyi-poll/1","receipts":["A"]}')).toEqual(['A'])
    for (const other of ['', 'null', '[]', '{"receipts":3}']) expect(receiptsOf(other)).toEqual([])
  })

  it('are found however they are typed', () => {
    expect(typedReceipt(' k7qm2-x4p9r ')).toBe('K7QM2X4P9R')
  })
})
