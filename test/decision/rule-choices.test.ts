import { expect, test } from 'vitest'
import { parseLocalDate } from '#shared/calendar/time.ts'
import { advice, meetingKinds, ruleChoices } from '#shared/decision/rule-choices.ts'

const day = parseLocalDate('2026-03-14')
if (day === undefined) throw new Error('no such day')

test('the 议贫会 only advises, so advice comes first there and is offered once', () => {
  const choices = ruleChoices(day, '议贫会', 'households')
  expect(choices[0]).toEqual(advice)
  expect(choices.filter(({ rule }) => Object.keys(rule).length === 0)).toEqual([advice])
})

test('an assembly of households is asked for two thirds first, one of adults for more than half', () => {
  expect(ruleChoices(day, '村民会议', 'households')[0]?.rule.quorum).toEqual({ of: 'electorate', atLeast: '2/3' })
  expect(ruleChoices(day, '村民会议', 'people')[0]?.rule.quorum).toEqual({ of: 'electorate', moreThan: '1/2' })
})

test('a kind no law knows gets advice first and every rule of the others after it', () => {
  const choices = ruleChoices(day, '院坝会', 'people')
  expect(choices[0]).toEqual(advice)
  expect(choices.length).toBeGreaterThan(5)
  expect(new Set(choices.map(({ key }) => key)).size).toBe(choices.length)
})

test('the kind that may be called at any time is the first to choose', () => {
  const kinds = meetingKinds(day)
  expect(kinds[0]).toBe('议贫会')
  expect(new Set(kinds).size).toBe(kinds.length)
  expect(kinds).toContain('村民代表会议')
})
