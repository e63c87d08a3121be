import { afterAll, beforeAll, expect, test } from 'vitest'
import type { World } from '#functions/world.ts'
import { openMatter } from '#functions/commands/open-matter.ts'
import { runCommand } from '#functions/commands/run-command.ts'
import {
  ballotPaper,
  chainNow,
  headNow,
  helper,
  liveVillage,
  matterWithTopic,
  must,
  newMatter,
  organizer,
  send,
  village,
  visitNotes,
} from './live-village.ts'

let world: World
let close: () => Promise<void>

beforeAll(async () => {
  ;({ world, close } = await liveVillage(10))
})
afterAll(() => close())

const unbroken = { unbroken: true, foldsToState: true }
const refusedWith = (code: string) => ({ ok: false, refusal: { code } })

test('a command sent twice is answered alike and stands in the record once', async () => {
  const matterId = await newMatter(world)
  const first = must(await send(world, helper, matterId, 'record-visit', visitNotes, 'the-same-visit'))
  const second = must(await send(world, helper, matterId, 'record-visit', visitNotes, 'the-same-visit'))
  expect(second).toEqual(first)
  const { records, chain } = await chainNow(world, matterId)
  expect(records.map(({ command }) => command)).toEqual(['open-matter', 'record-visit'])
  expect(chain).toMatchObject(unbroken)
})

test('the first answer comes again long after, although the matter has moved on and the act would now be refused', async () => {
  const { matterId, topicId } = await matterWithTopic(world)
  const declined = { topicId, reason: 'the county builds it' }
  const first = must(await send(world, organizer, matterId, 'decline-topic', declined, 'the-old-answer'))
  must(await send(world, organizer, matterId, 'raise-topic', { title: 'a well' }))
  expect(must(await send(world, organizer, matterId, 'decline-topic', declined, 'the-old-answer'))).toEqual(first)
})

test('the same id with other content is a conflict and nothing is lost', async () => {
  const matterId = await newMatter(world)
  must(await send(world, organizer, matterId, 'raise-topic', { title: 'a road' }, 'one-id-two-things'))
  expect(await send(world, organizer, matterId, 'raise-topic', { title: 'a well' }, 'one-id-two-things')).toMatchObject(
    {
      ok: false,
      refusal: { code: 'conflict', field: 'commandId' },
    },
  )
  const { matter } = await headNow(world, matterId)
  expect(matter.slices.topic.topics.map(({ title }) => title)).toEqual(['a road'])
})

test('the same id is another command for another sender, another matter and another type', async () => {
  const [one, other] = [await newMatter(world), await newMatter(world)]
  const first = must(await send(world, helper, one, 'record-visit', visitNotes, 'shared-id-1'))
  const theirs = must(await send(world, organizer, one, 'record-visit', visitNotes, 'shared-id-1'))
  expect(theirs.id).not.toBe(first.id)
  expect(await send(world, helper, other, 'record-visit', visitNotes, 'shared-id-1')).toMatchObject(
    refusedWith('conflict'),
  )
  expect(await send(world, helper, one, 'sign-minutes', {}, 'shared-id-1')).toMatchObject(refusedWith('conflict'))
})

test('a command sent ten times at once stands in the record once, and all ten are answered alike', async () => {
  const matterId = await newMatter(world)
  const answers = await Promise.all(
    Array.from({ length: 10 }, () => send(world, helper, matterId, 'record-visit', visitNotes, 'ten-at-once')),
  )
  expect(new Set(answers.map((answer) => JSON.stringify(must(answer)))).size).toBe(1)
  const { records, chain } = await chainNow(world, matterId)
  expect(records).toHaveLength(2)
  expect(chain).toMatchObject(unbroken)
})

test('eight different commands at once all land, one record each, and the chain is unbroken', async () => {
  const matterId = await newMatter(world)
  const answers = await Promise.all(
    Array.from({ length: 8 }, (_, n) => send(world, organizer, matterId, 'raise-topic', { title: `topic ${n}` })),
  )
  const revisions = answers.map((answer) => must(answer).revision)
  expect(revisions.toSorted((a, b) => a - b)).toEqual([2, 3, 4, 5, 6, 7, 8, 9])
  const { records, chain } = await chainNow(world, matterId)
  expect(records).toHaveLength(9)
  expect(chain).toMatchObject(unbroken)
  expect((await headNow(world, matterId)).matter.slices.topic.topics).toHaveLength(8)
})

