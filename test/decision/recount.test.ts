import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { publishedPollSchema, type PublishedPoll } from '#shared/decision/published-poll.ts'
import { recount } from '#shared/decision/recount.ts'

import { polls, published } from './support.ts'

const honest = published({
  max: 1,
  rule: { quorum: { of: 'electorate', atLeast: '2/3' }, pass: { of: 'present', moreThan: '1/2' } },
  weighted: false,
  papers: [
    { choices: ['a'], weight: 1, count: 12 },
    { choices: ['b'], weight: 1, count: 6 },
    { choices: ['c'], weight: 1, count: 2 },
  ],
  room: [
    { choices: ['a'], weight: 1, count: 2 },
    { choices: ['b'], weight: 1, count: 1 },
    { choices: [], weight: 1, count: 1 },
  ],
  silent: 0,
  absent: 8,
  recused: 0,
})

type Path = readonly (string | number)[]

function numbersIn(value: unknown, path: Path = []): Path[] {
  if (typeof value === 'number') return [path]
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, inner]) => numbersIn(inner, [...path, key]))
}

function changed(value: unknown, [key, ...rest]: Path, by: number): unknown {
  if (key === undefined) return Number(value) + by
  const entries = Object.entries(Object(value)).map(([name, inner]) => [
    name,
    name === String(key) ? changed(inner, rest, by) : inner,
  ])
  return Array.isArray(value) ? entries.map(([, inner]) => inner) : Object.fromEntries(entries)
}

describe('counting a published poll again', () => {
  it('agrees with an honest file and reads out the result', () => {
    expect(recount(honest)).toEqual({
      agrees: true,
      differences: [],
      sentence: {
        zh: '重新计票，结果一致：应到32人，实到24人，达到应到人数的三分之二以上；“选项a”14人，“选项b”7人，“选项c”2人，弃权1人；“选项a”超过到会人数的二分之一，通过。',
        en: expect.stringContaining('“选项a” has more than 1/2 of those present: passed.'),
      },
    })
  })

  it('agrees with whatever poll was published honestly', () => {
    fc.assert(
      fc.property(fc.oneof(polls(1), polls(13)), (poll) => {
        expect(recount(poll).differences).toEqual([])
      }),
    )
  })

  it.each<[string, (poll: PublishedPoll) => object, string]>([
    ['another winner', (poll) => ({ result: { ...poll.result, winner: 'b' } }), 'winner: published "b", counted "a"'],
    [
      'another outcome',
      (poll) => ({ result: { ...poll.result, outcome: 'no-quorum' } }),
      'outcome: published no-quorum, counted passed',
    ],
    [
      'a missing count',
      (poll) => ({ result: { ...poll.result, counts: { a: 14, b: 7, c: 2 } } }),
      'counts.abstain: published -, counted 1',
    ],
    [
      'a count of nothing',
      (poll) => ({ result: { ...poll.result, counts: { ...poll.result.counts, d: 0 } } }),
      'counts.d: published 0, counted -',
    ],
    ['a lost receipt', (poll) => ({ receipts: poll.receipts.slice(1) }), '19 receipts for 20 ballots'],
    [
      'a receipt twice',
      (poll) => ({ receipts: poll.receipts.with(1, 'R0000') }),
      'the receipts are not sorted, or one is there twice',
    ],
    [
      'a stuffed ballot',
      (poll) => ({ ballots: [...poll.ballots, { choices: ['b'], weight: 1, count: 1 }] }),
      '25 ballots and papers, but 24 voters voted',
    ],
    [
      'an unknown choice',
      () => ({ ballots: [{ choices: ['d'], weight: 1, count: 20 }] }),
      'a ballot holds a choice that the poll does not have',
    ],
    [
      'a ballot with too many choices',
      () => ({ ballots: [{ choices: ['a', 'b'], weight: 1, count: 20 }] }),
      'a ballot holds too many choices, or one twice',
    ],
    [
      'a softer rule',
      () => ({ rule: { quorum: { of: 'electorate', moreThan: '4/5' } } }),
      'outcome: published passed, counted no-quorum',
    ],
    [
      'more present than entitled',
      () => ({ present: { count: 33, weight: 33 } }),
      'more were present than are entitled',
    ],
    [
      'more votes than people in the room',
      () => ({ present: { count: 23, weight: 23 } }),
      'more voted than were present',
    ],
    [
      'heavier votes than the room',
      (poll) => ({ weighted: true, ballots: poll.ballots.map((ballot) => ({ ...ballot, weight: 2 })) }),
      'more voted than were present',
    ],
    [
      'paper marks without paper voters',
      (poll) => ({ paper: [{ choice: 'a', weight: 3 }, ...poll.paper.slice(1)] }),
      'the paper tally does not add up to the paper voters',
    ],
    [
      'more paper marks than papers can hold',
      () => ({
        max: 2,
        paper: [
          { choice: 'a', weight: 3 },
          { choice: 'b', weight: 3 },
          { choice: 'c', weight: 3 },
          { choice: 'abstain', weight: 1 },
        ],
      }),
      'the paper tally does not add up to the paper voters',
    ],
    [
      'a wrong kind of value',
      () => ({ ballots: [{ choices: 'a', weight: 1, count: 1 }] }),
      'ballots.0.choices is not as it should be',
    ],
  ])('finds %s', (_name, change, said) => {
    const found = recount({ ...honest, ...change(honest) })
    expect(found.agrees).toBe(false)
    expect(found.differences.map((difference) => difference.en)).toContain(said)
  })

  it('finds any changed number of a poll in which all weigh the same', () => {
    fc.assert(
      fc.property(polls(1), fc.nat(), fc.constantFrom(-2, -1, 1, 2), (poll, pick, by) => {
        const paths = numbersIn(poll).filter(([key]) => key !== 'max')
        const path = paths[pick % paths.length] ?? []
        expect(recount(changed(poll, path, by)).agrees, path.join('.')).toBe(false)
      }),
      { numRuns: 400 },
    )
  })

  it('finds any changed weight or ballot of a weighted poll', () => {
    const headCounts = ['max', 'electorate.count', 'recused.count', 'present.count']
    fc.assert(
      fc.property(polls(13), fc.nat(), fc.constantFrom(-2, -1, 1, 2), (poll, pick, by) => {
        const paths = numbersIn(poll).filter((path) => !headCounts.includes(path.join('.')))
        const path = paths[pick % paths.length] ?? []
        expect(recount(changed(poll, path, by)).agrees, path.join('.')).toBe(false)
      }),
      { numRuns: 400 },
    )
  })

  it('never throws, whatever JSON it is given', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(recount(value).agrees).toBe(false)
      }),
    )
    const parts = fc.dictionary(fc.constantFrom(...Object.keys(honest)), fc.jsonValue(), { maxKeys: 3 })
    fc.assert(
      fc.property(parts, (part) => {
        expect(recount({ ...honest, ...part }).sentence.zh).not.toBe('')
      }),
    )
  })

  it('stays exact and calm with the largest figures', () => {
    const huge = Array.from({ length: 1000 }, () => ({ choices: ['a'], weight: 100_000, count: 100_000 }))
    expect(recount({ ...honest, ballots: huge }).agrees).toBe(false)
  })

  it('drops keys that the form does not know', () => {
    expect(publishedPollSchema.parse({ ...honest, voters: ['h01'] })).toEqual(honest)
  })
})
