import { randomInt } from 'node:crypto'

/** What one voter chose; empty for abstaining. */
export type Ballot = readonly string[]

/**
 * Voters whose papers could have been cast two ways with the same published result. Which way it is, a fair coin decides:
 * whoever knows the result and no more guesses it in half of all cases, however clever the guess.
 */
export interface Bundle {
  readonly ways: readonly [ReadonlyMap<string, Ballot>, ReadonlyMap<string, Ballot>]
  readonly coin: 0 | 1
}

export interface PlannedVoter {
  readonly code: string
  readonly weight: number
  /** `paper`: on a list of scrutineers that has this one voter. */
  readonly channel: 'link' | 'assisted' | 'paper'
  /** Whether the link is made anew before the vote. */
  readonly reissued: boolean
}

/** One poll as it will be held: every voter belongs to one bundle. */
export interface Plan {
  readonly shape: string
  readonly list: string
  readonly choices: readonly string[]
  readonly max: number
  readonly voters: readonly PlannedVoter[]
  readonly bundles: readonly Bundle[]
}

/** Electorates of the village, by list: the weight of each voter. */
export const lists: Readonly<Record<string, readonly number[]>> = {
  plain: Array.from({ length: 44 }, () => 1),
  few: Array.from({ length: 8 }, () => 1),
  // In every four the first weighs as much as the other three together, and no weight comes twice.
  weighted: [40, 23, 12, 5, 39, 20, 13, 6, 41, 22, 11, 8, 37, 19, 14, 4, 38, 21, 10, 7, 36, 24, 9, 3],
}

export const codeOf = (list: string, n: number): string => `${list.slice(0, 1)}${String(n + 1).padStart(3, '0')}`

const three = ['c1', 'c2', 'c3']
const twenty = Array.from({ length: 20 }, (_, n) => `k${n + 1}`)

/** Everybody weighs 1 and names one choice or abstains; by link or with help, some links made anew. */
export const plain = (): Plan => pairs('plain', 'plain', three, () => (randomInt(4) === 0 ? 'assisted' : 'link'))

/** A poll of eight. */
export const few = (): Plan => pairs('few', 'few', three, () => 'link')

/** Scrutineers' lists of one voter each, entered between votes by link: one pair of voters here, the next there. */
export const onPaper = (): Plan => pairs('on paper', 'plain', three, (bundle) => (bundle % 2 === 0 ? 'paper' : 'link'))

/** No two voters weigh the same. */
export function weighted(): Plan {
  const list = 'weighted'
  const voters = votersOf(list, () => 'link')
  const bundles = groups(voters, 4).map(([heavy, ...light]): Bundle => {
    const [one, other] = twoOf([...three.map((key) => [key]), []])
    const way = (a: Ballot, b: Ballot) =>
      new Map([[heavy?.code ?? '', a], ...light.map(({ code }) => [code, b] as const)])
    return { ways: [way(one, other), way(other, one)], coin: coin() }
  })
  return { shape: 'weighted', list, choices: three, max: 1, voters, bundles }
}

/** Two choices of twenty: most combinations come once or not at all. */
export function several(): Plan {
  const list = 'plain'
  const voters = votersOf(list, () => 'link')
  const bundles = groups(shuffled(voters), 2).map(([v, w]): Bundle => {
    const [a = '', b = '', c = '', d = ''] = shuffled(twenty)
    const way = (first: Ballot, second: Ballot) =>
      new Map([
        [v?.code ?? '', first],
        [w?.code ?? '', second],
      ])
    return { ways: [way([a, b].sort(), [c, d].sort()), way([a, d].sort(), [c, b].sort())], coin: coin() }
  })
  return { shape: 'several', list, choices: twenty, max: 2, voters, bundles }
}

function pairs(
  shape: string,
  list: string,
  choices: readonly string[],
  channelOf: (bundle: number) => PlannedVoter['channel'],
): Plan {
  const order = shuffled(lists[list]?.map((_, n) => n) ?? [])
  const bundleOf = new Map(order.map((n, at) => [codeOf(list, n), Math.floor(at / 2)]))
  const voters = votersOf(list, (code) => channelOf(bundleOf.get(code) ?? 0))
  const bundles = groups(
    order.map((n) => codeOf(list, n)),
    2,
  ).map(([v = '', w = '']): Bundle => {
    const [one, other] = twoOf([...choices.map((key) => [key]), []])
    const way = (a: Ballot, b: Ballot) =>
      new Map([
        [v, a],
        [w, b],
      ])
    return { ways: [way(one, other), way(other, one)], coin: coin() }
  })
  return { shape, list, choices, max: 1, voters, bundles }
}

function votersOf(list: string, channelOf: (code: string) => PlannedVoter['channel']): PlannedVoter[] {
  return (lists[list] ?? []).map((weight, n) => {
    const code = codeOf(list, n)
    const channel = channelOf(code)
    return { code, weight, channel, reissued: channel === 'link' && randomInt(6) === 0 }
  })
}

/** What a voter of this plan really chose. */
export function ballotIn({ bundles }: Plan, code: string): Ballot {
  for (const { ways, coin: side } of bundles) {
    const found = ways[side].get(code)
    if (found !== undefined) return found
  }
  throw new Error(`${code} is in no bundle`)
}

const coin = (): 0 | 1 => (randomInt(2) === 0 ? 0 : 1)

function twoOf<T>(items: readonly T[]): [T, T] {
  const [one, other] = shuffled(items)
  if (one === undefined || other === undefined) throw new Error('there are no two')
  return [one, other]
}

export function shuffled<T>(items: readonly T[]): T[] {
  const left = [...items]
  return items.flatMap(() => left.splice(randomInt(left.length), 1))
}

function groups<T>(items: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.floor(items.length / size) }, (_, n) => items.slice(n * size, (n + 1) * size))
}
