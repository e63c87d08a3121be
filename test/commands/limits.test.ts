import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Result } from '#shared/result.ts'
import type { Actor } from '#shared/workflow/actor.ts'
import type { World } from '#functions/world.ts'
import {
  ballotPaper,
  chainNow,
  liveVillage,
  matterWithTopic,
  must,
  newMatter,
  organizer,
  send,
  voterCode,
  village,
} from './live-village.ts'

let world: World
let close: () => Promise<void>

beforeAll(async () => {
  ;({ world, close } = await liveVillage(1200))
})
afterAll(() => close())

const passerBy: Actor = { kind: 'public', place: village }
const han = (length: number) => '村'.repeat(length)

/** Sends a command so many times; each is answered, done or refused, and gives the codes of the refusals. */
async function many(count: number, one: (n: number) => Promise<Result<unknown>>): Promise<string[]> {
  const codes: string[] = []
  for (let n = 0; n < count; n++) {
    const answer = await one(n)
    if (!answer.ok) codes.push(answer.refusal.code)
  }
  return codes
}

test('a matter that people fill with as much text as they may is refused more with a code, and still takes what carries it on', async () => {
  const { matterId, topicId } = await matterWithTopic(world)
  const topics = await many(70, (n) =>
    send(world, n % 2 === 0 ? passerBy : organizer, matterId, 'raise-topic', {
      title: `topic ${n}`,
      background: han(n % 2 === 0 ? 600 : 2000),
    }),
  )
  const notices = await many(70, (n) =>
    send(world, organizer, matterId, 'publish-notice', { subject: `notice ${n}`, text: han(3000), days: 3 }),
  )
  for (const code of [...topics, ...notices]) expect(['too-many', 'too-large']).toContain(code)
  must(await send(world, organizer, matterId, 'decline-topic', { topicId, reason: 'enough' }))
  expect((await chainNow(world, matterId)).chain).toMatchObject({ unbroken: true, foldsToState: true })
}, 120_000)

test('what passers-by write is short and never uses up the organizers’ room', async () => {
  const { matterId } = await matterWithTopic(world)
  const long = { title: 'a well', background: han(601) }
  expect(await send(world, passerBy, matterId, 'raise-topic', long)).toMatchObject({ refusal: { field: 'background' } })
  const answers = await many(25, (n) => send(world, passerBy, matterId, 'raise-topic', { title: `topic ${n}` }))
  expect(answers).toEqual(Array.from({ length: 5 }, () => 'too-many'))
  must(await send(world, organizer, matterId, 'raise-topic', { title: 'a road' }))
})

test('a poll of 1,200 voters opens, frozen in several parts, and shuts all its gates in one transaction', async () => {
  const { matterId, topicId } = await matterWithTopic(world)
  const pollId = must(await send(world, organizer, matterId, 'open-poll', ballotPaper(topicId))).id
  const voters = Array.from({ length: 1200 }, (_, n) => voterCode(n + 1))
  must(
    await send(world, organizer, matterId, 'paper-tally', {
      pollId,
      counts: { apples: 1200 },
      voters,
      scrutineers: ['Wu'],
    }),
  )
  must(await send(world, organizer, matterId, 'close-poll', { pollId }))
  expect((await chainNow(world, matterId)).records.at(-1)?.events).toMatchObject([
    { type: 'PollCounted', turnout: { votedCount: 1200 }, tally: { outcome: 'passed' } },
  ])
})

test('as many as may check in at once do so in one transaction, one more is refused as invalid', async () => {
  const { matterId, topicId } = await matterWithTopic(world)
  must(
    await send(world, organizer, matterId, 'convene', {
      answers: { kind: 'assembly', place: 'hall', heldOn: '2026-03-20', heldAt: '19:30' },
      topics: [topicId],
      electorate: 'households',
    }),
  )
  const voters = (count: number) => Array.from({ length: count }, (_, n) => voterCode(n + 1))
  must(await send(world, organizer, matterId, 'check-in', { voters: voters(80) }))
  expect(await send(world, organizer, matterId, 'check-in', { voters: voters(81) })).toMatchObject({
    ok: false,
    refusal: { code: 'invalid', field: 'voters' },
  })
})

test.each([
  ['a text of the wrong kind', { title: 12 }, 'title'],
  ['an empty text', { title: '  ' }, 'title'],
  ['a text that is too long', { title: han(61) }, 'title'],
  ['a line break in a line', { title: 'a\nb' }, 'title'],
  ['a mark that turns the reading direction', { title: 'a\u202eb' }, 'title'],
  ['half of a surrogate pair', { title: 'a\ud800' }, 'title'],
  ['a key nobody knows', { title: 'a road', colour: 'red' }, 'colour'],
  ['a list where a text belongs', { title: ['a road'] }, 'title'],
  ['nothing at all', null, 'data'],
] as const)('%s is refused as invalid and names the field', async (_name, data, field) => {
  const matterId = await newMatter(world)
  expect(await send(world, organizer, matterId, 'raise-topic', data)).toMatchObject({
    ok: false,
    refusal: { code: 'invalid', field },
  })
  expect((await chainNow(world, matterId)).records).toHaveLength(1)
})
