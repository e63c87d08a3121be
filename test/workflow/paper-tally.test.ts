import { describe, expect, test } from 'vitest'
import { recounted } from '#test/support/recounted.ts'
import { closed, refusedWith, withPoll } from './closed-poll.ts'
import { must } from './deliberation.ts'
import { organizer } from './people.ts'

describe('a paper tally', () => {
  const papers = (pollId: string, counts: Readonly<Record<string, number>>, voters: readonly string[]) => ({
    pollId,
    counts,
    voters,
    scrutineers: ['Wu'],
  })

  test('is added to the other channels and shown by channel', () => {
    const { matter, pollId } = withPoll()
    must(matter.votes(pollId, 'h01', ['a']))
    must(matter.votes(pollId, 'h02', ['b'], 'assisted'))
    must(matter.does(organizer, 'paper-tally', papers(pollId, { a: 2, abstain: 1 }, ['h03', 'h04', 'h05'])))
    expect(closed(matter, pollId)).toMatchObject({
      tally: { counts: { a: 3, b: 1, c: 0, abstain: 1 }, present: 5, cast: 4 },
      turnout: { votedCount: 5, byChannel: { link: 1, assisted: 1, paper: 3 } },
    })
  })

  test.each([
    ['tally-mismatch', { a: 2 }, ['h03']],
    ['tally-mismatch', { a: 1 }, ['h03', 'h04']],
    ['tally-mismatch', { a: 1, abstain: 1 }, ['h03']],
    ['tally-mismatch', { a: 2 }, ['h03', 'h03']],
    ['unknown-choice', { d: 1 }, ['h03']],
    ['not-entitled', { a: 1 }, ['h99']],
    ['already-voted', { a: 2 }, ['h03', 'h06']],
    ['recused', { a: 1 }, ['h07']],
    ['invalid', { a: 1.5 }, ['h03']],
    ['invalid', { a: 1 }, []],
  ] as const)('is refused with %s for %j by %j and counts nothing', (code, counts, voters) => {
    const { matter, pollId } = withPoll({ recused: ['h07'] })
    must(matter.votes(pollId, 'h06', ['b']))
    expect(matter.does(organizer, 'paper-tally', papers(pollId, counts, voters))).toMatchObject(refusedWith(code))
    expect(closed(matter, pollId).tally.counts).toEqual({ a: 0, b: 1, c: 0, abstain: 0 })
  })

  test('a voter on a paper list cannot vote again by another channel, nor stand on a second list', () => {
    const { matter, pollId } = withPoll()
    must(matter.does(organizer, 'paper-tally', papers(pollId, { a: 1 }, ['h03'])))
    expect(matter.votes(pollId, 'h03', ['a'])).toMatchObject(refusedWith('already-voted'))
    expect(matter.does(organizer, 'paper-tally', papers(pollId, { a: 1 }, ['h03']))).toMatchObject(
      refusedWith('already-voted'),
    )
  })

  test('the record keeps who watched and how many voted, not how few chose what', () => {
    const { matter, pollId } = withPoll()
    must(matter.does(organizer, 'paper-tally', papers(pollId, { a: 2 }, ['h03', 'h04'])))
    const event = matter.events().at(-1)
    expect(event).toMatchObject({ type: 'PaperTallied', voterCount: 2, scrutineers: ['Wu'] })
    expect(JSON.stringify(event)).not.toMatch(/h03|h04|counts/)
  })

  test('with several choices a paper, sums fit between one and max names a paper', () => {
    const { matter, pollId } = withPoll({ max: 2 })
    expect(matter.does(organizer, 'paper-tally', papers(pollId, { a: 3 }, ['h03', 'h04']))).toMatchObject(
      refusedWith('tally-mismatch'),
    )
    expect(matter.does(organizer, 'paper-tally', papers(pollId, { a: 1, abstain: 0 }, ['h03', 'h04']))).toMatchObject(
      refusedWith('tally-mismatch'),
    )
    must(matter.does(organizer, 'paper-tally', papers(pollId, { a: 2, b: 1 }, ['h03', 'h04'])))
  })
})

describe('secrecy', () => {
  test('in a secret poll no row holds a voter beside a choice, and the published file names nobody', () => {
    const { matter, pollId } = withPoll()
    must(matter.votes(pollId, 'h03', ['a']))
    must(matter.votes(pollId, 'h04', ['b']))
    expect(matter.ledgerText(pollId)).not.toMatch(/"code":"h0\d"[^}]*"choices"/)
    closed(matter, pollId)
    expect(JSON.stringify(matter.published(pollId))).not.toMatch(/h0\d|household h/)
  })

  test('what is published counts again to what was announced, secret or named', async () => {
    for (const secret of [true, false]) {
      const { matter, pollId } = withPoll({ secret })
      for (const [code, choice] of [
        ['h03', 'a'],
        ['h04', 'b'],
        ['h05', 'a'],
        ['h06', 'abstain'],
      ] as const)
        must(matter.votes(pollId, code, [choice]))
      closed(matter, pollId)
      expect(await recounted(matter.published(pollId))).toMatchObject({ agrees: true })
    }
  })
})
