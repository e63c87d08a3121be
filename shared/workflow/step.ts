import * as z from 'zod'
import type { Instant, LocalDate } from '../calendar/time.ts'
import type { ExtraDays } from '../calendar/working-days.ts'
import type { RefusalCode } from '../refusal.ts'
import { refusal } from '../refusal.ts'
import type { Result } from '../result.ts'
import { ok, refused } from '../result.ts'
import { blocks, commandOf, figureOf } from '../blocks/blocks.ts'
import type { Actor } from './actor.ts'
import { rolesOf } from './actor.ts'
import type { BoundCommand, Decision, FigureMoment, Findings, Need } from './block.ts'
import type { CompiledProcedure, Requirement } from './compile.ts'
import { invalidData } from './block.ts'
import type { MatterEvent } from './event.ts'
import type { Matter } from './matter.ts'
import { applyEvent } from './matter.ts'

export interface Command {
  readonly type: string
  readonly data: unknown
}

/** Everything a step may know besides the matter: no clock, no randomness, no I/O of its own. */
export interface StepContext {
  readonly actor: Actor
  readonly now: Instant
  readonly today: LocalDate
  readonly newId: string
  readonly findings: Findings
  readonly digest: (text: string) => string
  readonly extraDays?: ExtraDays
}

export interface Step extends Decision {
  readonly matter: Matter
}

/** The command that ends or moves a matter; every procedure may let roles use it in some stages. */
export const closing = 'close'

/**
 * What must be read before `step` can be called, and the command's fingerprint. Refuses what does not even parse.
 * In: procedure, matter and the raw command. Refusals: `invalid`.
 */
export function prepare(
  procedure: CompiledProcedure,
  matter: Matter,
  command: Command,
): Result<Pick<BoundCommand, 'ifRefused'> & { needs: readonly Need[]; fingerprint: unknown }> {
  const bound = bind(command)
  if (!bound.ok) return bound
  const required = procedure.requirementsOf(command.type).flatMap((requirement) => requirement.blocks)
  const asked = [...required, ...procedure.blocksOfMoves]
  const needs = blocks.filter((block) => asked.includes(block.name)).flatMap((block) => block.needs(matter.slices))
  return ok({
    needs: [...bound.value.needs(matter), ...needs],
    fingerprint: bound.value.fingerprint(matter),
    ifRefused: (newId) => bound.value.ifRefused(newId),
  })
}

/**
 * One command on one matter: a refusal, or the facts that follow and the matter after them. Pure.
 * In order: has the matter ended, may this role do it, in this stage, does what the procedure requires hold, what does the
 * block say, where does the matter move. Refusals: `not-your-role`, `wrong-stage`, those the procedure names, those of the block.
 */
export function step(
  procedure: CompiledProcedure,
  matter: Matter,
  command: Command,
  context: StepContext,
): Result<Step> {
  const act = procedure.definition.acts[command.type]
  const timed = context.actor.kind === 'system'
  if (act === undefined && !timed) return refused(refusal('invalid', { field: 'type', reason: 'unknown-command' }))
  const bound = bind(command)
  if (!bound.ok) return bound
  const wrongStage = refusal('wrong-stage', { reason: `stage-is-${matter.stage}` })
  // Where a matter has ended everything is over, whoever asks.
  if (procedure.isEnd(matter.stage)) return refused(wrongStage)
  if (act !== undefined && !timed && !rolesOf(context.actor).some((role) => act.roles.includes(role)))
    return refused(refusal('not-your-role'))
  if (act !== undefined && !timed && !act.stages.includes(matter.stage)) return refused(wrongStage)

  const moment: FigureMoment = { now: context.now, findings: context.findings }
  const failed = procedure
    .requirementsOf(command.type)
    .find((requirement) => !holds(requirement, matter, moment, context))
  const witnessed = timed ? [] : witnesses(procedure, command.type, matter, moment)
  if (failed?.sendTo !== undefined)
    return ok(sendBack(procedure, matter, failed.sendTo, failed.else, witnessed, context))
  if (failed !== undefined) return refused(refusal(failed.else))

  const figure = (name: string) => figureOf(name, matter.slices, moment)
  const decided = bound.value.decide({ matter, ...context, figure })
  if (!decided.ok) return decided
  const decision = decided.value
  const events = [...witnessed, ...decision.events]
  const after = events.reduce<Matter>(applyEvent, matter)
  const move = procedure.moveBy(after.stage, command.type, (name) => figureOf(name, after.slices, moment), context)
  if (command.type === closing && move === undefined)
    return refused(refusal('wrong-stage', { reason: 'nothing-ends-here' }))
  return ok(settle(procedure, { ...decision, events, matter: after }, move, context))
}

const closingData = z.strictObject({})

/** `close` belongs to no block: it asks for nothing and only moves the matter. */
const closingCommand: BoundCommand = {
  needs: () => [],
  decide: () => ok({ events: [] }),
  fingerprint: () => closing,
  ifRefused: () => undefined,
}

function bind(command: Command): Result<BoundCommand> {
  if (command.type === closing) {
    const parsed = closingData.safeParse(command.data, { reportInput: true })
    return parsed.success ? ok(closingCommand) : refused(invalidData(parsed.error, 'data'))
  }
  const definition = commandOf(command.type)
  return definition === undefined
    ? refused(refusal('invalid', { field: 'type', reason: 'unknown-command' }))
    : definition.bind(command.data)
}

function holds(requirement: Requirement, matter: Matter, moment: FigureMoment, context: StepContext): boolean {
  return requirement.condition((name) => figureOf(name, matter.slices, moment), context)
}

function witnesses(
  procedure: CompiledProcedure,
  type: string,
  matter: Matter,
  moment: FigureMoment,
): readonly MatterEvent[] {
  const asked = procedure.requirementsOf(type).flatMap((requirement) => requirement.blocks)
  return blocks.filter((block) => asked.includes(block.name)).flatMap((block) => block.witness(matter.slices, moment))
}

function sendBack(
  procedure: CompiledProcedure,
  matter: Matter,
  to: string,
  because: RefusalCode,
  witnessed: readonly MatterEvent[],
  context: StepContext,
): Step {
  const events: MatterEvent[] = [...witnessed, { type: 'SentBack', at: context.now, from: matter.stage, to, because }]
  const after = events.reduce<Matter>(applyEvent, matter)
  return settle(procedure, { events, matter: after, told: refusal(because) }, undefined, context)
}

/** Moves the matter on as far as its stages let it go by themselves; each stage is entered at most once per command. */
function settle(procedure: CompiledProcedure, step: Step, first: string | undefined, context: StepContext): Step {
  const moment: FigureMoment = { now: context.now, findings: context.findings }
  let { matter } = step
  const events = [...step.events]
  const entered = new Set<string>()
  let to = first
  while (true) {
    to ??= procedure.moveByItself(matter.stage, (name) => figureOf(name, matter.slices, moment), context)
    if (to === undefined || entered.has(to)) return { ...step, events, matter }
    entered.add(to)
    const event: MatterEvent = {
      type: 'StageEntered',
      at: context.now,
      from: matter.stage,
      to,
      end: procedure.isEnd(to),
    }
    events.push(event)
    matter = applyEvent(matter, event)
    to = undefined
  }
}
