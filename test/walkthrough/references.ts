import type { Scenario } from './scenario.ts'
import type { AnyStep, StepOf } from './scenario-schema.ts'
import { codesOf } from './voters.ts'

/** Keys that steps give to what they bring about, by kind. */
const makers = {
  visit: 'visit',
  'raise-topic': 'topic',
  'open-poll': 'poll',
  notice: 'notice',
  assign: 'action',
} as const

export type Kind = (typeof makers)[keyof typeof makers]

interface Known {
  readonly has: (kind: Kind | 'staff' | 'electorate' | 'voter', key: string) => boolean
}

type Reference = readonly [path: string, kind: Kind | 'staff' | 'electorate' | 'voter' | 'person', key: string]

/**
 * Names that point at nothing in the file: a slip of its author, not of the product. A key may be used before the step
 * that makes it (the product must refuse that), and voters of no electorate may try to vote.
 */
export function referenceFaults(scenario: Scenario, fileName: string): string[] {
  const known = knownIn(scenario)
  const faults = scenario.steps.flatMap(({ number, step }) => {
    const place = `${fileName}: step ${number} (${step.do})`
    const dangling = referencesOf(step).flatMap(([path, kind, key]) => {
      const there = kind === 'person' ? known.has('staff', key) || known.has('voter', key) : known.has(kind, key)
      return there ? [] : [`${place}: key "${path}": there is no ${kind} "${key}"`]
    })
    return step.do === 'expect' ? [...dangling, ...expectFaults(step, place)] : dangling
  })
  const twice = firstTwice(scenario)
  return [
    ...(scenario.staff.some(({ role }) => role === 'organizer')
      ? []
      : [`${fileName}: key "staff": nobody is organizer`]),
    ...(twice === undefined ? [] : [`${fileName}: ${twice}`]),
    ...faults,
  ]
}

function referencesOf(step: AnyStep): Reference[] {
  const references: Reference[] = []
  const one = (path: string, kind: Reference[1], key: string | undefined) => {
    if (key !== undefined) references.push([path, kind, key])
  }
  const many = (path: string, kind: Reference[1], keys: readonly string[] | undefined) =>
    keys?.forEach((key, n) => one(`${path}[${n}]`, kind, key))
  if ('by' in step && step.do !== 'vote') one('by', step.do === 'raise-topic' ? 'person' : 'staff', step.by)
  if ('topic' in step) one('topic', 'topic', step.topic)
  if ('poll' in step) one('poll', 'poll', step.poll)
  if ('notice' in step) one('notice', 'notice', step.notice)
  if ('action' in step) one('action', 'action', step.action)
  if ('electorate' in step) one('electorate', 'electorate', step.electorate)
  if (step.do === 'visit') one('household', 'voter', step.household)
  if (step.do === 'raise-topic') many('fromVisits', 'visit', step.fromVisits)
  if (step.do === 'convene') many('topics', 'topic', step.topics)
  if (step.do === 'minutes') many('sign', 'staff', step.sign)
  if (step.do === 'assign') one('owner', 'staff', step.owner)
  if (step.do === 'expect') {
    one('desk', 'staff', step.desk)
    one('recount', 'poll', step.recount)
    one('votesBy.poll', 'poll', step.votesBy?.poll)
    if (Array.isArray(step.overdue)) many('overdue', 'action', step.overdue)
  }
  return references
}

/** Keys of an expectation that stand without the one they belong to. */
function expectFaults(step: StepOf<'expect'>, place: string): string[] {
  const faults: string[] = []
  const belongs = (path: keyof StepOf<'expect'>, owners: readonly (keyof StepOf<'expect'>)[]) => {
    if (step[path] === undefined) return
    const there = owners.filter((owner) => step[owner] !== undefined)
    if (there.length !== 1)
      faults.push(`${place}: key "${path}" needs ${owners.map((one) => `"${one}"`).join(' or ')} beside it`)
  }
  for (const path of ['counts', 'present', 'outcome', 'winner'] as const) belongs(path, ['poll'])
  belongs('state', ['notice', 'action'])
  belongs('overdue', ['desk', 'action'])
  belongs('shows', ['board'])
  belongs('hides', ['board'])
  if (step.desk !== undefined && !Array.isArray(step.overdue))
    faults.push(`${place}: key "overdue": a desk's is a list of actions`)
  if (step.action !== undefined && step.desk === undefined && Array.isArray(step.overdue))
    faults.push(`${place}: key "overdue": an action's is true or false`)
  const says = ['stage', 'poll', 'notice', 'action', 'desk', 'board', 'votesBy', 'minutesContain', 'recount'] as const
  if (says.every((path) => step[path] === undefined)) faults.push(`${place}: nothing is expected`)
  return faults
}

function knownIn(scenario: Scenario): Known {
  const made = new Map<string, Set<string>>([
    ['staff', new Set(scenario.staff.map(({ key }) => key))],
    ['electorate', new Set(Object.keys(scenario.electorates))],
    ['voter', new Set(Object.values(scenario.electorates).flatMap(codesOf))],
  ])
  for (const { step } of scenario.steps)
    for (const [verb, kind] of Object.entries(makers))
      if (step.do === verb && 'key' in step) made.set(kind, (made.get(kind) ?? new Set()).add(step.key))
  return { has: (kind, key) => made.get(kind)?.has(key) === true }
}

/** A key given to two things of one kind, unless all but one of the steps are to be refused. */
function firstTwice(scenario: Scenario): string | undefined {
  const seen = new Set<string>()
  for (const { number, step } of scenario.steps) {
    if (!('key' in step) || step.refused !== undefined) continue
    const name = `${step.do} "${step.key}"`
    if (seen.has(name)) return `step ${number} (${step.do}): key "key": "${step.key}" is given twice`
    seen.add(name)
  }
  return undefined
}
