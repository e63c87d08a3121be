import { afterAll, beforeAll, expect, test } from 'vitest'
import { recounted } from '#test/support/recounted.ts'
import type { World } from '#functions/world.ts'
import { castBallot, paperOf } from '#functions/commands/cast-ballot.ts'
import { keys } from '#functions/store/keys.ts'
import { publishedFileIn } from '#functions/queries/published.ts'
import {
  at,
  chainNow,
  liveVillage,
  matterWithPoll,
  moment,
  must,
  newCommandId,
  organizer,
  pollNow,
  send,
  village,
  vote,
  voterCode,
} from './live-village.ts'

let world: World
let close: () => Promise<void>

beforeAll(async () => {
  ;({ world, close } = await liveVillage(300))
})
afterAll(() => close())

const refusedWith = (code: string) => ({ ok: false, refusal: { code } })
const range = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, n) => from + n)

async function tallyOf(matterId: string, pollId: string) {
  must(await send(world, organizer, matterId, 'close-poll', { pollId }))
  const poll = await pollNow(world, matterId, pollId)
  if (poll.state !== 'closed') throw new Error(`the poll is ${poll.state}`)
  return { ...poll.turnout, counts: poll.tally.counts }
}

async function published(pollId: string): Promise<string> {
  const bytes = await publishedFileIn(world, village, pollId)
  return Buffer.from(bytes ?? []).toString('utf8')
}

const ledger = (pollId: string) => world.table.query({ pk: keys.pollRow(pollId, []).pk })
const urn = (pollId: string) => world.table.query({ pk: keys.urn(pollId, 0).pk }, world.urnTable)

test('forty voters voting at once, three times each, are counted exactly once and each keeps one receipt', async () => {
  const { matterId, pollId } = await matterWithPoll(world)
  const wish = (n: number) => (n <= 25 ? 'apples' : n <= 38 ? 'beans' : 'abstain')
  const cast = range(1, 40).flatMap((n) => [1, 2, 3].map(() => vote(world, pollId, n, [wish(n)])))
  const receipts = (await Promise.all(cast)).map((answer) => must(answer).receipt)
  expect(new Set(receipts).size).toBe(40)
  for (const n of range(0, 39)) expect(new Set(receipts.slice(n * 3, n * 3 + 3)).size).toBe(1)
  expect(await tallyOf(matterId, pollId)).toEqual({
    presentCount: 40,
    votedCount: 40,
    byChannel: { link: 40 },
    counts: { apples: 25, beans: 13, abstain: 2 },
  })
  const file = await published(pollId)
  expect(await publishedFileIn(world, '150926100202', pollId)).toBeUndefined()
  expect(await recounted(file)).toMatchObject({ agrees: true })
  expect(JSON.parse(file)).toMatchObject({ count: { receipts: [...new Set(receipts)].sort() } })
})

test('nothing in a secret poll joins a voter and a choice: no row, no sum, no record, no published file', async () => {
  const { matterId, pollId } = await matterWithPoll(world)
  const wish = (n: number) => (n % 2 === 0 ? 'apples' : 'beans')
  for (const n of range(1, 12)) must(await vote(world, pollId, n, [wish(n)], n > 10 ? 'assisted' : 'link'))
  const marks = (await ledger(pollId)).filter(({ sk }) => sk.startsWith('ROW#mark#'))
  expect(marks).toHaveLength(12)
  for (const mark of marks) {
    expect(Object.keys(mark)).toEqual(expect.arrayContaining(['pk', 'sk', 'body']))
    expect(JSON.stringify(mark)).not.toMatch(/apples|beans|\d{4}-\d\d-\d\d/)
  }
  for (const part of await urn(pollId)) expect(JSON.stringify(part)).not.toMatch(/h0\d\d|\d{4}-\d\d-\d\d/)
  await tallyOf(matterId, pollId)
  expect(JSON.stringify(await published(pollId))).not.toMatch(/h0\d\d|household \d/)
  expect(JSON.stringify((await chainNow(world, matterId)).records)).not.toMatch(/"h0\d\d"/)
})

test('the first of them writes every choice into the urn: no choice comes in with the first who chose it', async () => {
  const { pollId } = await matterWithPoll(world)
  must(await vote(world, pollId, 1, ['apples']))
  expect(await urn(pollId)).toMatchObject([{ '>apples': 1, '>beans': 0, '>abstain': 0 }])
})

test('where a secret paper of many voters lies in the urn does not depend on who cast it', async () => {
  const { pollId } = await matterWithPoll(world)
  const rules = await paperOf(world, pollId)
  const voter = { code: 'h001', weight: 1 }
  if (rules === undefined) throw new Error('no paper')
  const partOfOne = async (): Promise<string> => {
    const own = { ...rules, pollId: newCommandId(), urnParts: 16 }
    await world.table.put({ ...keys.pollRow(own.pollId, ['gate', '0']), body: { open: true } })
    must(await castBallot(world, { rules: { ...own, gates: 1 }, voter, choices: ['apples'], channel: 'link' }))
    return (await urn(own.pollId))[0]?.sk ?? ''
  }
  const parts = []
  for (const _ of range(1, 12)) parts.push(await partOfOne())
  expect(new Set(parts).size).toBeGreaterThan(1)
})

