import { expect, test } from 'vitest'
import { nameOf, parseAdapters } from '#functions/messages/adapters.ts'

const secretArn = 'arn:aws-cn:secretsmanager:cn-north-1:123456789012:secret:bot-AbCdEf'
const list = (...adapters: readonly object[]) => JSON.stringify(adapters)

test('no setting, no way out', () => {
  expect(parseAdapters(undefined, 'county')).toEqual([])
  expect(parseAdapters('', 'county')).toEqual([])
})

test('kinds, secrets and places are read', () => {
  const given = [{ kind: 'wecom', secretArn, places: ['150926', '150926100201'] }]
  expect(parseAdapters(list(...given), 'county')).toEqual(given)
})

test.each([
  ['no JSON', 'wecom'],
  ['no list', '{"kind":"wecom"}'],
  ['an unknown kind', list({ kind: 'fax', secretArn })],
  ['a place that is no division', list({ kind: 'wecom', secretArn, places: ['15092'] })],
  ['an empty list of places', list({ kind: 'wecom', secretArn, places: [] })],
  ['a misspelt name', list({ kind: 'wecom', secretArn, place: ['150926'] })],
  ['an address in clear', list({ kind: 'wecom', url: 'https://qyapi.example/send?key=very-secret' })],
  ['one address twice', list({ kind: 'wecom', secretArn }, { kind: 'wecom', secretArn, places: ['15'] })],
])('%s is refused, and what was given is not told', (_what, text) => {
  expect(() => parseAdapters(text, 'county')).toThrow(/^environment: CUNYI_ADAPTERS/)
  expect(() => parseAdapters(text, 'county')).not.toThrow(/very-secret|bot-AbCdEf|150926/)
})

test.each(['local', 'practice-autumn', 'rehearsal'])(
  'on the stage %s the address may stand in the setting',
  (stage) => {
    const given = [{ kind: 'dingtalk', url: 'http://127.0.0.1:9/send', sign: 'SEC' }]
    expect(parseAdapters(list(...given), stage)).toEqual(given)
  },
)

test('a way keeps its name when the list is put in another order or its places change, and says nothing of its address', () => {
  const name = nameOf({ kind: 'wecom', secretArn })
  expect(nameOf({ kind: 'wecom', secretArn, places: ['15'] })).toBe(name)
  expect(name).toMatch(/^wecom-[\w-]{8}$/)
})
