import { abstain } from '../decision/tally.ts'

/** What is counted so far: sums of weights by choice, how many votes those carry who handed in a paper. */
export interface PaperSoFar {
  readonly counts: Readonly<Record<string, number>>
  /** Weight of those who voted on paper, together. */
  readonly voters: number
  /** How many choices one paper may name. */
  readonly max: number
}

/** Whether a paper tally adds up: `over` or `under` by so many votes; with several choices a paper also between bounds. */
export type PaperSums =
  | { readonly is: 'empty' }
  | { readonly is: 'right'; readonly sum: number }
  | { readonly is: 'over' | 'under'; readonly sum: number; readonly expected: number; readonly by: number }
  | { readonly is: 'choice-over'; readonly key: string; readonly expected: number }

/**
 * Checks counts by choice against the voters as the server will: with one choice a paper they add up to the voters; with
 * several, every paper that is no abstention names at least one and at most `max`, and no choice has more than there are papers.
 */
export function checkPapers({ counts, voters, max }: PaperSoFar): PaperSums {
  const abstained = counts[abstain] ?? 0
  const chosen = Object.entries(counts).filter(([key]) => key !== abstain)
  const named = chosen.reduce((sum, [, n]) => sum + n, 0)
  if (voters === 0 && named + abstained === 0) return { is: 'empty' }
  const cast = voters - abstained
  const [low, high] = max === 1 ? [cast, cast] : [cast, cast * max]
  const sum = named + abstained
  if (cast < 0 || (max === 1 && named > high)) return { is: 'over', sum, expected: voters, by: sum - voters }
  if (named > high) return { is: 'over', sum, expected: voters, by: named - high }
  if (named < low) return { is: 'under', sum, expected: voters, by: low - named }
  const tooMany = chosen.find(([, n]) => n > cast)
  if (tooMany !== undefined) return { is: 'choice-over', key: tooMany[0], expected: cast }
  return { is: 'right', sum }
}
