import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { drawPaper, unblind } from '#web/sealed/blinding.ts'
import { markOf } from '#functions/commands/cast-ballot.ts'
import { sealHolds } from '#functions/seal.ts'
import { keys } from '#functions/store/keys.ts'
import type { World } from '#functions/world.ts'
import type { Stack } from '#infra/local/stack.ts'
import { instantFromMillis } from '#shared/calendar/time.ts'
import {
  ballotPaper,
  headNow,
  liveVillage,
  matterWithTopic,
  organizer,
  pollNow,
  send,
  village,
  vote as voteOpenly,
  voterCode,
} from '#test/commands/live-village.ts'
import { reissueLink } from '#functions/commands/issue-links.ts'
import { rememberedCommand } from '#functions/commands/remember.ts'
import { saveLists } from '#functions/store/rosters.ts'
import type { SealedPoll } from './sealed-village.ts'
import { doorsOf, sealedPoll } from './sealed-village.ts'

let stack: Stack
let world: World
let close: () => Promise<void>
let doors: ReturnType<typeof doorsOf>
let poll: SealedPoll
beforeAll(async () => {
  ;({ stack, world, close } = await liveVillage(30))
  doors = doorsOf(stack)
  poll = await sealedPoll(world)
})
afterAll(() => close())

const refused = (status: number, code: string) => ({ status, refusal: { code } })

describe('taking a paper', () => {
  test('gives a signature that holds and sets a mark that says nothing of the number', async () => {
    const { serial, signature } = await doors.paperFor(poll, 1)
    expect(sealHolds(poll.seal, serial, signature)).toBe(true)
    const mark = await markOf(world, poll.pollId, voterCode(1))
    expect(mark).toEqual({ code: voterCode(1), weight: 1, channel: 'link', taken: expect.any(String) })
    expect(JSON.stringify(mark)).not.toContain(serial)
  })

  test('twice with the same number, as after a lost answer or a double press, gives the same signature', async () => {
    const { blinded } = await drawPaper(poll.seal)
    const answers = await Promise.all([1, 2, 3].map(() => doors.take(poll.link(2), blinded)))
    expect(new Set(answers.map(({ signature }) => signature)).size).toBe(1)
    expect(answers[0]?.status).toBe(200)
  })

  test('with another number is refused, also of two at once', async () => {
    const { blinded } = await drawPaper(poll.seal)
    expect(await doors.take(poll.link(2), blinded)).toMatchObject(refused(409, 'already-voted'))
    const two = await Promise.all([drawPaper(poll.seal), drawPaper(poll.seal)])
    const answers = await Promise.all(two.map((drawn) => doors.take(poll.link(3), drawn.blinded)))
    expect(answers.map(({ status }) => String(status)).toSorted()).toEqual(['200', '409'])
  })

  test('bars a new link, with which the paper on that phone could never be put in', async () => {
    const { matter } = await headNow(world, poll.matterId)
    const order = { act: 'vote', subject: poll.pollId, list: 'households', voters: [voterCode(1)] } as const
    const anew = await reissueLink(world, matter, { ...order, voter: voterCode(1), commandId: 'a-new-link-for-1' })
    expect(anew).toMatchObject({ ok: false, refusal: { code: 'already-voted', reason: 'sealed-paper-out' } })
    const other = { ...order, voters: [voterCode(20)], voter: voterCode(20), commandId: 'a-new-link-for-20' }
    expect((await reissueLink(world, matter, other)).ok).toBe(true)
  })

  test('with what is no number of this key is refused before anything is marked', async () => {
    const large = Buffer.alloc(256, 0xff).toString('base64url')
    for (const blinded of [large, '', 'x'.repeat(342), 'short', 7])
      expect(await doors.post(`${poll.link(4)}/paper`, { blinded })).toMatchObject(refused(422, 'invalid'))
    expect(await markOf(world, poll.pollId, voterCode(4))).toBeUndefined()
    expect(await doors.take('/v/0123456789012345678901', (await drawPaper(poll.seal)).blinded)).toMatchObject(
      refused(404, 'link-unknown'),
    )
  })

  test('of a server that signs with another key fails on the phone, before the paper is used', async () => {
    const other = await sealedPoll(world)
    const drawn = await drawPaper(poll.seal)
    const strange = (await doors.take(other.link(1), drawn.blinded)).signature
    // One key's number may be too large for the other, which then signs nothing at all.
    if (strange !== undefined) await expect(unblind(poll.seal, drawn, strange)).rejects.toThrow('invalid signature')
    const { signature = '' } = await doors.take(poll.link(5), drawn.blinded)
    expect(sealHolds(poll.seal, drawn.serial, await unblind(poll.seal, drawn, signature))).toBe(true)
  })
})

