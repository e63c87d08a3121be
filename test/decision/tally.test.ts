import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { sentenceOfTally } from '#shared/decision/sentence-of-tally.ts'
import { count, type CountedBallot, type TallyInput } from '#shared/decision/tally.ts'

import { inputs, keys, weigh } from './support.ts'

const assembly = { quorum: { of: 'electorate', atLeast: '2/3' }, pass: { of: 'present', moreThan: '1/2' } } as const

function poll(votes: Record<string, number>, more: Partial<TallyInput> = {}) {
  const ballots = Object.entries(votes).map(([key, papers]): CountedBallot => ({
    choices: key === 'abstain' ? [] : key.split('+'),
    weight: 1,
    count: papers,
  }))
  const all = weigh(ballots)
  const cast = all - (votes['abstain'] ?? 0)
  return count({ choices: keys, max: 1, ballots, paper: [], electorate: all, present: all, cast, rule: {}, ...more })
}

describe('the outcome of a poll', () => {
  const half = { pass: { of: 'present', moreThan: '1/2' } } as const
  it.each([
    [
      'misses its quorum',
      poll({ a: 12, b: 6, c: 2, abstain: 1 }, { electorate: 32, rule: assembly }),
      'no-quorum',
      null,
    ],
    ['meets its quorum exactly', poll({ a: 15, b: 9 }, { electorate: 36, rule: assembly }), 'passed', 'a'],
    ['leads without enough', poll({ a: 17, b: 9, abstain: 8 }, { rule: half }), 'not-passed', 'a'],
    ['has two alike at the top', poll({ a: 11, b: 11, abstain: 1 }, { rule: half }), 'not-passed', null],
    [
      'has two alike that each would do',
      poll({ a: 5, b: 5 }, { rule: { pass: { of: 'cast', atLeast: '1/2' } } }),
      'not-passed',
      null,
    ],
    ['only advises', poll({ a: 19, b: 8, c: 4, abstain: 1 }), 'advisory', 'a'],
    ['only advises and is tied', poll({ a: 4, b: 4 }), 'advisory', null],
    ['nobody votes in, without a rule', poll({}), 'advisory', null],
    ['nobody votes in, with a share to reach', poll({}, { present: 5, rule: half }), 'not-passed', null],
    ['nobody comes to, with a quorum', poll({}, { rule: assembly }), 'no-quorum', null],
    ['everybody abstains in', poll({ abstain: 9 }, { rule: half }), 'not-passed', null],
    ['selects several', poll({ 'a+b': 10, 'a+c': 6, b: 6, abstain: 1 }, { max: 2, rule: half }), 'passed', ['a', 'b']],
    ['selects one of several', poll({ 'a+b': 4, 'a+c': 4, abstain: 1 }, { max: 2, rule: half }), 'passed', ['a']],
    ['selects none, one ahead', poll({ a: 2, b: 1, abstain: 9 }, { max: 2, rule: half }), 'not-passed', ['a']],
    ['selects none, two alike', poll({ 'a+b': 2, abstain: 9 }, { max: 2, rule: half }), 'not-passed', null],
    ['selects by advice', poll({ 'a+b': 2, b: 1 }, { max: 2 }), 'advisory', ['b']],
    ['selects without a quorum', poll({ 'a+b': 2 }, { max: 2, electorate: 9, rule: assembly }), 'no-quorum', null],
  ])('that %s', (_name, tally, outcome, winner) => {
    expect({ outcome: tally.outcome, winner: tally.winner }).toEqual({ outcome, winner })
  })

  it('adds weights, identical ballots and paper', () => {
    const ballots = [
      { choices: ['a'], weight: 13, count: 12 },
      { choices: ['b'], weight: 13, count: 9 },
      { choices: [], weight: 13, count: 1 },
    ]
    const paper = [
      { choice: 'b', weight: 13 },
      { choice: 'abstain', weight: 2 },
    ]
    const tally = count({
      choices: ['a', 'b'],
      max: 1,
      ballots,
      paper,
      electorate: 448,
      present: 301,
      cast: 286,
      rule: assembly,
    })
    expect(tally).toMatchObject({ counts: { a: 156, b: 130, abstain: 15 }, outcome: 'passed', winner: 'a' })
  })
})

