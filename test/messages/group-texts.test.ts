import fc from 'fast-check'
import { expect, test } from 'vitest'
import { groupText } from '#shared/text/group-texts.ts'
import { messageTexts } from '#shared/text/message-texts.ts'

const place = { villageName: 'Ganger', address: 'https://cunyi.example/staff' }
const office = { kind: 'office', of: 'staff' } as const
const everything = {
  topic: 'WHAT-A-VILLAGER-WROTE',
  by: 'NAME-OF-A-LEADER',
  text: 'FREE-TEXT 13800001111',
  reason: 'A-REASON',
  name: 'SOMEBODY',
  matter: 'matter',
  question: 'question',
  subject: 'subject',
  action: 'action',
  until: '2026-03-05',
  due: '2026-03-06',
}

test.each(Object.keys(messageTexts))('a group that hears "%s" learns no name, no free text and no reason', (says) => {
  const text = groupText({ says, with: everything, recipient: office }, place)
  expect(text).not.toMatch(/[A-Z]{4}|138/)
  expect(text.startsWith('【Ganger】')).toBe(true)
  expect(text.endsWith(`\n${place.address}`)).toBe(true)
})

test('of a message nobody knows a group learns only that there is one', () => {
  expect(groupText({ says: 'news-of-tomorrow', with: everything, recipient: office }, place)).toContain(
    'news-of-tomorrow',
  )
  expect(groupText({ says: 'news-of-tomorrow', with: everything, recipient: office }, place)).not.toMatch(/[A-Z]{4}/)
})

test('what people typed cannot call everybody of a group', () => {
  const text = groupText(
    {
      says: 'notice-published',
      with: { subject: '<at user_id="all">all</at>' },
      recipient: { kind: 'office', of: 'village' },
    },
    place,
  )
  expect(text).not.toMatch(/[<>]/)
})

test('whatever was typed, the text fits into what WeCom takes', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 2000 }), (subject) => {
      const text = groupText({ says: 'notice-published', with: { subject }, recipient: office }, place)
      expect(Buffer.byteLength(text)).toBeLessThanOrEqual(2048)
    }),
    { numRuns: 50 },
  )
})
