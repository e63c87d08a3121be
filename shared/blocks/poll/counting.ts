import type { CountedBallot, PaperCount, Tally } from '../../decision/tally.ts'
import { abstain, abstainedIn, count } from '../../decision/tally.ts'
import type { SealedPaper } from '../../decision/sealed-papers.ts'
import { receiptOfSealed } from '../../decision/sealed-papers.ts'
import type { Mark } from './rows.ts'
import { linkedSum, paperSum } from './rows.ts'
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
  /** How many links were made anew. */
  readonly reissued: number
  /** Of a sealed poll: what lies in the box under a signature. */
  readonly sealed?: readonly SealedPaper[]
}

export interface Counted {
  readonly tally: Tally
  readonly turnout: Turnout
  readonly ballots: readonly CountedBallot[]
  /** Sums of secret papers of which the single one would tell too much: weighted ones, and those of several choices. */
  readonly linked?: { readonly sums: readonly PaperCount[]; readonly voters: number; readonly weight: number }
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
  const single = poll.max === 1 && ledger.roll.every(({ weight }) => weight === 1)
  const ballots = merge([...named, ...sums.ballots, ...(single ? singleBallots(sums.linked) : [])])
  const recused = new Set(poll.recused)
  const weightOf = new Map(
    ledger.roll.filter((member) => !recused.has(member.code)).map((member) => [member.code, member.weight]),
  )
  const present = new Set([...ledger.checkedIn, ...valid.map((mark) => mark.code)].filter((code) => weightOf.has(code)))
  const presentWeight = [...present].reduce((sum, code) => sum + (weightOf.get(code) ?? 0), 0)
  const papers = valid.filter((mark) => mark.channel === 'paper')
  const paperWeight = papers.reduce((sum, { weight }) => sum + weight, 0)
  const taken = valid.filter((mark) => mark.channel !== 'paper')
  // Taken is not cast: in a sealed poll only the box knows how many are.
  const heads = ledger.sealed?.length ?? taken.length
  const weight = ledger.sealed?.length ?? taken.reduce((sum, mark) => sum + mark.weight, 0)
  const linked = single || sums.linked.length === 0 ? undefined : linkedOf(sums.linked, { heads, weight }, ballots)
  const cast = ballots.filter(({ choices }) => choices.length > 0).reduce((sum, row) => sum + row.weight * row.count, 0)
  const tally = count({
    choices: poll.choices.map((choice) => choice.key),
    max: poll.max,
    ballots,
    paper: [...sums.paper, ...(linked?.sums ?? [])],
    electorate: poll.electorate.weight,
    present: presentWeight,
    cast: cast + paperWeight - abstainedIn(sums.paper) + (linked?.weight ?? 0) - abstainedIn(linked?.sums ?? []),
    rule: poll.rule,
  })
  const byChannel = Object.fromEntries(
    [...Map.groupBy(valid, (mark) => mark.channel)].map(([channel, marks]) => [
      channel,
      channel === 'link' ? (ledger.sealed?.length ?? marks.length) : marks.length,
    ]),
  )
  return {
    tally,
    turnout: {
      presentCount: present.size,
      votedCount: heads + papers.length,
      byChannel,
      ...(ledger.sealed === undefined ? {} : { issued: taken.length }),
      ...(ledger.reissued === 0 ? {} : { reissued: ledger.reissued }),
      ...(poll.mandates === undefined ? {} : { mandates: poll.mandates.length }),
    },
    ballots,
    ...(linked === undefined ? {} : { linked }),
    paper: sums.paper,
    paperVoters: papers.length,
    paperWeight,
    presentWeight,
    receipts: (ledger.sealed === undefined
      ? valid.flatMap((mark) => (mark.receipt === undefined ? [] : [mark.receipt]))
      : ledger.sealed.map(receiptOfSealed)
    ).sort(),
  }
}

/** A paper mark counts only with its tally on record: a list that was broken off half way leaves no trace in the result. */
export function countsIn(poll: Poll, mark: Mark): boolean {
  return mark.tallyId === undefined || poll.paperTallies.some((tally) => tally.id === mark.tallyId)
}

interface UrnSums {
  readonly ballots: readonly CountedBallot[]
  readonly linked: readonly PaperCount[]
  readonly paper: readonly PaperCount[]
}

function sumUrn(urn: Ledger['urn']): UrnSums {
  const sums = new Map<string, number>()
  for (const part of urn)
    for (const [entry, n] of Object.entries(part)) if (n !== 0) sums.set(entry, (sums.get(entry) ?? 0) + n)
  const byChoice = (mark: string): PaperCount[] =>
    [...sums]
      .filter(([entry]) => entry.startsWith(mark))
      .map(([entry, weight]) => ({ choice: entry.slice(mark.length), weight }))
      .sort((a, b) => (a.choice < b.choice ? -1 : 1))
  const ballots = [...sums]
    .filter(([entry]) => !entry.startsWith(linkedSum) && !entry.startsWith(paperSum))
    .map(([entry, n]): CountedBallot => {
      const [keys = '', weight = '1'] = entry.split('*')
      return { choices: keys === abstain ? [] : keys.split('+'), weight: Number(weight), count: n }
    })
  return { ballots, linked: byChoice(linkedSum), paper: byChoice(paperSum) }
}

/** Where everybody weighs 1 and names one choice, sums are papers. */
function singleBallots(sums: readonly PaperCount[]): CountedBallot[] {
  return sums.map(({ choice, weight }) => ({ choices: choice === abstain ? [] : [choice], weight: 1, count: weight }))
}

/** The sums, with how many voters they are of: those with a receipt whose paper does not lie among the single ones. */
function linkedOf(
  sums: readonly PaperCount[],
  cast: { readonly heads: number; readonly weight: number },
  ballots: readonly CountedBallot[],
) {
  return {
    sums,
    voters: cast.heads - ballots.reduce((sum, { count: n }) => sum + n, 0),
    weight: cast.weight - ballots.reduce((sum, ballot) => sum + ballot.weight * ballot.count, 0),
  }
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
