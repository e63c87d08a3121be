import * as z from 'zod'
import type { Instant } from '#shared/calendar/time.ts'
import type { AnyStep, Electorate } from './scenario-schema.ts'
import { frame, isVerb, verbs } from './scenario-schema.ts'
import { referenceFaults } from './references.ts'
import { codesOf } from './voters.ts'
import { readWhen } from './when.ts'

export type { Electorate } from './scenario-schema.ts'

/** One step with its number in the file, from 1, and the moment at which it is played. */
export interface NumberedStep {
  readonly number: number
  readonly at: Instant
  readonly step: AnyStep
}

export interface Scenario extends Omit<z.infer<typeof frame>, 'steps'> {
  readonly steps: readonly NumberedStep[]
}

export type ScenarioRead =
  | { readonly ok: true; readonly scenario: Scenario }
  | { readonly ok: false; readonly faults: readonly string[] }

/**
 * Reads a scenario. In: any text and the name its faults shall carry. Out: the scenario with ranges of voters expanded
 * and a moment for every step, or all faults, each naming file, step and key.
 */
export function readScenario(fileName: string, text: string): ScenarioRead {
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch (error) {
    return { ok: false, faults: [`${fileName}: no JSON (${error instanceof Error ? error.message : 'unreadable'})`] }
  }
  const parsed = frame.safeParse(json)
  if (!parsed.success) return { ok: false, faults: faultsOf(parsed.error, fileName) }
  const faults: string[] = []
  const steps: NumberedStep[] = []
  let at: Instant = parsed.data.startsAt
  for (const [n, raw] of parsed.data.steps.entries()) {
    const read = readStep(raw, `${fileName}: step ${n + 1}`)
    if (!read.ok) {
      faults.push(...read.faults)
      continue
    }
    const { step } = read
    const place = `${fileName}: step ${n + 1} (${step.do}): key "at"`
    const moment = step.at === undefined ? ({ ok: true, at } as const) : readWhen(step.at, momentsAt(parsed.data, at))
    if (!moment.ok) faults.push(`${place}: ${moment.reason}`)
    else if (moment.at < at)
      faults.push(`${place}: "${step.at}" lies before the step above it; the clock only goes forward`)
    else at = moment.at
    steps.push({ number: n + 1, at, step })
  }
  const scenario: Scenario = { ...parsed.data, steps }
  faults.push(...electorateFaults(scenario.electorates, fileName))
  if (faults.length === 0) faults.push(...referenceFaults(scenario, fileName))
  return faults.length > 0 ? { ok: false, faults } : { ok: true, scenario }
}

function momentsAt(file: { readonly startsAt: Instant }, step: Instant) {
  return { start: file.startsAt, step }
}

type StepRead = { readonly ok: true; readonly step: AnyStep } | { readonly ok: false; readonly faults: string[] }

function readStep(raw: Record<string, unknown>, place: string): StepRead {
  const verb = raw['do']
  if (typeof verb !== 'string') return { ok: false, faults: [`${place}: key "do" is missing`] }
  if (!isVerb(verb)) return { ok: false, faults: [`${place}: key "do": unknown verb "${verb}"`] }
  const parsed = verbs[verb].safeParse(raw)
  if (parsed.success) return { ok: true, step: parsed.data }
  return { ok: false, faults: faultsOf(parsed.error, `${place} (${verb})`) }
}

function faultsOf(error: z.ZodError, place: string): string[] {
  return error.issues.flatMap((issue) => {
    const path = pathOf(issue.path)
    if (issue.code === 'unrecognized_keys')
      return issue.keys.map((key) => `${place}: unknown key "${path === '' ? key : `${path}.${key}`}"`)
    const missing = issue.code === 'invalid_type' && issue.input === undefined
    return [`${place}: key "${path}": ${missing ? 'missing' : issue.message}`]
  })
}

function pathOf(path: readonly PropertyKey[]): string {
  return path
    .map((part) => (typeof part === 'number' ? `[${part}]` : `.${String(part)}`))
    .join('')
    .replace(/^\./, '')
}

function electorateFaults(electorates: Readonly<Record<string, Electorate>>, fileName: string): string[] {
  return Object.entries(electorates).flatMap(([name, electorate]) => {
    const { count, weights, names } = electorate
    const place = `${fileName}: key "electorates.${name}`
    const codes = new Set(codesOf(electorate))
    const strangers = Object.keys(names ?? {}).filter((code) => !codes.has(code))
    return [
      ...(weights === undefined || weights.length === count
        ? []
        : [`${place}.weights": ${weights.length} weights for ${count} voters`]),
      ...strangers.map((code) => `${place}.names.${code}": there is no such voter`),
    ]
  })
}
