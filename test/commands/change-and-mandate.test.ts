import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { castBallot, frozenVoter, markOf, paperOf } from '#functions/commands/cast-ballot.ts'
import { reissueLink } from '#functions/commands/issue-links.ts'
import { capabilityOf } from '#functions/access/capability.ts'
import type { World } from '#functions/world.ts'
import {
  headNow,
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
let close: () => Promise<void>
beforeAll(async () => {
  ;({ world, close } = await liveVillage(30))
})
afterAll(() => close())

const changeable = { secret: false, changeable: true }
const refusedWith = (code: string) => ({ ok: false, refusal: { code } })

/** The vote of a page on which the voter saw a vote that had been changed so many times. */
async function voteAgain(pollId: string, n: number, choices: readonly string[], seen: number) {
  const rules = await paperOf(world, pollId)
  if (rules === undefined) throw new Error('no such poll')
  const voter = await frozenVoter(world, rules, voterCode(n))
  return castBallot(world, { rules, voter, choices, channel: 'link', seen })
}

async function countsOf(matterId: string, pollId: string) {
  must(await send(world, organizer, matterId, 'close-poll', { pollId }))
  const poll = await pollNow(world, matterId, pollId)
  return poll.state === 'closed' ? poll : undefined
}

describe('a named vote that may be changed', () => {
  test('counts as it was changed last, under its first receipt', async () => {
    const { matterId, pollId } = await matterWithPoll(world, changeable)
    const { receipt } = must(await vote(world, pollId, 1, ['apples']))
    expect(must(await voteAgain(pollId, 1, ['beans'], 0)).receipt).toBe(receipt)
    expect(must(await voteAgain(pollId, 1, ['abstain'], 1)).receipt).toBe(receipt)
    expect(must(await voteAgain(pollId, 1, ['beans'], 2)).receipt).toBe(receipt)
    expect((await countsOf(matterId, pollId))?.tally.counts).toEqual({ apples: 0, beans: 1, abstain: 0 })
  })

  test('is not undone by a first vote, or an earlier change, that arrives late or twice', async () => {
    const { matterId, pollId } = await matterWithPoll(world, changeable)
    must(await vote(world, pollId, 1, ['apples']))
    must(await voteAgain(pollId, 1, ['beans'], 0))
    expect(await vote(world, pollId, 1, ['apples'])).toMatchObject(refusedWith('already-voted'))
    expect(await voteAgain(pollId, 1, ['apples'], 0)).toMatchObject(refusedWith('already-voted'))
    must(await voteAgain(pollId, 1, ['beans'], 0))
    expect(await markOf(world, pollId, voterCode(1))).toMatchObject({ choices: ['beans'], changes: 1 })
    expect((await countsOf(matterId, pollId))?.turnout.votedCount).toBe(1)
  })

  test('of several changes at once from the same page takes one', async () => {
    const { pollId } = await matterWithPoll(world, changeable)
    must(await vote(world, pollId, 1, ['apples']))
    const answers = await Promise.all(
      [['beans'], ['abstain'], ['beans'], ['abstain']].map((choices) => voteAgain(pollId, 1, choices, 0)),
    )
    const taken = answers.filter(({ ok }) => ok)
    expect(taken.length).toBe(2)
    expect(await markOf(world, pollId, voterCode(1))).toMatchObject({ changes: 1 })
  })

  test('stays as it is once the poll is closed, and where the poll does not allow it', async () => {
    const { matterId, pollId } = await matterWithPoll(world, changeable)
    must(await vote(world, pollId, 1, ['apples']))
    await countsOf(matterId, pollId)
    expect(await voteAgain(pollId, 1, ['beans'], 0)).toMatchObject(refusedWith('poll-closed'))
    const firm = await matterWithPoll(world, { secret: false })
    must(await vote(world, firm.pollId, 1, ['apples']))
    expect(await voteAgain(firm.pollId, 1, ['beans'], 0)).toMatchObject(refusedWith('already-voted'))
  })

  test('is never a secret one', async () => {
    await expect(matterWithPoll(world, { secret: true, changeable: true })).rejects.toThrow('secret-votes-stay')
  })
})

describe('a written mandate', () => {
  const name = (matterId: string, pollId: string, from: number, to: number) =>
    send(world, organizer, matterId, 'name-proxy', { pollId, from: voterCode(from), to: voterCode(to) })

  test('is listed with the result; the voter is counted once, by the link of whoever holds it or by hand', async () => {
    const { matterId, pollId } = await matterWithPoll(world, { proxies: 1 })
    must(await name(matterId, pollId, 1, 2))
    const { matter } = await headNow(world, matterId)
    const order = { act: 'vote', subject: pollId, list: 'households', voters: [voterCode(1)] } as const
    const link = must(await reissueLink(world, matter, { ...order, voter: voterCode(1), commandId: 'for-the-proxy' }))
    const capability = must(await capabilityOf(world, link.url.split('/').at(-1) ?? '', 'vote'))
    expect(capability.proxy).toBeTruthy()
    expect(capability.proxy).not.toBe(capability.name)
    must(await vote(world, pollId, 1, ['apples']))
    must(await vote(world, pollId, 2, ['beans']))
    expect(await vote(world, pollId, 1, ['beans'], 'assisted')).toMatchObject(refusedWith('already-voted'))
    expect((await countsOf(matterId, pollId))?.turnout).toMatchObject({ votedCount: 2, mandates: 1, reissued: 1 })
  })

  test.each([
    ['more than the poll allows', [[3, 2]], 'too-many'],
    ['of somebody who stands for another', [[2, 3]], 'invalid'],
    ['to somebody who is represented', [[4, 1]], 'invalid'],
    ['to oneself', [[5, 5]], 'invalid'],
    ['twice', [[1, 4]], 'invalid'],
    ['by a stranger', [[99, 4]], 'not-entitled'],
  ] as const)('is refused %s', async (_what, [[from, to]], code) => {
    const { matterId, pollId } = await matterWithPoll(world, { proxies: 1 })
    must(await name(matterId, pollId, 1, 2))
    expect(await name(matterId, pollId, from, to)).toMatchObject(refusedWith(code))
  })

  test('is refused where the poll allows none, and for whoever has voted', async () => {
    const none = await matterWithPoll(world)
    expect(await name(none.matterId, none.pollId, 1, 2)).toMatchObject(refusedWith('too-many'))
    const { matterId, pollId } = await matterWithPoll(world, { proxies: 2 })
    must(await vote(world, pollId, 1, ['apples']))
    expect(await name(matterId, pollId, 1, 2)).toMatchObject(refusedWith('already-voted'))
  })
})

test('a secret poll of fewer than five is opened only by somebody who says so', async () => {
  const recused = Array.from({ length: 26 }, (_, n) => voterCode(n + 1))
  await expect(matterWithPoll(world, { recused })).rejects.toThrow('few-voters')
  const { pollId } = await matterWithPoll(world, { recused, fewVoters: true })
  expect(must(await vote(world, pollId, 30, ['apples'])).secret).toBe(true)
})
