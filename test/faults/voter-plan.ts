import type { Chance } from './chance.ts'
import type { Line } from './bad-line.ts'

/** One press of the button: what is chosen, over which line, and whether the pages before it are opened. */
export interface Try {
  readonly choices: readonly string[]
  readonly line: Line
  readonly looks: boolean
}

export interface VoterPlan {
  readonly code: string
  readonly weight: number
  readonly recused: boolean
  readonly waitMs: number
  readonly tries: readonly Try[]
  /** Goes on until there is a receipt or a refusal; otherwise gives up after the tries above. */
  readonly patient: boolean
  /** What is chosen with an old form after the receipt was seen. */
  readonly back?: Try
  /** What a named vote is changed into, one after the other. */
  readonly changes: readonly Try[]
}

/** A line for one request; a good one with the rest of the probability. */
export function lineOf(chance: Chance, bad: number): Line {
  if (!chance.happens(bad)) return { kind: 'good' }
  const ms = chance.int(0, 40)
  const kind = chance.pick(['never-sent', 'answer-lost', 'answer-lost', 'cut', 'twice', 'late'] as const, 'twice')
  return kind === 'late' ? { kind, ms: chance.int(0, 900) } : { kind, ms }
}

/** One voter as people are: most patient, some not, some not there, some who press twice or think better of it. */
export function voterPlan(
  chance: Chance,
  code: string,
  poll: { readonly changeable: boolean; readonly max: number; readonly choices: readonly string[]; weighted: boolean },
): VoterPlan {
  const choose = (): string[] =>
    chance.happens(0.08) ? ['abstain'] : chance.shuffled(poll.choices).slice(0, chance.int(1, poll.max))
  const press = (choices: readonly string[], bad: number): Try => {
    return { choices, line: lineOf(chance, bad), looks: chance.happens(0.3) }
  }
  const kind = chance.number()
  const weight = poll.weighted ? chance.int(1, 7) : 1
  const base = { code, weight, recused: chance.happens(0.03), waitMs: chance.int(0, 250), changes: [] }
  if (kind < 0.06) return { ...base, tries: [], patient: false }
  const first = choose()
  if (kind < 0.12) {
    const tries = [first, first].map((choices): Try => ({ choices, line: { kind: 'never-sent' }, looks: false }))
    return { ...base, tries, patient: false }
  }
  const bad = chance.pick([0, 0.3, 0.7], 0.3)
  // Whoever got no answer presses again; some go back and choose otherwise.
  const tries = Array.from({ length: chance.int(1, 4) }, () => press(chance.happens(0.12) ? choose() : first, bad))
  if (kind < 0.2) {
    const lost = tries.map((one): Try => ({ ...one, looks: false, line: { kind: 'answer-lost', ms: 0 } }))
    return { ...base, tries: lost, patient: false }
  }
  return {
    ...base,
    tries,
    patient: true,
    ...(chance.happens(0.15) ? { back: press(choose(), 0.3) } : {}),
    changes:
      poll.changeable && chance.happens(0.4)
        ? Array.from({ length: chance.int(1, 3) }, () => press(choose(), 0.4))
        : [],
  }
}