test('another choice the second time: a named poll says already-voted, a secret one gives the first receipt and counts nothing', async () => {
  const named = await matterWithPoll(world, { secret: false })
  must(await vote(world, named.pollId, 1, ['apples']))
  expect(await vote(world, named.pollId, 1, ['beans'])).toMatchObject(refusedWith('already-voted'))
  const secret = await matterWithPoll(world)
  const first = must(await vote(world, secret.pollId, 1, ['apples']))
  expect(must(await vote(world, secret.pollId, 1, ['beans']))).toEqual(first)
  expect((await tallyOf(secret.matterId, secret.pollId)).counts).toEqual({ apples: 1, beans: 0, abstain: 0 })
  expect((await tallyOf(named.matterId, named.pollId)).counts).toEqual({ apples: 1, beans: 0, abstain: 0 })
})

test('a vote by another channel than the first is refused with already-voted', async () => {
  for (const secret of [true, false]) {
    const { pollId } = await matterWithPoll(world, { secret })
    must(await vote(world, pollId, 1, ['apples'], 'assisted'))
    expect(await vote(world, pollId, 1, ['apples'])).toMatchObject(refusedWith('already-voted'))
  }
})

test('one voter sending two different choices at once is counted once', async () => {
  const { matterId, pollId } = await matterWithPoll(world, { secret: false })
  const answers = await Promise.all([vote(world, pollId, 1, ['apples']), vote(world, pollId, 1, ['beans'])])
  expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
  expect((await tallyOf(matterId, pollId)).votedCount).toBe(1)
})

test('at the very closing instant a vote is refused with poll-closed, one millisecond before it counts', async () => {
  const closesAt = moment('2026-03-20T20:00:00+08:00')
  const { pollId } = await matterWithPoll(world, { closesAt })
  must(await vote(at(world, moment('2026-03-20T19:59:59.999+08:00')), pollId, 1, ['apples']))
  expect(await vote(at(world, closesAt), pollId, 2, ['apples'])).toMatchObject(refusedWith('poll-closed'))
  expect(await vote(at(world, moment('2026-03-21T20:00:00+08:00')), pollId, 3, ['apples'])).toMatchObject(
    refusedWith('poll-closed'),
  )
  expect((await ledger(pollId)).filter(({ sk }) => sk.startsWith('ROW#mark#'))).toHaveLength(1)
})

test.each([
  ['a secret poll', true, ['apples']],
  ['a named poll', false, ['apples']],
  ['a named poll, abstaining', false, ['abstain']],
  ['a named poll, the same choice named twice', false, ['apples', 'apples']],
] as const)(
  'in %s a vote whose reply was lost gets its first receipt even when it is sent again after closing',
  async (_name, secret, choices) => {
    const closesAt = moment('2026-03-20T20:00:00+08:00')
    const { pollId } = await matterWithPoll(world, { closesAt, secret })
    const first = must(await vote(world, pollId, 1, choices))
    expect(must(await vote(at(world, closesAt), pollId, 1, choices))).toEqual(first)
  },
)

test('a vote after closing by hand is refused with poll-closed, its repeat by one who voted gets the first receipt', async () => {
  const { matterId, pollId } = await matterWithPoll(world)
  const first = must(await vote(world, pollId, 1, ['apples']))
  await tallyOf(matterId, pollId)
  expect(await vote(world, pollId, 2, ['apples'])).toMatchObject(refusedWith('poll-closed'))
  expect(must(await vote(world, pollId, 1, ['apples']))).toEqual(first)
})

test('votes that race with the closing are either refused or counted: none is acknowledged and lost', async () => {
  for (let round = 0; round < 3; round++) {
    const { matterId, pollId } = await matterWithPoll(world)
    const votes = range(1, 30).map((n) => vote(world, pollId, n, ['apples']))
    const [closing, ...answers] = await Promise.all([
      send(world, organizer, matterId, 'close-poll', { pollId }),
      ...votes,
    ])
    must(closing)
    const acknowledged = answers.filter(({ ok }) => ok).length
    for (const answer of answers) if (!answer.ok) expect(answer).toMatchObject(refusedWith('poll-closed'))
    expect(await pollNow(world, matterId, pollId)).toMatchObject({
      state: 'closed',
      turnout: { votedCount: acknowledged },
      tally: { counts: { apples: acknowledged } },
    })
  }
})

