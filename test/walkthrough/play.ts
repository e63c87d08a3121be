import { localDateOf, localTimeOf } from '#shared/calendar/time.ts'
import { act } from './act.ts'
import { firstDifference } from './canonical.ts'
import type { Administrator } from './cast.ts'
import type { Client } from './client.ts'
import { check, Failed, Refused } from './failure.ts'
import { type Outcome, outcomeOf } from './outcome.ts'
import { privateFactIn, privateOf, publicAnswers } from './public-pages.ts'
import type { NumberedStep, Scenario } from './scenario.ts'
import { setUp } from './set-up.ts'
import { definitionsOf, type Play } from './stage.ts'
import { standingBefore } from './unchanged.ts'

export interface Playing {
  readonly client: Client
  readonly signIn: () => Promise<Administrator>
  readonly dataDir?: string | undefined
  readonly print: (line: string) => void
}

export type Played = { readonly ok: true; readonly outcome: Outcome } | { readonly ok: false; readonly failure: string }

/** Plays a scenario through the doors, one line a step, up to its end or the first thing that is not as it should be. */
export async function playScenario(scenario: Scenario, { client, signIn, dataDir, print }: Playing): Promise<Played> {
  let place = `${scenario.id}: set-up`
  try {
    const play = await setUp(client, await signIn(), scenario, dataDir)
    for (const numbered of scenario.steps) {
      place = `${scenario.id}: step ${numbered.number} (${numbered.step.do})`
      const started = performance.now()
      const outcome = await playStep(play, numbered)
      print(lineOf(scenario.id, numbered, outcome, performance.now() - started))
    }
    place = `${scenario.id}: the public pages`
    const pages = await publicAnswers(client.origin, client.send, scenario.place.code)
    const found = privateFactIn(pages, { ...privateOf(play), digests: await definitionsOf(play) })
    check(found === undefined, () => found ?? '')
    print(`${scenario.id}: ${pages.length} public pages hold no private fact`)
    place = `${scenario.id}: the end`
    return { ok: true, outcome: await outcomeOf(play) }
  } catch (error) {
    return { ok: false, failure: `${place}: ${reasonOf(error)}` }
  }
}

/** One step at its time. Out: `ok` or the refusal it was to meet. */
async function playStep(play: Play, { at, step }: NumberedStep): Promise<string> {
  if (at !== play.now) await play.clock.moveTo(at)
  play.now = at
  if (step.refused === undefined) {
    await act(play, step)
    return 'ok'
  }
  const before = await standingBefore(play, step)
  const code = await refusalOf(play, step)
  if (code !== step.refused) throw new Failed(`was refused with ${code}, to be refused with ${step.refused}`)
  // A low score is told as a refusal, yet it does something: it sends the matter back.
  const moves = step.refused === 'low-score'
  const after = await standingBefore(play, step)
  check(
    moves || after === before,
    () => `was refused with ${code} but changed something: ${firstDifference(before, after)}`,
  )
  return `refused ${code}`
}

async function refusalOf(play: Play, step: NumberedStep['step']): Promise<string> {
  try {
    await act(play, step)
  } catch (error) {
    if (error instanceof Refused) return error.code
    throw error
  }
  throw new Failed(`was to be refused with ${String(step.refused)}, and was not`)
}

function reasonOf(error: unknown): string {
  if (error instanceof Refused || error instanceof Failed) return error.message
  return error instanceof Error ? (error.stack ?? error.message) : String(error)
}

function lineOf(id: string, { number, at, step }: NumberedStep, outcome: string, ms: number): string {
  const time = `${localDateOf(at)} ${localTimeOf(at)}`
  return [
    id,
    String(number).padStart(3),
    time,
    step.do.padEnd(16),
    subjectOf(step).padEnd(12),
    outcome,
    `${Math.round(ms)} ms`,
  ].join('  ')
}

function subjectOf(step: NumberedStep['step']): string {
  if ('key' in step) return step.key
  for (const name of ['poll', 'action', 'notice', 'topic'] as const)
    if (name in step && step.do !== 'expect') return String(Object.entries(step).find(([key]) => key === name)?.[1])
  if (step.do === 'expect') return Object.keys(step).find((key) => key !== 'do' && key !== 'at') ?? ''
  return ''
}
