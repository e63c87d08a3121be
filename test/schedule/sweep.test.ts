import { afterAll, beforeAll, expect, test } from 'vitest'
import { localDateOf } from '#shared/calendar/time.ts'
import { prepare, step } from '#shared/workflow/step.ts'
import { commitStep } from '#functions/commands/commit-step.ts'
import { digestOf } from '#functions/digest.ts'
import { sweep } from '#functions/schedule/sweep.ts'
import { keys } from '#functions/store/keys.ts'
import type { World } from '#functions/world.ts'
import type { Stack } from '#infra/local/stack.ts'
import {
  at,
  ballotPaper,
  chainNow,
  headNow,
  liveVillage,
  matterWithPoll,
  matterWithTopic,
  moment,
  must,
  newMatter,
  organizer,
  pollNow,
  send,
  vote,
} from '../commands/live-village.ts'

let stack: Stack
let world: World
let close: () => Promise<void>

beforeAll(async () => {
  ;({ stack, world, close } = await liveVillage(10))
})
afterAll(() => close())

/** Waits until no sweep of the running stack is in hand, so that what follows is the test's own doing. */
const quiet = () => stack.catchUp()
const commandsOf = async (matterId: string) => (await chainNow(world, matterId)).records.map(({ command }) => command)
const timersOn = async (day: string) =>
  (
    await Promise.all([0, 1, 2, 3].map((shard) => world.table.query({ pk: keys.timer(day, shard, '', '', '').pk })))
  ).flat()

/** Only the shutting of a poll, as it stands when the process dies before it counts. */
async function shutOnly(shutting: World, matterId: string, pollId: string): Promise<void> {
  const head = await headNow(shutting, matterId)
  const procedure = shutting.procedures(head.matter.procedure.id)
  if (procedure === undefined) throw new Error('no procedure')
  const command = { type: 'close-poll', data: { pollId } }
  const now = shutting.clock.now()
  const { fingerprint } = must(prepare(procedure, head.matter, command))
  const stepped = must(
    step(procedure, head.matter, command, {
      actor: organizer,
      now,
      today: localDateOf(now),
      newId: 'unused-0001',
      findings: {},
      digest: digestOf,
    }),
  )
  const { stage, round } = stepped.matter
  const incoming = { commandId: `shut-${pollId}`, ...command }
  const receipt = { matterId, revision: head.revision + 1, stage, round, id: 'unused-0001' }
  const outcome = await commitStep(shutting, {
    head,
    step: stepped,
    receipt,
    by: organizer.id,
    who: `staff#${organizer.id}`,
    content: digestOf(JSON.stringify(fingerprint)),
    incoming,
    now,
  })
  expect(outcome).toBe('done')
}

test('a poll closes by the clock at its time, with nobody there', async () => {
  const { matterId, pollId } = await matterWithPoll(world, { closesAt: '2026-03-02T20:00:00+08:00' })
  must(await vote(world, pollId, 1, ['apples']))
  stack.clock.set(moment('2026-03-02T19:59:30+08:00'))
  await stack.catchUp()
  expect((await pollNow(world, matterId, pollId)).state).toBe('open')
  stack.clock.set(moment('2026-03-02T20:00:00+08:00'))
  await stack.catchUp()
  expect(await pollNow(world, matterId, pollId)).toMatchObject({ state: 'closed', tally: { counts: { apples: 1 } } })
})

test('after weeks without a sweep every timer still fires: an outage only delays', async () => {
  await quiet()
  const now = moment('2026-03-03T09:00:00+08:00')
  const then = at(world, now)
  const polls = []
  for (const closesAt of ['2026-03-04T20:00:00+08:00', '2026-03-10T08:00:00+08:00', '2026-03-31T23:59:59+08:00'])
    polls.push(await matterWithPoll(then, { closesAt }))
  await sweep(then)
  const later = at(world, moment('2026-04-25T07:00:00+08:00'))
  const { fired, latestSeconds } = await sweep(later)
  expect(fired).toBeGreaterThanOrEqual(polls.length)
  expect(latestSeconds).toBeGreaterThan(50 * 86_400)
  for (const { matterId, pollId } of polls) expect((await pollNow(world, matterId, pollId)).state).toBe('closed')
  stack.clock.set(moment('2026-04-25T07:00:01+08:00'))
})