describe('putting it into the box', () => {
  test('is answered with a receipt, the same for every repetition, and counts once', async () => {
    const own = await sealedPoll(world)
    const { serial, signature, receipt } = await doors.vote(own, 1, ['apples'])
    expect(receipt).toBe(serial.slice(0, 10))
    const paper = { serial, signature, choices: ['apples'] }
    const again = await Promise.all([1, 2, 3].map(() => doors.put(own.pollId, paper)))
    for (const answer of again) expect(answer).toMatchObject({ status: 200, receipt, again: true })
    // The box cannot know what was chosen before: a used number changes nothing, whatever comes with it.
    expect(await doors.put(own.pollId, { ...paper, choices: ['beans'] })).toMatchObject({ receipt, again: true })
    await own.close()
    expect(await pollNow(world, own.matterId, own.pollId)).toMatchObject({
      tally: { counts: { apples: 1, beans: 0, abstain: 0 } },
      turnout: { votedCount: 1, issued: 1, byChannel: { link: 1 } },
    })
  })

  test('of several phones at once loses none and counts none twice', async () => {
    const own = await sealedPoll(world)
    const voters = Array.from({ length: 30 }, (_, n) => n + 1)
    const papers = await Promise.all(voters.map((n) => doors.paperFor(own, n)))
    await Promise.all(
      papers.flatMap(({ serial, signature }, n) =>
        [1, 2].map(() => doors.put(own.pollId, { serial, signature, choices: [n % 3 === 0 ? 'beans' : 'apples'] })),
      ),
    )
    await own.close()
    expect(await pollNow(world, own.matterId, own.pollId)).toMatchObject({
      tally: { counts: { apples: 20, beans: 10, abstain: 0 } },
    })
  })

  test('is refused with a forged signature, one of another number, or one of another poll', async () => {
    const [mine, other] = [await doors.paperFor(poll, 6), await sealedPoll(world)]
    const theirs = await doors.paperFor(other, 6)
    const no = refused(403, 'not-entitled')
    const choices = ['apples']
    const turned = `${mine.signature.slice(0, 20)}${mine.signature[20] === 'A' ? 'B' : 'A'}${mine.signature.slice(21)}`
    const { serial } = mine
    expect(await doors.put(poll.pollId, { serial, signature: turned, choices })).toMatchObject(no)
    expect(await doors.put(poll.pollId, { serial, signature: theirs.signature, choices })).toMatchObject(no)
    expect(await doors.put(poll.pollId, { serial: theirs.serial, signature: theirs.signature, choices })).toMatchObject(
      no,
    )
    expect(await doors.put(poll.pollId, { serial: '2'.repeat(32), signature: mine.signature, choices })).toMatchObject(
      no,
    )
    expect(await doors.put('no-such-poll', { serial, signature: mine.signature, choices })).toMatchObject(
      refused(409, 'poll-not-open'),
    )
    expect(await doors.put(poll.pollId, { serial, signature: mine.signature, choices })).toMatchObject({ status: 200 })
  })

  test('is refused with choices the paper does not have, and the number stays good', async () => {
    const { serial, signature } = await doors.paperFor(poll, 7)
    for (const choices of [[], ['pears'], ['apples', 'beans'], ['abstain', 'apples']])
      expect((await doors.put(poll.pollId, { serial, signature, choices })).status).toBe(422)
    expect(await doors.put(poll.pollId, { serial, signature, choices: ['abstain'] })).toMatchObject({ again: false })
  })
})