describe('any poll', () => {
  it('gives away no weight and invents none', () => {
    fc.assert(
      fc.property(inputs, (input) => {
        const { counts } = count(input)
        const marks = input.ballots.reduce(
          (sum, { choices, ...paper }) => sum + Math.max(1, choices.length) * paper.weight * paper.count,
          0,
        )
        expect(Object.values(counts).reduce((sum, weight) => sum + weight, 0)).toBe(marks)
        expect(Object.keys(counts)).toEqual([...keys, 'abstain'])
      }),
    )
  })

  it('counts the same in whatever order the ballots lie', () => {
    const shuffled = inputs.chain((input) =>
      fc
        .shuffledSubarray([...input.ballots], { minLength: input.ballots.length })
        .map((ballots) => [input, { ...input, ballots }] as const),
    )
    fc.assert(
      fc.property(shuffled, ([before, after]) => {
        expect(count(after)).toEqual(count(before))
      }),
    )
  })

  it('keeps its leader when one more votes for it', () => {
    fc.assert(
      fc.property(inputs, fc.integer({ min: 1, max: 13 }), (input, weight) => {
        const { leading } = count(input)
        fc.pre(leading !== null)
        const ballots = [...input.ballots, { choices: leading === null ? [] : [leading], weight, count: 1 }]
        const more = {
          electorate: input.electorate + weight,
          present: input.present + weight,
          cast: input.cast + weight,
        }
        expect(count({ ...input, ...more, ballots }).leading).toBe(leading)
      }),
    )
  })

  it('has a winner only among its choices, and passes only with one', () => {
    fc.assert(
      fc.property(inputs, (input) => {
        const { winner, outcome } = count(input)
        const winners = winner === null ? [] : [winner].flat()
        expect(keys).toEqual(expect.arrayContaining(winners))
        if (outcome === 'passed') expect(winners.length).toBeGreaterThan(0)
        if (outcome === 'no-quorum') expect(winner).toBe(null)
      }),
    )
  })
})

describe('a result in words', () => {
  const texts = new Map([
    ['yes', '同意'],
    ['no', '不同意'],
  ])
  const motion = (yes: number, no: number, abstained = 0, present = 24) =>
    poll({ yes, no, abstain: abstained }, { choices: ['yes', 'no'], electorate: 32, present, rule: assembly })

  it.each([
    [
      motion(14, 9, 1),
      '应到32人，实到24人，达到应到人数的三分之二以上；“同意”14人，“不同意”9人，弃权1人；“同意”超过到会人数的二分之一，通过。',
    ],
    [
      motion(9, 14, 1),
      '应到32人，实到24人，达到应到人数的三分之二以上；“同意”9人，“不同意”14人，弃权1人；“不同意”超过到会人数的二分之一，决定不同意。',
    ],
    [
      motion(12, 11, 1),
      '应到32人，实到24人，达到应到人数的三分之二以上；“同意”12人，“不同意”11人，弃权1人；“同意”最多，但没有超过到会人数的二分之一，未通过。',
    ],
    [
      motion(12, 12),
      '应到32人，实到24人，达到应到人数的三分之二以上；“同意”12人，“不同意”12人，弃权0人；得票最多的不止一项，未通过。',
    ],
    [
      motion(12, 8, 1, 21),
      '应到32人，实到21人，不到应到人数的三分之二；“同意”12人，“不同意”8人，弃权1人；到会不足，本次表决无效。',
    ],
    [
      motion(0, 0, 24),
      '应到32人，实到24人，达到应到人数的三分之二以上；“同意”0人，“不同意”0人，弃权24人；没有人选择任何一项，没有结果。',
    ],
  ])('reads out %#', (tally, said) => {
    expect(sentenceOfTally(tally, 'zh', { texts })).toBe(said)
  })

  it('leaves out the counts where they stand beside it', () => {
    const said = (lang: 'zh' | 'en') =>
      sentenceOfTally(motion(14, 9, 1), lang, { texts, unit: 'households', counts: false })
    expect(said('zh')).toBe('应到32户，实到24户，达到应到户数的三分之二以上；“同意”超过到会户数的二分之一，通过。')
    expect(said('en')).toBe(
      '24 present of 32 entitled (households), at least 2/3 of all entitled households. “同意” has more than 1/2 of the households present: passed.',
    )
  })

  it('speaks English and names households', () => {
    const tally = poll({ a: 19, b: 8 }, { electorate: 46, present: 32 })
    expect(sentenceOfTally(tally, 'en', { unit: 'households', texts: new Map([['a', 'red fruit']]) })).toBe(
      '32 present of 46 entitled (households); “red fruit” 19, “b” 8, “c” 0, abstained 0. “red fruit” leads; this only advises.',
    )
    expect(sentenceOfTally(motion(14, 9, 1), 'en')).toContain('“yes” has more than 1/2 of those present: passed.')
  })
})