test('a poll that was shut when the process died is counted by the next sweep, and no paper goes in between', async () => {
  const { matterId, pollId } = await matterWithPoll(world)
  must(await vote(world, pollId, 1, ['apples']))
  await shutOnly(world, matterId, pollId)
  expect(await vote(world, pollId, 2, ['apples'])).toMatchObject({ ok: false, refusal: { code: 'poll-closed' } })
  await stack.catchUp()
  expect(await pollNow(world, matterId, pollId)).toMatchObject({ state: 'closed', turnout: { votedCount: 1 } })
  expect((await chainNow(world, matterId)).chain).toMatchObject({ unbroken: true, foldsToState: true })
})

test('minutes cannot be signed over a poll that is shut but not yet counted', async () => {
  const { matterId, pollId } = await matterWithPoll(world)
  await quiet()
  await shutOnly(at(world, moment('2026-04-25T12:00:00+08:00')), matterId, pollId)
  expect(await send(world, organizer, matterId, 'sign-minutes')).toMatchObject({
    ok: false,
    refusal: { code: 'wrong-stage' },
  })
  stack.clock.set(moment('2026-04-25T12:00:01+08:00'))
  await stack.catchUp()
  expect((await pollNow(world, matterId, pollId)).state).toBe('closed')
})

test('a poll shut in the last moment of a day, its process dead, is counted although a sweep of the new day came first', async () => {
  const { matterId, pollId } = await matterWithPoll(world)
  await quiet()
  await sweep(at(world, moment('2026-04-27T00:00:00.010+08:00')))
  await shutOnly(at(world, moment('2026-04-26T23:59:59.990+08:00')), matterId, pollId)
  await sweep(at(world, moment('2026-04-27T00:01:00+08:00')))
  await sweep(at(world, moment('2026-04-27T00:02:00+08:00')))
  const { state } = await pollNow(world, matterId, pollId)
  stack.clock.set(moment('2026-04-27T00:03:00+08:00'))
  expect(state).toBe('closed')
})

test('a timer fires once: sweeping again finds nothing and no record is added', async () => {
  const { matterId } = await matterWithPoll(world, { closesAt: '2026-04-28T20:00:00+08:00' })
  stack.clock.set(moment('2026-04-28T20:00:01+08:00'))
  await stack.catchUp()
  const before = await commandsOf(matterId)
  expect(before.filter((command) => command === 'close-poll')).toHaveLength(1)
  expect(before.filter((command) => command === 'count-poll')).toHaveLength(1)
  expect(await sweep(world)).toMatchObject({ fired: 0 })
  expect(await commandsOf(matterId)).toEqual(before)
  expect((await timersOn('2026-04-28')).filter(({ sk }) => sk.includes(matterId))).toEqual([])
})

test('two sweeps at once close a poll once', async () => {
  const { matterId, pollId } = await matterWithPoll(world, { closesAt: '2026-04-29T20:00:00+08:00' })
  await quiet()
  const later = at(world, moment('2026-04-29T20:00:01+08:00'))
  await Promise.all([sweep(later), sweep(later), sweep(later)])
  stack.clock.set(moment('2026-04-29T20:00:02+08:00'))
  await stack.catchUp()
  expect((await pollNow(world, matterId, pollId)).state).toBe('closed')
  const { records, chain } = await chainNow(world, matterId)
  expect(
    records.flatMap(({ events }) => events).filter(({ type }) => type === 'PollShut' || type === 'PollCounted'),
  ).toHaveLength(2)
  expect(chain).toMatchObject({ unbroken: true, foldsToState: true })
})

