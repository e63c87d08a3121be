import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Heard, Knock } from '#test/support/door.ts'
import { doorsAt, form } from '#test/support/door.ts'
import { linkFor, matterAt } from '#test/support/matter.ts'
import type { TestStack } from '#test/support/stack.ts'
import { testStack } from '#test/support/stack.ts'
import { firstAdministrator, village } from '#test/support/village.ts'

let stack: TestStack
let knock: Knock
let path: string
/** What a phone hears while its owner votes, step by step, and what a hall and a dead link answer. */
let heard: Readonly<Record<string, Heard>>

beforeAll(async () => {
  stack = await testStack()
  knock = doorsAt(stack.origin)
  const home = await village(stack, await firstAdministrator(stack), { code: '511025106202', name: '双堰塘村' })
  const { id, pollId } = await matterAt({ knock, village: home }, 'discuss')
  path = await linkFor({ knock, village: home }, id, { act: 'vote', subject: pollId }, 'h01')
  const get = (to: string) => knock({ method: 'GET', path: to })
  heard = {
    paper: await get(path),
    check: await knock(form(path, [['choices', 'yes']])),
    vote: await knock(
      form(path, [
        ['choices', 'yes'],
        ['confirm', 'yes'],
      ]),
    ),
    receipt: await get(`${path}/receipt`),
    'the link again': await get(path),
    hall: await get(`/h/${home.code}`),
    'a dead link': await get('/v/2222222222222222222222'),
  }
})
afterAll(() => stack.close())

const each = () => Object.entries(heard)

test('no page of a vote sets a cookie, and none may be kept by anybody on the way', () => {
  for (const [step, { headers }] of each()) {
    expect(headers.get('set-cookie'), step).toBeNull()
    expect(headers.get('cache-control'), step).toBe('no-store')
  }
})

test('no page of a vote loads, leads or sends anything anywhere else', () => {
  for (const [step, { text, headers, status }] of each()) {
    const addresses = [...text.matchAll(/(?:src|href|action|srcset|poster|data)="([^"]*)"/g)].map(([, to = '']) => to)
    expect(
      addresses.filter((to) => /^(?:[a-z]+:)?\/\//i.test(to)),
      step,
    ).toEqual([])
    expect(text, step).not.toMatch(/url\(|@import|<script|<iframe|http-equiv/)
    if (status === 303) continue
    const policy = headers.get('content-security-policy') ?? ''
    expect(policy, step).toMatch(/^default-src 'none';/)
    expect(policy, step).not.toMatch(/https?:|\*/)
  }
})

test('the address of a vote, which is the right to vote, is told to no other page and stands in none', () => {
  const token = path.split('/').at(-1) ?? ''
  for (const [step, { text, headers }] of each()) {
    expect(headers.get('referrer-policy'), step).toBe('no-referrer')
    expect(text, step).not.toContain(token)
  }
  expect(heard['vote']?.headers.get('location')).toBe(`${path}/receipt`)
})

test('the receipt stands on the receipt’s own page and in no address', () => {
  const receipt = /data-receipt[^>]*>(\w+)</.exec(heard['receipt']?.text ?? '')?.[1]
  if (receipt === undefined) throw new Error('the receipt page shows no receipt')
  const steps = each().filter(([, { text }]) => text.includes(receipt))
  expect(steps.map(([step]) => step)).toEqual(['receipt', 'the link again'])
  for (const [step, { headers }] of each()) expect([...headers.values()].join(), step).not.toContain(receipt)
  for (const [step, { text }] of steps)
    expect(text, step).not.toMatch(new RegExp(`(?:href|action|src)="[^"]*${receipt}`))
})
