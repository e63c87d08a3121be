import fc from 'fast-check'
import { expect, test } from 'vitest'
import { checkPapers } from '#shared/views/paper-sums.ts'

test('with one choice a paper the counts add up to the voters, or are over or under by the difference', () => {
  const n = fc.nat(500)
  fc.assert(
    fc.property(n, n, n, n, (yes, no, abstain, voters) => {
      const sum = yes + no + abstain
      const found = checkPapers({ counts: { yes, no, abstain }, voters, max: 1 })
      if (sum === 0 && voters === 0) expect(found.is).toBe('empty')
      else if (sum === voters) expect(found).toEqual({ is: 'right', sum })
      else expect(found).toMatchObject({ is: sum > voters ? 'over' : 'under', by: Math.abs(sum - voters) })
    }),
  )
})

test('with several choices every paper names at least one and at most so many', () => {
  const check = (a: number, b: number, abstain: number) =>
    checkPapers({ counts: { a, b, abstain }, voters: 10, max: 2 })
  expect(check(9, 9, 1)).toEqual({ is: 'right', sum: 19 })
  expect(check(5, 3, 1)).toMatchObject({ is: 'under', by: 1 })
  expect(check(10, 9, 1)).toMatchObject({ is: 'over', by: 1 })
  expect(check(10, 2, 1)).toEqual({ is: 'choice-over', key: 'a', expected: 9 })
  expect(check(0, 0, 11)).toMatchObject({ is: 'over', by: 1 })
})
