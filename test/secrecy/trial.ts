import { features } from './attacks/features.ts'
import { joins } from './attacks/joins.ts'
import { lengths } from './attacks/lengths.ts'
import { orders } from './attacks/orders.ts'
import { sums } from './attacks/sums.ts'
import { chanceOfAsLopsided } from './chance.ts'
import type { Held } from './election.ts'
import type { Lean } from './evidence.ts'
import type { Bundle } from './plans.ts'

export interface Verdict {
  readonly attack: string
  /** Bundles on which the attack has an opinion, and those of them it is right about. */
  readonly of: number
  readonly right: number
  /** How often guessing would come out as lopsided, to either side: an attack that is always wrong is as good. */
  readonly chance: number
}

/** Every attack on every bundle of these polls; those furthest from chance first. */
export function trial(held: readonly Held[]): Verdict[] {
  const scores = new Map<string, { of: number; right: number }>()
  for (const { plan, evidence } of held)
    for (const attacks of [joins, orders, features, sums, lengths])
      for (const [attack, lean] of attacks(evidence))
        for (const bundle of plan.bundles) {
          const guess = guessOf(lean, bundle)
          const score = scores.get(attack) ?? { of: 0, right: 0 }
          scores.set(attack, score)
          if (guess === undefined) continue
          score.of += 1
          if (guess === bundle.coin) score.right += 1
        }
  return [...scores]
    .map(([attack, { of, right }]) => ({ attack, of, right, chance: of === 0 ? 1 : chanceOfAsLopsided(right, of) }))
    .sort((a, b) => a.chance - b.chance)
}

function guessOf(lean: Lean, { ways: [first, second] }: Bundle): 0 | 1 | undefined {
  const of = (way: typeof first) => [...way].reduce((sum, [code, ballot]) => sum + lean(code, ballot), 0)
  const difference = of(first) - of(second)
  return Math.abs(difference) < 1e-9 ? undefined : difference > 0 ? 0 : 1
}
