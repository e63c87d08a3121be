import { describe, expect, test } from 'vitest'
import { closed, refusedWith, withPoll } from './closed-poll.ts'
import { agenda, ballotPaper, deliberationProcedure, must, reach, visitNotes } from './deliberation.ts'
import type { Member } from './driver.ts'
import { play } from './driver.ts'
import { helper, households, moment, organizer } from './people.ts'

describe('who may vote', () => {
  test('a stranger to the list is refused with not-entitled and never counted', () => {
    const { matter, pollId } = withPoll()
    expect(matter.votes(pollId, 'h99', ['a'])).toMatchObject(refusedWith('not-entitled'))
    expect(closed(matter, pollId).turnout.votedCount).toBe(0)
  })

  test('a recused voter is refused with recused and counts in no base, even when checked in', () => {
    const { matter, pollId } = withPoll({ recused: ['h01'] })
    expect(matter.votes(pollId, 'h01', ['a'])).toMatchObject(refusedWith('recused'))
    must(matter.votes(pollId, 'h03', ['a']))
    expect(closed(matter, pollId)).toMatchObject({
      tally: { electorate: 9, present: 2, cast: 1, counts: { a: 1 } },
      turnout: { presentCount: 2, votedCount: 1 },
    })
  })

  test('somebody who is not on the list cannot be recused', () => {
    const { matter, topicId } = reach('discuss')
    expect(matter.does(organizer, 'open-poll', ballotPaper(topicId, { recused: ['h01', 'h99'] }))).toMatchObject({
      ok: false,
      refusal: { code: 'invalid', field: 'recused[1]', reason: 'not-on-list' },
    })
  })

  test('a poll for a list nobody is on is refused at opening', () => {
    const { matter, topicId } = reach('discuss')
    expect(matter.does(organizer, 'open-poll', ballotPaper(topicId, { electorate: 'nobody' }))).toMatchObject({
      ok: false,
      refusal: { code: 'invalid', field: 'electorate', reason: 'no-such-list' },
    })
  })

  test('codes of another list name other people: who checked in at a meeting of one list is not present at a poll of another', () => {
    const matter = play(deliberationProcedure(), { households: households(10), members: households(4) })
    must(matter.does(helper, 'record-visit', visitNotes))
    const { id: topicId } = must(matter.does(organizer, 'raise-topic', { title: 'a road' }))
    must(matter.does(organizer, 'convene', agenda([topicId])))
    must(matter.does(organizer, 'check-in', { voters: ['h01', 'h02', 'h03'] }))
    const ofFour = ballotPaper(topicId, { electorate: 'members', fewVoters: true })
    const { id: pollId } = must(matter.does(organizer, 'open-poll', ofFour))
    must(matter.votes(pollId, 'h04', ['a']))
    expect(closed(matter, pollId)).toMatchObject({ turnout: { presentCount: 1 }, tally: { electorate: 4, present: 1 } })
  })

  test('present are those checked in or who voted, once each', () => {
    const { matter, pollId } = withPoll()
    for (const code of ['h02', 'h03']) must(matter.votes(pollId, code, ['a']))
    expect(closed(matter, pollId).turnout).toEqual({ presentCount: 3, votedCount: 2, byChannel: { link: 2 } })
  })
})

describe('what a paper may say', () => {
  test.each([
    ['unknown-choice', ['d']],
    ['unknown-choice', []],
    ['unknown-choice', ['abstain', 'a']],
    ['unknown-choice', ['constructor']],
    ['too-many-choices', ['a', 'b']],
  ] as const)('%s: %j', (code, choices) => {
    const { matter, pollId } = withPoll()
    expect(matter.votes(pollId, 'h03', choices)).toMatchObject(refusedWith(code))
  })

  test('the same choice named twice is named once', () => {
    const { matter, pollId } = withPoll()
    must(matter.votes(pollId, 'h03', ['a', 'a']))
    expect(closed(matter, pollId).tally.counts).toEqual({ a: 1, b: 0, c: 0, abstain: 0 })
  })

  test.each(['abstain', 'a b', 'a+b', 'a*1', '=a', '', '__proto__'])(
    'a choice with the key %j is refused at opening: no published file could hold it',
    (key) => {
      const { matter, topicId } = reach('discuss')
      const choices = [
        { key, text: 'this' },
        { key: 'b', text: 'that' },
      ]
      expect(matter.does(organizer, 'open-poll', ballotPaper(topicId, { choices }))).toMatchObject(
        refusedWith('invalid'),
      )
    },
  )

  test.each([
    [
      'two choices of one key',
      {
        choices: [
          { key: 'a', text: 'this' },
          { key: 'a', text: 'that' },
        ],
      },
    ],
    ['more winners than choices', { max: 4 }],
    ['a closing time that has passed', { closesAt: '2026-03-01T09:00:00+08:00' }],
    ['a share that is no fraction', { rule: { pass: { of: 'present', moreThan: '0.5' } } }],
    ['a misspelt rule', { rule: { pas: { of: 'present', moreThan: '1/2' } } }],
  ])('a poll with %s is refused as invalid', (_name, more) => {
    const { matter, topicId } = reach('discuss')
    expect(matter.does(organizer, 'open-poll', ballotPaper(topicId, more))).toMatchObject(refusedWith('invalid'))
  })
})

