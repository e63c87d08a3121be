import type { CountedBallot, PaperCount, Tally } from '../../decision/tally.ts'
import { abstain, count } from '../../decision/tally.ts'
import type { Mark } from './rows.ts'
import type { Poll, Turnout } from './state.ts'

export interface RollMember {
  readonly code: string
  readonly name: string
  readonly weight: number
}

/** All the facts a poll is counted from. */
export interface Ledger {
  readonly roll: readonly RollMember[]
  readonly marks: readonly Mark[]
  readonly urn: readonly Readonly<Record<string, number>>[]
  /** Codes of those checked in at the poll's meeting. */
  readonly checkedIn: readonly string[]
}

export interface Counted {
  readonly tally: Tally
  readonly turnout: Turnout
  readonly ballots: readonly CountedBallot[]
  readonly paper: readonly PaperCount[]
  readonly paperVoters: number
  readonly paperWeight: number
  readonly presentWeight: number
  readonly receipts: readonly string[]
}

/** Counts a poll from its facts alone: marks of a named poll, sums of the urn, paper tallies. Order of the facts does not matter. */
export function countPoll(poll: Poll, ledger: Ledger): Counted {
  const valid = ledger.marks.filter((mark) => countsIn(poll, mark))
  const sums = sumUrn(ledger.urn)
  const named = valid.flatMap((mark) =>
    mark.choices === undefined ? [] : [{ choices: mark.choices, weight: mark.weight, count: 1 }],
  )
  const ballots = merge([...named, ...sums.ballots])
  const recused = new Set(poll.recused)
  const weightOf = new Map(
    ledger.roll.filter((member) => !recused.has(member.code)).map((member) => [member.code, member.weight]),
  )
  const present = new Set([...ledger.checkedIn, ...valid.map((mark) => mark.code)].filter((code) => weightOf.has(code)))
  const presentWeight = [...present].reduce((sum, code) => sum + (weightOf.get(code) ?? 0), 0)
  const papers = valid.filter((mark) => mark.channel === 'paper')
  const paperWeight = papers.reduce((sum, { weight }) => sum + weight, 0)
  const paperAbstained = sums.paper.find(({ choice }) => choice === abstain)?.weight ?? 0
  const cast = ballots.filter(({ choices }) => choices.length > 0).reduce((sum, row) => sum + row.weight * row.count, 0)
  const tally = count({
    choices: poll.choices.map((choice) => choice.key),
    max: poll.max,
    ballots,
    paper: sums.paper,
    electorate: poll.electorate.weight,
    present: presentWeight,
    cast: cast + paperWeight - paperAbstained,
    rule: poll.rule,
  })
  const byChannel = Object.fromEntries(
    [...Map.groupBy(valid, (mark) => mark.channel)].map(([channel, marks]) => [channel, marks.length]),
  )
  return {
    tally,
    turnout: { presentCount: present.size, votedCount: valid.length, byChannel },
    ballots,
    paper: sums.paper,
    paperVoters: papers.length,
    paperWeight,
    presentWeight,
    receipts: valid.flatMap((mark) => (mark.receipt === undefined ? [] : [mark.receipt])).sort(),
  }
}

/** A paper mark counts only with its tally on record: a list that was broken off half way leaves no trace in the result. */
export function countsIn(poll: Poll, mark: Mark): boolean {
  return mark.tallyId === undefined || poll.paperTallies.some((tally) => tally.id === mark.tallyId)
}

function sumUrn(urn: readonly Readonly<Record<string, number>>[]): {
  ballots: CountedBallot[]
  paper: PaperCount[]
} {
  const sums = new Map<string, number>()
  for (const part of urn) for (const [entry, n] of Object.entries(part)) sums.set(entry, (sums.get(entry) ?? 0) + n)
  const ballots: CountedBallot[] = []
  const paper: PaperCount[] = []
  for (const [entry, n] of sums) {
    if (entry.startsWith('=')) paper.push({ choice: entry.slice(1), weight: n })
    else {
      const [keys = '', weight = '1'] = entry.split('*')
      ballots.push({ choices: keys === abstain ? [] : keys.split('+'), weight: Number(weight), count: n })
    }
  }
  return { ballots, paper: paper.sort((a, b) => (a.choice < b.choice ? -1 : 1)) }
}

/** Like papers together, in an order that says nothing about when they were cast. */
function merge(ballots: readonly CountedBallot[]): CountedBallot[] {
  const groups = Map.groupBy(ballots, ({ choices, weight }) => `${choices.join('+')}*${weight}`)
  return [...groups]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([, same]) => {
      const first = same[0]
      return first === undefined ? [] : [{ ...first, count: same.reduce((sum, { count: n }) => sum + n, 0) }]
    })
}
