import { expect, test } from 'vitest'
import { topicFromVisits } from '#shared/views/topic-from-visits.ts'

const people = [{ code: 'h22', name: '白图雅' }]

test('one visit gives its first clause as the title and all it heard as the background', () => {
  const needs = '院子空着，想种点能挣钱的，怕冬天冻死'
  expect(topicFromVisits([{ needs }], people, 'zh').draft).toEqual({ title: '院子空着', background: needs })
})

test('several visits stand in lines, in the order in which they were chosen', () => {
  const { draft } = topicFromVisits([{ needs: '想学种口蘑，没人教' }, { needs: '想种果树' }], people, 'zh')
  expect(draft).toEqual({ title: '想学种口蘑', background: '1. 想学种口蘑，没人教\n2. 想种果树' })
})

test('what tells whose they are is out of the draft, told, and in the plain text', () => {
  const visits = [{ needs: '白图雅家想修墙' }, { household: '韩铁柱', needs: '铁柱家也想' }]
  const { draft, plain, removed } = topicFromVisits(visits, people, 'zh')
  expect(draft).toEqual({ title: '某户想修墙', background: '1. 某户想修墙\n2. 某户也想' })
  expect(plain).toEqual({ title: '白图雅家想修墙', background: '1. 白图雅家想修墙\n2. 铁柱家也想' })
  expect(removed).toEqual(['白图雅家', '铁柱家'])
})

test('a clause too long for a title is cut, with a sign that it goes on', () => {
  const { draft } = topicFromVisits([{ needs: '水'.repeat(80) }], [], 'zh')
  expect(draft.title).toBe(`${'水'.repeat(29)}…`)
  expect(draft.background).toHaveLength(80)
})

test('without visits there is nothing to begin with', () => {
  expect(topicFromVisits([], people, 'zh').draft).toEqual({ title: '', background: '' })
})