describe('the end of a sealed poll', () => {
  test('shuts both doors at once, destroys the key, and still tells who was in time', async () => {
    const own = await sealedPoll(world)
    const early = await doors.vote(own, 1, ['apples'])
    const late = await doors.paperFor(own, 2)
    await own.close()
    expect(await world.table.get(keys.seal(own.pollId), world.urnTable)).toBeUndefined()
    const choices = ['apples']
    expect(await doors.put(own.pollId, { serial: late.serial, signature: late.signature, choices })).toMatchObject(
      refused(409, 'poll-closed'),
    )
    expect(await doors.put(own.pollId, { serial: early.serial, signature: early.signature, choices })).toMatchObject({
      receipt: early.receipt,
      again: true,
    })
    expect(await doors.take(own.link(3), (await drawPaper(own.seal)).blinded)).toMatchObject(
      refused(409, 'poll-closed'),
    )
    expect(await pollNow(world, own.matterId, own.pollId)).toMatchObject({ turnout: { votedCount: 1, issued: 2 } })
  })

  test('comes at the very instant of its closing time', async () => {
    const closesAt = instantFromMillis(Date.parse(stack.clock.now()) + 3_600_000)
    const own = await sealedPoll(world, { closesAt })
    const [early, late] = [await doors.vote(own, 1, ['apples']), await doors.paperFor(own, 2)]
    stack.clock.set(closesAt)
    const choices = ['apples']
    expect(await doors.put(own.pollId, { serial: late.serial, signature: late.signature, choices })).toMatchObject(
      refused(409, 'poll-closed'),
    )
    expect(await doors.put(own.pollId, { serial: early.serial, signature: early.signature, choices })).toMatchObject({
      again: true,
    })
    expect(await doors.take(own.link(3), (await drawPaper(own.seal)).blinded)).toMatchObject(
      refused(409, 'poll-closed'),
    )
  })
})

describe('what a sealed poll is not', () => {
  test.each([
    ['named', { secret: false }, 'sealed-is-secret'],
    ['weighted', { electorate: 'shares', fewVoters: true }, 'sealed-weights'],
  ])('a %s one', async (_what, more, reason) => {
    const shares = [1, 1, 3].map((weight, n) => ({ list: 'shares', code: `s${n}`, name: `share ${n}`, weight }))
    await saveLists(world, village, [], new Map([['shares', shares]]), rememberedCommand('staff#bao', reason, '', {}))
    const { matterId, topicId } = await matterWithTopic(world)
    const order = ballotPaper(topicId, { sealed: true, ...more })
    expect(await send(world, organizer, matterId, 'open-poll', order)).toMatchObject({
      ok: false,
      refusal: { code: 'invalid', field: 'sealed', reason },
    })
  })

  test('one whose votes others enter, or that takes a plain form; paper lists count as ever', async () => {
    const own = await sealedPoll(world)
    const no = { ok: false, refusal: { code: 'invalid', reason: 'sealed-on-own-phone' } }
    expect(await voteOpenly(world, own.pollId, 1, ['apples'], 'assisted')).toMatchObject(no)
    const form = await fetch(new URL(own.link(1), stack.origin), {
      method: 'POST',
      headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
      body: 'choices=apples&confirm=yes',
    })
    expect(form.status).toBe(422)
    await doors.vote(own, 1, ['apples'])
    const list = (voters: readonly string[]) => ({
      pollId: own.pollId,
      counts: { beans: voters.length },
      voters,
      scrutineers: ['x'],
    })
    expect(await send(world, organizer, own.matterId, 'paper-tally', list([voterCode(1)]))).toMatchObject({
      ok: false,
      refusal: { code: 'already-voted' },
    })
    expect((await send(world, organizer, own.matterId, 'paper-tally', list([voterCode(2), voterCode(3)]))).ok).toBe(
      true,
    )
    expect(await doors.take(own.link(2), (await drawPaper(own.seal)).blinded)).toMatchObject(
      refused(409, 'already-voted'),
    )
    await own.close()
    expect(await pollNow(world, own.matterId, own.pollId)).toMatchObject({
      tally: { counts: { apples: 1, beans: 2, abstain: 0 } },
      turnout: { votedCount: 3, issued: 1, byChannel: { link: 1, paper: 2 } },
    })
  })
})
