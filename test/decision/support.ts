import fc from 'fast-check'

import type { PublishedPoll } from '#shared/decision/published-poll.ts'
import type { Rule } from '#shared/decision/rule.ts'
import { count, type CountedBallot, type TallyInput } from '#shared/decision/tally.ts'

export const keys = ['a', 'b', 'c'] as const

const share = fc
  .tuple(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 0, max: 6 }))
  .map(([n, more]) => `${n}/${n + more}`)
const requirement = fc
  .tuple(fc.constantFrom('electorate', 'present', 'cast'), share, fc.boolean())
  .map(([of, text, reached]) => (reached ? { of, atLeast: text } : { of, moreThan: text }))

export const rules: fc.Arbitrary<Rule> = fc
  .tuple(fc.option(requirement, { nil: null }), fc.option(requirement, { nil: null }))
  .map(([quorum, pass]) => ({ ...(quorum ? { quorum } : {}), ...(pass ? { pass } : {}) }))

export function ballots(max: number, heaviest: number): fc.Arbitrary<CountedBallot[]> {
  return fc.array(
    fc.record({
      choices: fc.subarray([...keys], { minLength: 0, maxLength: max }),
      weight: fc.integer({ min: 1, max: heaviest }),
      count: fc.integer({ min: 1, max: 4 }),
    }),
    { maxLength: 8 },
  )
}

export function weigh(papers: readonly CountedBallot[]): number {
  return papers.reduce((sum, ballot) => sum + ballot.weight * ballot.count, 0)
}

export const inputs: fc.Arbitrary<TallyInput> = fc
  .record({ max: fc.integer({ min: 1, max: 3 }), rule: rules, absent: fc.nat(9), silent: fc.nat(5) })
  .chain(({ max, rule, absent, silent }) =>
    ballots(max, 13).map((papers) => ({
      choices: keys,
      max,
      rule,
      ballots: papers,
      paper: [],
      electorate: weigh(papers) + silent + absent,
      present: weigh(papers) + silent,
      cast: weigh(papers.filter((ballot) => ballot.choices.length > 0)),
    })),
  )

interface Draft {
  readonly max: number
  readonly rule: Rule
  readonly weighted: boolean
  readonly papers: readonly CountedBallot[]
  readonly room: readonly CountedBallot[]
  readonly silent: number
  readonly absent: number
  readonly recused: number
}

/** A published poll as the product would write it: `room` voted on paper, `silent` checked in without voting. */
export function published({ max, rule, weighted, papers, room, silent, absent, recused }: Draft): PublishedPoll {
  const paper = [...keys, 'abstain'].map((choice) => ({
    choice,
    weight: weigh(
      room.filter((ballot) => (choice === 'abstain' ? ballot.choices.length === 0 : ballot.choices.includes(choice))),
    ),
  }))
  const heads = (list: readonly CountedBallot[]) => list.reduce((sum, ballot) => sum + ballot.count, 0)
  const voted = { count: heads(papers) + heads(room), weight: weigh(papers) + weigh(room) }
  const present = { count: voted.count + silent, weight: voted.weight + silent }
  const cast = weigh([...papers, ...room].filter((ballot) => ballot.choices.length > 0))
  const electorate = present.weight + absent
  const tally = count({ choices: keys, max, ballots: papers, paper, electorate, present: present.weight, cast, rule })
  return {
    format: 'cunyi-poll/1',
    pollId: 'poll-1',
    question: '修不修?',
    choices: keys.map((key) => ({ key, text: `选项${key}` })),
    max,
    secret: true,
    rule,
    weighted,
    electorate: { name: '户代表', count: present.count + absent + recused, weight: electorate + recused },
    recused: { count: recused, weight: recused },
    present,
    votedCount: voted.count,
    ballots: papers,
    paper,
    paperVoters: heads(room),
    paperWeight: weigh(room),
    receipts: Array.from({ length: heads(papers) }, (_, at) => `R${String(at).padStart(4, '0')}`),
    result: {
      counts: { ...tally.counts },
      electorate,
      present: present.weight,
      cast,
      outcome: tally.outcome,
      winner: tally.winner,
    },
  }
}

export function polls(heaviest: number): fc.Arbitrary<PublishedPoll> {
  return fc
    .record({
      max: fc.integer({ min: 1, max: 3 }),
      rule: rules,
      silent: fc.nat(5),
      absent: fc.nat(9),
      recused: fc.nat(3),
    })
    .chain((draft) =>
      fc
        .tuple(ballots(draft.max, heaviest), ballots(draft.max, heaviest))
        .map(([papers, room]) => published({ ...draft, weighted: heaviest > 1, papers, room })),
    )
}