test('of two commands at once that exclude each other one lands and the other is told why', async () => {
  for (let round = 0; round < 3; round++) {
    const { matterId, topicId } = await matterWithTopic(world)
    const answers = await Promise.all([
      send(world, organizer, matterId, 'decline-topic', { topicId, reason: 'no' }),
      send(world, organizer, matterId, 'open-poll', ballotPaper(topicId)),
    ])
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
    expect(answers.find(({ ok }) => !ok)).toMatchObject(refusedWith('wrong-stage'))
    expect((await chainNow(world, matterId)).chain).toMatchObject(unbroken)
  }
})

test('a refused command leaves neither record nor memory: it may be sent again when its time has come', async () => {
  const { matterId, topicId } = await matterWithTopic(world)
  const before = await headNow(world, matterId)
  const assign = { topicId, text: 'gravel', owner: helper.id, due: '2026-04-30' }
  expect(await send(world, organizer, matterId, 'assign', assign, 'sent-too-early')).toMatchObject(
    refusedWith('wrong-stage'),
  )
  expect(await headNow(world, matterId)).toEqual(before)
  must(await send(world, organizer, matterId, 'open-poll', ballotPaper(topicId)))
  const { slices } = (await headNow(world, matterId)).matter
  must(await send(world, organizer, matterId, 'close-poll', { pollId: slices.poll.polls[0]?.id }))
  must(await send(world, organizer, matterId, 'write-minutes', { signers: [organizer.id] }))
  must(await send(world, organizer, matterId, 'sign-minutes'))
  must(await send(world, organizer, matterId, 'assign', assign, 'sent-too-early'))
})

test('a command that names an old revision is refused as stale and says nothing else', async () => {
  const matterId = await newMatter(world)
  const visit = (revision: number, commandId: string) =>
    runCommand(world, helper, matterId, { commandId, type: 'record-visit', data: visitNotes, revision })
  must(await visit(1, 'seen-revision-1'))
  expect(await visit(1, 'seen-revision-1-too')).toMatchObject(refusedWith('stale-revision'))
  expect(must(await visit(1, 'seen-revision-1'))).toMatchObject({ revision: 2 })
})

test('a command for a matter that is not there is refused with not-found', async () => {
  expect(await send(world, helper, 'no-such-matter', 'record-visit', visitNotes)).toMatchObject(
    refusedWith('not-found'),
  )
})

test('opening a matter twice with one id opens one matter, with another title it is a conflict', async () => {
  const order = { commandId: 'open-just-once', village, procedure: 'deliberation', title: 'a road' }
  const answers = await Promise.all([
    openMatter(world, organizer, order),
    openMatter(world, organizer, order),
    openMatter(world, organizer, order),
  ])
  expect(new Set(answers.map((answer) => must(answer).matterId)).size).toBe(1)
  expect(await openMatter(world, organizer, { ...order, title: 'a well' })).toMatchObject(refusedWith('conflict'))
  expect(await openMatter(world, helper, { ...order, commandId: 'open-by-helper' })).toMatchObject(
    refusedWith('not-your-role'),
  )
})

test('a low score is told again to who sends the same close again, and the matter goes back once', async () => {
  const { matterId, topicId } = await matterWithTopic(world)
  must(await send(world, organizer, matterId, 'open-poll', ballotPaper(topicId)))
  const { slices } = (await headNow(world, matterId)).matter
  must(await send(world, organizer, matterId, 'close-poll', { pollId: slices.poll.polls[0]?.id }))
  must(await send(world, organizer, matterId, 'write-minutes', { signers: [organizer.id] }))
  must(await send(world, organizer, matterId, 'sign-minutes'))
  const assign = { topicId, text: 'gravel', owner: helper.id, due: '2026-04-30' }
  const { id: actionId } = must(await send(world, organizer, matterId, 'assign', assign))
  must(await send(world, helper, matterId, 'report-progress', { actionId, text: 'done', submit: true }))
  must(await send(world, organizer, matterId, 'review', { actionId, verdict: 'accept' }))
  const voter = { kind: 'villager', voter: { list: 'households', code: 'h001' } } as const
  must(await send(world, voter, matterId, 'evaluate', { topicId, score: 2 }, 'my-evaluation'))
  must(await send(world, voter, matterId, 'evaluate', { topicId, score: 2 }, 'my-evaluation'))
  expect(await send(world, voter, matterId, 'evaluate', { topicId, score: 5 }, 'my-evaluation')).toMatchObject(
    refusedWith('conflict'),
  )
  const told = must(await send(world, organizer, matterId, 'close', {}, 'close-too-early'))
  expect(told).toMatchObject({ stage: 'act', round: 2, told: { code: 'low-score' } })
  expect(must(await send(world, organizer, matterId, 'close', {}, 'close-too-early'))).toEqual(told)
  expect(await headNow(world, matterId)).toMatchObject({ matter: { stage: 'act', round: 2 } })
  expect((await chainNow(world, matterId)).chain).toMatchObject(unbroken)
})