test('a poll that was never opened, a stranger and a recused voter are each refused by name', async () => {
  const { pollId } = await matterWithPoll(world, { recused: [voterCode(2)] })
  expect(await vote(world, 'no-such-poll', 1, ['apples'])).toMatchObject(refusedWith('poll-not-open'))
  expect(await vote(world, pollId, 999, ['apples'])).toMatchObject(refusedWith('not-entitled'))
  expect(await vote(world, pollId, 2, ['apples'])).toMatchObject(refusedWith('recused'))
})

const papers = (pollId: string, from: number, to: number) => ({
  pollId,
  counts: { apples: to - from, abstain: 1 },
  voters: range(from, to).map(voterCode),
  scrutineers: ['Wu'],
})

test('a paper list of 250 voters, more than one transaction holds, lands as a whole and its repeat counts nothing', async () => {
  const { matterId, pollId } = await matterWithPoll(world)
  for (const n of [251, 252]) must(await vote(world, pollId, n, ['beans']))
  const first = must(await send(world, organizer, matterId, 'paper-tally', papers(pollId, 1, 250), 'the-long-list'))
  expect(must(await send(world, organizer, matterId, 'paper-tally', papers(pollId, 1, 250), 'the-long-list'))).toEqual(
    first,
  )
  expect(await tallyOf(matterId, pollId)).toEqual({
    presentCount: 252,
    votedCount: 252,
    byChannel: { link: 2, paper: 250 },
    counts: { apples: 249, beans: 2, abstain: 1 },
  })
  expect(await recounted(await published(pollId))).toMatchObject({ agrees: true })
})

test('when one of 250 on a paper list votes by link meanwhile, the vote or the list stands, never a part of the list', async () => {
  for (const voter of [1, 91, 181, 250]) {
    const { matterId, pollId } = await matterWithPoll(world)
    const [list, link] = await Promise.all([
      send(world, organizer, matterId, 'paper-tally', papers(pollId, 1, 250)),
      vote(world, pollId, voter, ['beans']),
    ])
    expect([list.ok, link.ok].filter(Boolean), `voter ${voter}`).toHaveLength(1)
    expect(list.ok ? link : list).toMatchObject(refusedWith('already-voted'))
    const voted = list.ok ? { votedCount: 250, byChannel: { paper: 250 } } : { votedCount: 1, byChannel: { link: 1 } }
    expect(await tallyOf(matterId, pollId)).toMatchObject(voted)
  }
})

test('a paper list that was taken back leaves everybody else on it free to vote', async () => {
  const { matterId, pollId } = await matterWithPoll(world)
  must(await vote(world, pollId, 200, ['beans']))
  expect(await send(world, organizer, matterId, 'paper-tally', papers(pollId, 1, 250))).toMatchObject(
    refusedWith('already-voted'),
  )
  for (const n of [1, 90, 91, 199, 201, 250]) must(await vote(world, pollId, n, ['apples']))
  expect(await tallyOf(matterId, pollId)).toMatchObject({ votedCount: 7, counts: { apples: 6, beans: 1, abstain: 0 } })
})

test('a paper list broken off half way counts for nothing until the same list is sent again and goes on', async () => {
  const { matterId, pollId } = await matterWithPoll(world)
  let transactions = 0
  const dying: World = {
    ...world,
    table: {
      ...world.table,
      transact: (writes) =>
        ++transactions > 2 ? Promise.reject(new Error('the process died here')) : world.table.transact(writes),
    },
  }
  await expect(send(dying, organizer, matterId, 'paper-tally', papers(pollId, 1, 250), 'broken-off')).rejects.toThrow(
    'died here',
  )
  expect((await ledger(pollId)).filter(({ sk }) => sk.startsWith('ROW#mark#'))).toHaveLength(180)
  expect(await pollNow(world, matterId, pollId)).toMatchObject({ paperTallies: [] })
  must(await send(world, organizer, matterId, 'paper-tally', papers(pollId, 1, 250), 'broken-off'))
  expect(await tallyOf(matterId, pollId)).toMatchObject({
    votedCount: 250,
    byChannel: { paper: 250 },
    counts: { apples: 249, beans: 0, abstain: 1 },
  })
})

test('a paper list broken off and never sent again changes no result', async () => {
  const { matterId, pollId } = await matterWithPoll(world)
  let transactions = 0
  const dying: World = {
    ...world,
    table: {
      ...world.table,
      transact: (writes) =>
        ++transactions > 2 ? Promise.reject(new Error('the process died here')) : world.table.transact(writes),
    },
  }
  await expect(send(dying, organizer, matterId, 'paper-tally', papers(pollId, 1, 250))).rejects.toThrow('died here')
  must(await vote(world, pollId, 260, ['beans']))
  expect(await tallyOf(matterId, pollId)).toMatchObject({
    presentCount: 1,
    votedCount: 1,
    counts: { apples: 0, beans: 1, abstain: 0 },
  })
})
