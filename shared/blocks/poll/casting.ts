import type { Instant } from '../../calendar/time.ts'
import { abstain } from '../../decision/tally.ts'
import { refusal } from '../../refusal.ts'
import type { Result } from '../../result.ts'
import { ok, refused } from '../../result.ts'
import type { BallotRules } from './rows.ts'
import { linkedSum } from './rows.ts'

export interface CastPaper {
  /** In the order of the paper; empty means abstaining. */
  readonly choices: readonly string[]
  /** What the urn adds up for this paper: its weight under each choice it names, nothing under every other. */
  readonly urnEntries: Readonly<Record<string, number>>
}

/**
 * One paper into the box. In: what stands on the paper, the voter as frozen at opening, the keys chosen, the moment.
 * Refusals: `not-entitled`, `recused`, `poll-closed` (at the very instant of closing and after), `unknown-choice`,
 * `too-many-choices`.
 */
export function castPaper(
  paper: Omit<BallotRules, 'pollId' | 'secret' | 'gates'>,
  voter: { readonly code: string; readonly weight: number } | undefined,
  chosen: readonly string[],
  now: Instant,
): Result<CastPaper> {
  if (voter === undefined) return refused(refusal('not-entitled'))
  if (paper.recused.includes(voter.code)) return refused(refusal('recused'))
  if (paper.closesAt !== undefined && now >= paper.closesAt) return refused(refusal('poll-closed'))
  const wanted = [...new Set(chosen)]
  if (wanted.length === 0) return refused(refusal('unknown-choice', { field: 'choices', reason: 'choose-one' }))
  const known = (key: string) => key === abstain || paper.choices.some((choice) => choice.key === key)
  const unknown = wanted.find((key) => !known(key))
  if (unknown !== undefined) return refused(refusal('unknown-choice', { field: 'choices' }))
  if (wanted.includes(abstain) && wanted.length > 1)
    return refused(refusal('unknown-choice', { field: 'choices', reason: 'abstain-stands-alone' }))
  if (wanted.length > paper.max) return refused(refusal('too-many-choices', { field: 'choices' }))
  const choices = paper.choices.map((choice) => choice.key).filter((key) => wanted.includes(key))
  return ok({ choices, urnEntries: urnEntries(paper, choices, voter.weight) })
}

/**
 * Sums by choice and nothing of the single paper: neither a rare weight nor a rare set of choices, either of which may be
 * known to be one voter's, stands in the urn. Every paper names every choice, most with nothing, so that what is written
 * and what it costs is the same whatever was chosen, and no choice comes into the urn with the first who chose it.
 */
function urnEntries(
  paper: Pick<BallotRules, 'choices'>,
  choices: readonly string[],
  weight: number,
): Readonly<Record<string, number>> {
  const named = new Set(choices.length === 0 ? [abstain] : choices)
  const all = [...paper.choices.map(({ key }) => key), abstain]
  return Object.fromEntries(all.map((key) => [`${linkedSum}${key}`, named.has(key) ? weight : 0]))
}
