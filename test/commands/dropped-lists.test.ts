import { afterAll, beforeAll, expect, test } from 'vitest'
import { instantFromMillis } from '#shared/calendar/time.ts'
import { markOf } from '#functions/commands/cast-ballot.ts'
import { sweep } from '#functions/schedule/sweep.ts'
import type { World } from '#functions/world.ts'
import type { Stack } from '#infra/local/stack.ts'
import {
  chainNow,
  liveVillage,
  matterWithPoll,
  must,
  organizer,
  pollNow,
  send,
  vote,
  voterCode,
} from './live-village.ts'

let world: World
let stack: Stack
let close: () => Promise<void>
beforeAll(async () => {
  ;({ world, stack, close } = await liveVillage(120))
  // The clock was set back: this sweep begins from the day it shows.
  await sweep(world)
})
afterAll(() => close())

const papers = (pollId: string, from: number, to: number) => ({
  pollId,
  counts: { apples: to - from + 1 },
  voters: Array.from({ length: to - from + 1 }, (_, n) => voterCode(from + n)),
  scrutineers: ['Wu'],
})
const refusedWith = (code: string) => ({ ok: false, refusal: { code } })

/** A list of a hundred is marked in two parts; whoever enters it is cut off between them. */
async function cutOff(matterId: string, pollId: string, id: string): Promise<void> {
  let transactions = 0
  const table: World['table'] = {
    ...world.table,
    transact: (writes) => {
      transactions += 1
      if (transactions > 1) throw new Error('cut off')
      return world.table.transact(writes)
    },
  }
  await expect(
    send({ ...world, table }, organizer, matterId, 'paper-tally', papers(pollId, 1, 100), id),
  ).rejects.toThrow('cut off')
  expect(await markOf(world, pollId, voterCode(1))).toMatchObject({ channel: 'paper' })
}

async function votedAtEnd(matterId: string, pollId: string) {
  must(await send(world, organizer, matterId, 'close-poll', { pollId }))
  const poll = await pollNow(world, matterId, pollId)
  return poll.state === 'closed' ? poll.turnout.votedCount : undefined
}

test('a list that was cut off goes on where it stopped when it is sent again', async () => {
  const { matterId, pollId } = await matterWithPoll(world)
  await cutOff(matterId, pollId, 'cut-off-and-again')
  must(await send(world, organizer, matterId, 'paper-tally', papers(pollId, 1, 100), 'cut-off-and-again'))
  expect(await votedAtEnd(matterId, pollId)).toBe(100)
})

test('refused when it is sent again, it sets free whom it had marked, and cannot come on record any more', async () => {
  const { matterId, pollId } = await matterWithPoll(world)
  await cutOff(matterId, pollId, 'cut-off-and-refused')
  must(await vote(world, pollId, 95, ['beans']))
  const again = () => send(world, organizer, matterId, 'paper-tally', papers(pollId, 1, 100), 'cut-off-and-refused')
  expect(await again()).toMatchObject(refusedWith('already-voted'))
  expect(await markOf(world, pollId, voterCode(1))).toBeUndefined()
  must(await vote(world, pollId, 1, ['beans']))
  expect(await again()).toMatchObject({ ok: false, refusal: { code: 'conflict', reason: 'list-dropped' } })
  must(await send(world, organizer, matterId, 'paper-tally', papers(pollId, 2, 94), 'the-list-put-right'))
  expect(await votedAtEnd(matterId, pollId)).toBe(95)
  expect((await chainNow(world, matterId)).chain).toMatchObject({ unbroken: true, foldsToState: true })
})

test('sent again with other voters under the same id it is refused, and nobody is counted who gave no paper', async () => {
  const { matterId, pollId } = await matterWithPoll(world)
  await cutOff(matterId, pollId, 'cut-off-and-changed')
  expect(
    await send(world, organizer, matterId, 'paper-tally', papers(pollId, 91, 100), 'cut-off-and-changed'),
  ).toMatchObject(refusedWith('conflict'))
  expect(await markOf(world, pollId, voterCode(1))).toBeUndefined()
  expect(await votedAtEnd(matterId, pollId)).toBe(0)
})

test('never sent again, it sets them free after ten minutes', async () => {
  const { matterId, pollId } = await matterWithPoll(world)
  await cutOff(matterId, pollId, 'cut-off-for-good')
  expect(await vote(world, pollId, 1, ['beans'])).toMatchObject(refusedWith('already-voted'))
  stack.clock.set(instantFromMillis(Date.parse(world.clock.now()) + 11 * 60_000))
  await sweep(world)
  must(await vote(world, pollId, 1, ['beans']))
  must(await send(world, organizer, matterId, 'paper-tally', papers(pollId, 2, 100), 'under-a-new-id'))
  expect(await votedAtEnd(matterId, pollId)).toBe(100)
})

test('a list that came on record stays when its time to be dropped comes', async () => {
  const { matterId, pollId } = await matterWithPoll(world)
  must(await send(world, organizer, matterId, 'paper-tally', papers(pollId, 1, 3), 'a-list-on-record'))
  stack.clock.set(instantFromMillis(Date.parse(world.clock.now()) + 11 * 60_000))
  await sweep(world)
  expect(await votedAtEnd(matterId, pollId)).toBe(3)
})