test('a stale timer is harmless: the poll was closed by hand, the notice restarted', async () => {
  const { matterId, pollId } = await matterWithPoll(world, { closesAt: '2026-05-02T20:00:00+08:00' })
  must(await send(world, organizer, matterId, 'close-poll', { pollId }))
  const { id: noticeId } = must(
    await send(world, organizer, matterId, 'publish-notice', { subject: 'result', days: 2 }),
  )
  const villager = { kind: 'villager', voter: { list: 'households', code: 'h001' } } as const
  const { id: objectionId } = must(await send(world, villager, matterId, 'object', { noticeId, text: 'not so' }))
  stack.clock.set(moment('2026-04-30T09:00:00+08:00'))
  must(
    await send(world, organizer, matterId, 'answer-objection', { noticeId, objectionId, upheld: true, text: 'true' }),
  )
  const before = await headNow(world, matterId)
  stack.clock.set(moment('2026-05-02T21:00:00+08:00'))
  await stack.catchUp()
  expect(await headNow(world, matterId)).toEqual(before)
  stack.clock.set(moment('2026-05-03T00:00:00+08:00'))
  await stack.catchUp()
  expect((await headNow(world, matterId)).matter.slices.notice.notices[0]).toHaveProperty('closedAt')
})

test('a timer of a matter that cannot be read does not keep the others from firing', async () => {
  const broken = await newMatter(world)
  const { matterId, pollId } = await matterWithPoll(world, { closesAt: '2026-05-04T20:00:00+08:00' })
  await quiet()
  const day = moment('2026-05-04T19:00:00+08:00')
  const head = await world.table.get(keys.matter(broken))
  if (head === undefined) throw new Error('no head')
  await world.table.put({
    ...head,
    state: { ...(await headNow(world, broken)).matter, procedure: { id: 'of-a-later-release', version: 1 } },
  })
  const timer = {
    ...keys.timer(localDateOf(day), 0, day, broken, 'odd'),
    matterId: broken,
    timerId: 'odd',
    at: day,
    command: { type: 'close-notice', data: { noticeId: 'none-0001' } },
  }
  await world.table.put(timer)
  const later = at(world, moment('2026-05-04T20:00:01+08:00'))
  await sweep(later).catch(() => undefined)
  await sweep(later).catch(() => undefined)
  const { state } = await pollNow(world, matterId, pollId)
  await world.table.remove(timer)
  expect(state).toBe('closed')
})

test('a timer whose command lost every race stays until it has been done', async () => {
  const { matterId, pollId } = await matterWithPoll(world, { closesAt: '2026-05-06T20:00:00+08:00' })
  await quiet()
  const later = at(world, moment('2026-05-06T20:00:01+08:00'))
  // Somebody else is always faster: before each of the sweep's own transactions another record lands on the matter.
  let busy = true
  const raced: World = {
    ...later,
    table: {
      ...later.table,
      async transact(writes) {
        if (busy)
          await send(at(world, moment('2026-05-06T19:00:00+08:00')), organizer, matterId, 'record-visit', {
            answers: { needs: 'more' },
          })
        return later.table.transact(writes)
      },
    },
  }
  await sweep(raced)
  expect((await pollNow(world, matterId, pollId)).state).toBe('open')
  busy = false
  await sweep(later)
  expect((await pollNow(world, matterId, pollId)).state).toBe('closed')
})

test('timers of many matters on one day fire together and each closes its own poll', async () => {
  const { matterId, topicId } = await matterWithTopic(world)
  const first = must(
    await send(
      world,
      organizer,
      matterId,
      'open-poll',
      ballotPaper(topicId, { closesAt: '2026-05-08T20:00:00+08:00' }),
    ),
  ).id
  const second = must(
    await send(
      world,
      organizer,
      matterId,
      'open-poll',
      ballotPaper(topicId, { closesAt: '2026-05-08T20:00:00+08:00' }),
    ),
  ).id
  const third = await matterWithPoll(world, { closesAt: '2026-05-08T20:00:00+08:00' })
  stack.clock.set(moment('2026-05-08T20:00:00+08:00'))
  await stack.catchUp()
  for (const [matter, poll] of [
    [matterId, first],
    [matterId, second],
    [third.matterId, third.pollId],
  ] as const)
    expect((await pollNow(world, matter, poll)).state).toBe('closed')
})
