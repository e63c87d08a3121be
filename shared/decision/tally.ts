import { meets } from './fraction.ts'
import type { Rule } from './rule.ts'

/** The column of those who took part and chose nothing; never the key of a choice. */
export const abstain = 'abstain'

/** Identical ballots of one weight, without any voter: `choices` empty means abstained, `count` is how many such papers. */
export interface CountedBallot {
  readonly choices: readonly string[]
  readonly weight: number
  readonly count: number
}

/** What the scrutineers counted in the room for one choice or `abstain`, as a sum of weights. */
export interface PaperCount {
  readonly choice: string
  readonly weight: number
}

/** The weight of those who abstained among sums by choice. */
export const abstainedIn = (sums: readonly PaperCount[]): number =>
  sums.find(({ choice }) => choice === abstain)?.weight ?? 0

/** Everything a count needs; all figures are sums of weights (non-negative integers). */
export interface TallyInput {
  /** Keys of the choices in the order shown, without `abstain`. */
  readonly choices: readonly string[]
  /** How many choices one ballot may hold; above 1 the poll selects several winners. */
  readonly max: number
  readonly ballots: readonly CountedBallot[]
  readonly paper: readonly PaperCount[]
  /** All entitled and not recused. */
  readonly electorate: number
  /** Checked in or voted, once each, not recused. */
  readonly present: number
  /** Ballots that are not abstentions, on paper too. */
  readonly cast: number
  readonly rule: Rule
}

export type Outcome = 'no-quorum' | 'passed' | 'not-passed' | 'advisory'

/** A key; the list of them, in the order of the choices, where a ballot may hold several; null when there is none. */
export type Winner = string | readonly string[] | null

export interface Tally {
  /** Sum of weights by choice, in the order of the choices, `abstain` last. */
  readonly counts: Readonly<Record<string, number>>
  readonly electorate: number
  readonly present: number
  readonly cast: number
  readonly outcome: Outcome
  readonly winner: Winner
  /** The one choice with the most; null when several share the top or nobody chose anything. */
  readonly leading: string | null
  readonly choices: readonly string[]
  readonly max: number
  readonly rule: Rule
}

/**
 * Counts a closed poll and decides it, in this order:
 * 1. A quorum that is missed decides alone: `no-quorum`, no winner. Its share is what is present of the quorum's base.
 * 2. Without `pass` the poll is `advisory`, its winner the leading choice, null when tied.
 * 3. One choice a ballot: two alike at the top are `not-passed` without winner, even where each would meet `pass`;
 *    otherwise the leading choice wins, `passed` or `not-passed`.
 * 4. Several choices a ballot: every choice that meets `pass` wins, a tie among them hurts nobody. If none does the poll
 *    is `not-passed` and its winner the leading choice as a list of one, null when tied, as for a single choice.
 * A poll in which nobody chose anything has no leading choice, so no winner.
 */
export function count(input: TallyInput): Tally {
  const { choices, max, electorate, present, cast, rule } = input
  const sums = sumOf(input)
  const leading = leaderOf(choices, sums)
  const bases = { electorate, present, cast }
  const passes = (choice: string) =>
    rule.pass !== undefined && meets(sums.get(choice) ?? 0, bases[rule.pass.of], rule.pass)
  const decided = decide()
  return { counts: Object.fromEntries(sums), electorate, present, cast, ...decided, leading, choices, max, rule }

  function decide(): { outcome: Outcome; winner: Winner } {
    if (rule.quorum && !meets(present, bases[rule.quorum.of], rule.quorum))
      return { outcome: 'no-quorum', winner: null }
    const leader = leading !== null && max > 1 ? [leading] : leading
    if (!rule.pass) return { outcome: 'advisory', winner: leader }
    if (max > 1) {
      const winners = choices.filter(passes)
      return winners.length > 0 ? { outcome: 'passed', winner: winners } : { outcome: 'not-passed', winner: leader }
    }
    return { outcome: leading !== null && passes(leading) ? 'passed' : 'not-passed', winner: leader }
  }
}

function sumOf({ choices, ballots, paper }: TallyInput): ReadonlyMap<string, number> {
  const sums = new Map<string, number>([...choices, abstain].map((choice) => [choice, 0]))
  const add = (choice: string, weight: number) => {
    const sum = sums.get(choice)
    if (sum === undefined) throw new RangeError(`a ballot for ${choice}, which is no choice of this poll`)
    sums.set(choice, sum + weight)
  }
  for (const ballot of ballots) {
    const chosen = ballot.choices.length > 0 ? ballot.choices : [abstain]
    for (const choice of chosen) add(choice, ballot.weight * ballot.count)
  }
  for (const { choice, weight } of paper) add(choice, weight)
  return sums
}

function leaderOf(choices: readonly string[], sums: ReadonlyMap<string, number>): string | null {
  const top = Math.max(0, ...choices.map((choice) => sums.get(choice) ?? 0))
  const leaders = choices.filter((choice) => sums.get(choice) === top)
  return top > 0 && leaders.length === 1 ? (leaders[0] ?? null) : null
}
