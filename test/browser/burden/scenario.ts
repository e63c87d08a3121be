import * as z from 'zod'
import { actionWords } from '#shared/text/console/action-words.ts'
import type { Scenario } from '#test/walkthrough/scenario.ts'
import { readScenario } from '#test/walkthrough/scenario.ts'

const file = z.looseObject({ startsAt: z.string(), steps: z.array(z.record(z.string(), z.unknown())) })
const choices = z.array(z.looseObject({ key: z.string(), text: z.string() }))
const keyed = z.record(z.string(), z.unknown())

/**
 * A scenario as it is played on screens: there the choices of a poll have no keys of their own but are the first, the second,
 * the third line. It is played in a year to come: browsers, whose clock nobody moves, throw away what ended in the past.
 * `typed` are the texts that nobody but its staff can know, in order; all else is tapped.
 */
export function scenarioOnScreen(text: string, year: number): { scenario: Scenario; typed: readonly string[] } {
  const json = file.parse(JSON.parse(text))
  const lines = new Map<string, string>()
  for (const step of json.steps)
    if (step['do'] === 'open-poll')
      for (const [n, { key }] of choices.parse(step['choices']).entries()) lines.set(key, `k${n + 1}`)
  const lineOf = (key: string) => lines.get(key) ?? key
  const rekeyed = (record: unknown) =>
    Object.fromEntries(Object.entries(keyed.parse(record)).map(([key, value]) => [lineOf(key), value]))
  const steps = json.steps.map((step) => ({
    ...step,
    ...('choices' in step
      ? { choices: choices.parse(step['choices']).map((one) => ({ ...one, key: lineOf(one.key) })) }
      : {}),
    ...('ballots' in step ? { ballots: rekeyed(step['ballots']) } : {}),
    ...('counts' in step ? { counts: rekeyed(step['counts']) } : {}),
    ...(typeof step['winner'] === 'string' ? { winner: lineOf(step['winner']) } : {}),
  }))
  const read = readScenario(
    'courtyard-economy.json',
    JSON.stringify({ ...json, startsAt: json.startsAt.replace(/^\d{4}/, String(year)), steps }),
  )
  if (!read.ok) throw new Error(read.faults.join('\n'))
  return { scenario: read.scenario, typed: typedIn(read.scenario) }
}

/** Reasons for sending back that are offered to tap. */
const offered: readonly string[] = Object.values(actionWords).map(({ zh }) => zh)

function typedIn({ steps, staff }: Scenario): string[] {
  const works = (key: string) => staff.some((one) => one.key === key)
  return steps.flatMap(({ step }) => {
    if (step.refused !== undefined) return []
    switch (step.do) {
      case 'visit':
        return [step.needs]
      case 'raise-topic':
        return works(step.by) ? [step.title, step.background] : []
      case 'open-poll':
        return [step.question, step.choices.map(({ text }) => text).join('\n')]
      case 'decline-topic':
        return [step.reason]
      case 'assign':
      case 'progress':
      case 'urge':
        return [step.text]
      case 'review':
        return step.reason === undefined || offered.includes(step.reason) ? [] : [step.reason]
      default:
        return []
    }
  })
}
