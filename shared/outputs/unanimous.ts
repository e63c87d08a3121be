import type { Lang } from '../language.ts'
import { abstain } from '../decision/tally.ts'
import { unitWords } from '../text/unit-words.ts'
import { headsOfList } from '../decision/unit.ts'
import { fillIn } from '../text/fill-in.ts'
import { cautionWords } from '../text/staff-words.ts'
import type { ClosedPoll } from './paper.ts'

/** Whether all who voted chose alike, so that the counts alone tell what each of them chose. */
export function isUnanimous({ tally }: Pick<ClosedPoll, 'tally'>): boolean {
  const abstained = tally.counts[abstain] ?? 0
  if (tally.cast === 0) return abstained > 0
  return abstained === 0 && tally.choices.every((key) => [0, tally.cast].includes(tally.counts[key] ?? 0))
}

/** What whoever makes a paper of these polls must know: of each secret one with a unanimous result, whose votes it tells. */
export function unanimousCautions(polls: readonly ClosedPoll[], lang: Lang): { cautions?: readonly string[] } {
  const cautions = polls
    .filter((poll) => poll.secret && isUnanimous(poll))
    .map(({ question, turnout, list }) =>
      fillIn(cautionWords.unanimous[lang], {
        question,
        n: turnout.votedCount,
        unit: unitWords[headsOfList(list)][lang],
      }),
    )
  return cautions.length === 0 ? {} : { cautions }
}