describe('outcomes', () => {
  const decide = (
    more: Readonly<Record<string, unknown>>,
    papers: Readonly<Record<string, string>>,
    members?: readonly Member[],
  ) => {
    const { matter, pollId } = withPoll(more, members)
    for (const [code, choices] of Object.entries(papers)) must(matter.votes(pollId, code, choices.split('+')))
    const { outcome, winner } = closed(matter, pollId).tally
    return { outcome, winner }
  }
  const majority = { pass: { of: 'cast', moreThan: '1/2' } }

  test('exactly half is not more than half', () => {
    expect(decide({ rule: majority }, { h01: 'a', h02: 'a', h03: 'b', h04: 'c' })).toEqual({
      outcome: 'not-passed',
      winner: 'a',
    })
  })

  test('two leading alike pass nothing and nobody wins', () => {
    expect(decide({ rule: { pass: { of: 'cast', atLeast: '1/3' } } }, { h01: 'a', h02: 'b' })).toEqual({
      outcome: 'not-passed',
      winner: null,
    })
  })

  test('a tie without a rule is advisory with no winner, a lead without a rule names the leader', () => {
    expect(decide({ rule: {} }, { h01: 'a', h02: 'b' })).toEqual({ outcome: 'advisory', winner: null })
    expect(decide({ rule: {} }, { h01: 'a', h02: 'a', h03: 'b' })).toEqual({ outcome: 'advisory', winner: 'a' })
  })

  test('a missed quorum decides alone, and checked-in people who do not vote help to meet it', () => {
    const rule = { quorum: { of: 'electorate', atLeast: '2/3' }, ...majority }
    expect(decide({ rule }, { h03: 'a', h04: 'a' })).toEqual({ outcome: 'no-quorum', winner: null })
    expect(decide({ rule }, { h03: 'a', h04: 'a', h05: 'a', h06: 'a', h07: 'a' })).toEqual({
      outcome: 'passed',
      winner: 'a',
    })
  })

  test('abstaining is present but not cast', () => {
    const papers = { h01: 'a', h02: 'abstain', h03: 'abstain' }
    expect(decide({ rule: majority }, papers)).toEqual({ outcome: 'passed', winner: 'a' })
    expect(decide({ rule: { pass: { of: 'present', moreThan: '1/2' } } }, papers)).toEqual({
      outcome: 'not-passed',
      winner: 'a',
    })
  })

  test('with select every choice that meets the share wins, ties among them hurt nobody', () => {
    const rule = { pass: { of: 'cast', atLeast: '1/2' } }
    expect(decide({ rule, max: 2 }, { h01: 'a+b', h02: 'b+a', h03: 'c', h04: 'c+a' })).toEqual({
      outcome: 'passed',
      winner: ['a', 'b', 'c'],
    })
    expect(
      decide({ rule: { pass: { of: 'cast', moreThan: '1/2' } }, max: 2 }, { h01: 'a+b', h02: 'a+c', h03: 'a' }),
    ).toEqual({ outcome: 'passed', winner: ['a'] })
  })

  test('weights are summed, not people', () => {
    const members = households(10, [1, 1, 30, 2])
    expect(
      decide(
        { rule: { pass: { of: 'electorate', moreThan: '1/2' } } },
        { h03: 'a', h01: 'b', h02: 'b', h04: 'b' },
        members,
      ),
    ).toEqual({ outcome: 'passed', winner: 'a' })
  })

  test('a poll in which nobody voted has no winner', () => {
    expect(decide({ rule: majority }, {})).toEqual({ outcome: 'not-passed', winner: null })
  })
})

describe('closing', () => {
  test('a vote at the very instant of closing is refused with poll-closed, one millisecond earlier it counts', () => {
    const { matter, pollId } = withPoll({ closesAt: '2026-03-20T20:00:00+08:00' })
    matter.waitUntil(moment('2026-03-20T19:59:59.999+08:00'))
    must(matter.votes(pollId, 'h03', ['a']))
    matter.waitUntil(moment('2026-03-20T20:00:00+08:00'))
    expect(matter.votes(pollId, 'h04', ['a'])).toMatchObject(refusedWith('poll-closed'))
    expect(matter.matter().slices.poll.polls[0]).toMatchObject({ state: 'closed', tally: { counts: { a: 1 } } })
  })

  test('closing by hand before the time counts at once and the timer that still comes changes nothing', () => {
    const { matter, pollId } = withPoll({ closesAt: '2026-03-20T20:00:00+08:00' })
    must(matter.votes(pollId, 'h03', ['a']))
    closed(matter, pollId)
    const was = matter.matter()
    matter.waitUntil(moment('2026-03-25T20:00:00+08:00'))
    expect(matter.matter()).toBe(was)
  })

  test('a closed poll is closed: again by hand is refused, votes and papers too', () => {
    const { matter, pollId } = withPoll()
    closed(matter, pollId)
    expect(matter.does(organizer, 'close-poll', { pollId })).toMatchObject(refusedWith('poll-closed'))
    expect(matter.votes(pollId, 'h05', ['a'])).toMatchObject(refusedWith('poll-closed'))
    expect(
      matter.does(organizer, 'paper-tally', { pollId, counts: { a: 1 }, voters: ['h05'], scrutineers: ['Wu'] }),
    ).toMatchObject(refusedWith('poll-closed'))
  })

  test('a poll opened before a later meeting counts the attendance of its own', () => {
    const { matter, topicId, pollId } = withPoll()
    const meetingId = must(matter.does(organizer, 'convene', agenda([topicId]))).id
    must(matter.does(organizer, 'check-in', { meetingId, voters: ['h05', 'h06', 'h07'] }))
    expect(closed(matter, pollId).turnout.presentCount).toBe(2)
  })
})
