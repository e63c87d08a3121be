import { expect, test } from 'vitest'
import { unitOfPoll } from '#shared/decision/unit.ts'

test.each([
  ['households', 46, 46, 'households'],
  ['全体农户', 46, 46, 'households'],
  ['adults', 46, 46, 'people'],
  ['二组村民', 46, 46, 'people'],
  ['representatives', 15, 46, 'votes'],
  ['households', 15, 46, 'votes'],
] as const)('a poll of %s with %i entries that weigh %i counts %s', (list, count, weight, unit) => {
  expect(unitOfPoll({ list, electorate: { count, weight } })).toBe(unit)
})
