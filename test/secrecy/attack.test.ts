import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { TestStack } from '#test/support/stack.ts'
import { loggedStack } from './logged-stack.ts'
import { hold } from './election.ts'
import type { Held } from './election.ts'
import type { Leak } from './leaks.ts'
import { leaks } from './leaks.ts'
import type { Plan } from './plans.ts'
import { few, onPaper, plain, several, weighted } from './plans.ts'
import type { Verdict } from './trial.ts'
import { trial } from './trial.ts'
import { hallOf } from './village.ts'
import type { Manner } from './voting.ts'

/** All attacks together call the product leaky without reason once in so many runs. */
const falseAlarm = 1e-6

/** What a leak must not leave to chance: each is tried against as many polls as that takes, by the attack made for it. */
const leaky: readonly (readonly [keyof typeof leaks, () => Plan, number, RegExp])[] = [
  ['the choice in the voter’s row', plain, 1, /^a choice beside/],
  ['a digest of the choice in the voter’s row', plain, 1, /^a digest beside/],
  ['ballots written in the order of marks', plain, 1, /^voters by writing beside rows that name choices$/],
  [
    'ballots with their time, written at the end in an order of chance',
    plain,
    1,
    /^voters by writing beside rows.*\.at$/,
  ],
  ['a few papers spread over many parts', few, 16, /^voters by writing beside parts of the urn as written$/],
  ['weights spread over many parts', weighted, 4, /^a weight or a combination/],
  ['sums by paper and weight', weighted, 4, /^a weight or a combination/],
  ['sums by paper and weight', several, 2, /^a weight or a combination/],
  ['receipts that begin with the choice', plain, 4, /^mark .*receipt, its first sign, learnt/],
  ['marks as long as the choice', plain, 2, /^mark .*length, rising/],
  ['a counter in a row whose versions are kept', plain, 1, /^growth of sums in new images/],
  ['a digest of a small list’s counts', onPaper, 3, /^a digest beside/],
  ['a line of the log with the choice', plain, 1, /^voters by writing beside lines that name choices$/],
  ['a line of the log with what the choice cost', plain, 6, /^log by link of \d+ facts \.writeUnits, itself, learnt/],
]

interface Asked {
  readonly name: string
  readonly plan: Plan
  readonly leak?: Leak
  readonly manner?: Manner
}

const times = (count: number, plan: () => Plan, more: Omit<Asked, 'plan'>): Asked[] =>
  Array.from({ length: count }, () => ({ plan: plan(), ...more }))

const nameOf = (name: string, plan: () => Plan): string => `${name} (${plan.name})`

const asked: readonly Asked[] = [
  ...times(2, plain, whole()),
  ...times(4, few, whole()),
  ...times(6, weighted, whole()),
  ...times(2, onPaper, whole()),
  ...times(2, several, whole()),
  ...leaky.flatMap(([name, plan, count]) =>
    times(count, plan, { name: nameOf(name, plan), leak: leaks[name], manner: { by: 'at once' } }),
  ),
  ...times(3, plain, { name: 'lengths', manner: { by: 'script' } }),
  ...times(1, plain, { name: 'watched', manner: { by: 'at once', watched: true } }),
]

function whole(): Omit<Asked, 'plan'> {
  return { name: 'whole' }
}

let stack: TestStack
let held: ReadonlyMap<string, readonly Held[]>

beforeAll(async () => {
  const log: Readonly<Record<string, unknown>>[] = []
  stack = await loggedStack(log)
  const all = await hold(await hallOf(stack), log, asked)
  held = Map.groupBy(all, (_, n) => asked[n]?.name ?? '')
}, 600_000)
afterAll(() => stack.close())

function verdictsOn(name: string): Verdict[] {
  const verdicts = trial(held.get(name) ?? [])
  if (process.env['CUNYI_TELL'] !== undefined) console.log(name, verdicts.length, told(verdicts))
  return verdicts
}

const told = (verdicts: readonly Verdict[]) =>
  verdicts
    .slice(0, 3)
    .map(({ attack, right, of, chance }) => `${attack}: ${right} of ${of} (${chance.toExponential(1)})`)

/** By chance it would come out like this in one of ten thousand runs at most. */
function expectWin(name: string, by: RegExp): void {
  const tried = verdictsOn(name).filter(({ attack }) => by.test(attack))
  expect(tried[0]?.chance, told(tried).join('; ')).toBeLessThan(1e-4)
}

describe('whoever reads everything that is kept', () => {
  it('joins voters and choices no better than a coin, by none of the ways tried', () => {
    const voters = (held.get('whole') ?? []).flatMap(({ plan }) => plan.voters)
    expect(voters.length).toBeGreaterThanOrEqual(200)
    const verdicts = verdictsOn('whole')
    expect(verdicts.length).toBeGreaterThan(100)
    expect(told(verdicts.filter(({ chance }) => chance < falseAlarm / verdicts.length))).toEqual([])
  })
})

describe('the same attacks win', () => {
  it.each(leaky)('against %s', (name, plan, _polls, by) => expectWin(nameOf(name, plan), by))

  it('by the length of what is sent, where forms are not those of the page', () =>
    expectWin('lengths', /^requests as long/))

  it('when somebody reads the urn after every vote: this a secret poll does not promise, a sealed one does', () =>
    expectWin('watched', /^growth of sums watched/))
})
