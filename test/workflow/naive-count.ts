import type { Member } from './driver.ts'

interface Election {
  readonly members: readonly Member[]
  readonly recused: readonly string[]
  readonly max: number
  /** Codes of those checked in. */
  readonly present: readonly string[]
  readonly papers: readonly { readonly code: string; readonly choices: readonly string[] }[]
}

/** Counts as a clerk with a pencil would: the first sound paper of every entitled person, one after the other. */
export function naiveCount({ members, recused, max, present, papers }: Election) {
  const weights = new Map(
    members.filter(({ code }) => !recused.includes(code)).map(({ code, weight }) => [code, weight]),
  )
  const counts: Record<string, number> = { a: 0, b: 0, c: 0, abstain: 0 }
  const voted = new Set<string>()
  let cast = 0
  for (const { code, choices } of papers) {
    const weight = weights.get(code)
    const named = [...new Set(choices)]
    const sound = named.length > 0 && named.length <= max && !(named.includes('abstain') && named.length > 1)
    if (weight === undefined || !sound || voted.has(code)) continue
    voted.add(code)
    for (const choice of named) counts[choice] = (counts[choice] ?? 0) + weight
    if (!named.includes('abstain')) cast += weight
  }
  const sum = (codes: Iterable<string>) => [...codes].reduce((total, code) => total + (weights.get(code) ?? 0), 0)
  return {
    counts,
    electorate: sum(weights.keys()),
    present: sum(new Set([...present, ...voted])),
    cast,
    votedCount: voted.size,
  }
}
