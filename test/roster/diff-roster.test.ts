import fc from 'fast-check'
import { expect, test } from 'vitest'
import { diffRoster } from '#shared/roster/diff-roster.ts'
import type { Member } from '#shared/roster/member.ts'

const zhang: Member = { list: '户', code: '1', name: '张三', weight: 3, phone: '13800001111' }
const li: Member = { list: '户', code: '2', name: '李四', weight: 1 }
const rep: Member = { list: '代表', code: '1', name: '张三', weight: 12 }

test('only what changed is changed', () => {
  const wang: Member = { list: '户', code: '3', name: '王五', weight: 1 }
  const diff = diffRoster([zhang, li, rep], [{ ...zhang, weight: 4 }, li, wang], { complete: false })
  expect(diff.added).toEqual([wang])
  expect(diff.changed).toEqual([{ before: zhang, after: { ...zhang, weight: 4 }, fields: ['weight'] }])
  expect(diff.unchanged).toEqual([li])
})

test('who is not in the file stays, unless the file is the whole list', () => {
  expect(diffRoster([zhang, li, rep], [zhang], { complete: false })).toMatchObject({ missing: [li], leaving: [] })
  expect(diffRoster([zhang, li, rep], [zhang], { complete: true })).toMatchObject({ missing: [li], leaving: [li] })
})

test('a field the file has no column for keeps its value', () => {
  const file: Member = { list: '户', code: '1', name: '张叁', weight: 1 }
  const { changed } = diffRoster([zhang], [file], { complete: false, fields: ['code', 'name'] })
  expect(changed).toEqual([{ before: zhang, after: { ...zhang, name: '张叁' }, fields: ['name'] }])
})

test('an emptied cell of a column the file has takes the value away', () => {
  const { phone: _phone, ...bare } = zhang
  const { changed } = diffRoster([zhang], [bare], { complete: false })
  expect(changed).toEqual([{ before: zhang, after: bare, fields: ['phone'] }])
})

test('an import made twice changes nothing the second time', () => {
  const member = fc.record({
    list: fc.constantFrom('a', 'b'),
    code: fc.constantFrom('1', '2', '3', '4'),
    name: fc.constantFrom('张', '李'),
    weight: fc.integer({ min: 1, max: 3 }),
  })
  const roster = fc.uniqueArray(member, { selector: ({ list, code }) => list + code })
  fc.assert(
    fc.property(roster, roster, fc.boolean(), (before, after, complete) => {
      const first = diffRoster(before, after, { complete })
      const stays = before.filter(
        (old) => !first.leaving.includes(old) && !first.changed.some((change) => change.before === old),
      )
      const stored = [...stays, ...first.changed.map((change) => change.after), ...first.added]
      expect(diffRoster(stored, after, { complete })).toMatchObject({ added: [], changed: [], leaving: [] })
      expect(first.added.length + first.changed.length + first.unchanged.length).toBe(after.length)
    }),
  )
})
