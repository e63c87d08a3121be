import { isTrue, evaluate, namesIn, parseExpression } from '../forms/expression.ts'
import type { Instant, LocalDate } from '../calendar/time.ts'
import type { Fault, RefusalCode } from '../refusal.ts'
import { commandOf, figureNames, isBlockName } from '../blocks/blocks.ts'
import type { Figure } from './block.ts'
import type { Procedure, Stage } from './procedure.ts'
import { procedureSchema } from './procedure.ts'

type Figures = (name: string) => Figure
interface When {
  readonly now: Instant
  readonly today: LocalDate
}
type Condition = (figures: Figures, when: When) => boolean

export interface Requirement {
  readonly condition: Condition
  readonly else: RefusalCode
  readonly sendTo?: string
  /** The blocks whose figures it asks for. */
  readonly blocks: readonly string[]
}

/** A procedure whose conditions are parsed and whose parts are known to fit together. */
export interface CompiledProcedure {
  readonly definition: Procedure
  requirementsOf(act: string): readonly Requirement[]
  /** The blocks whose figures any move asks for. */
  readonly blocksOfMoves: readonly string[]
  /** The stage an act moves to, or undefined when it moves nowhere from here. */
  moveBy(stage: string, act: string, figures: Figures, when: When): string | undefined
  moveByItself(stage: string, figures: Figures, when: When): string | undefined
  isEnd(stage: string): boolean
}

export type Compiled = { ok: true; procedure: CompiledProcedure } | { ok: false; faults: readonly Fault[] }

/**
 * Reads a definition and makes it runnable. In: any JSON. Out: the procedure, or every fault with the path to it
 * (`stages[2].moves[0].when`) and a reason: unknown block, role, stage, act or figure; a stage nobody can leave or reach.
 */
export function compileProcedure(definition: unknown): Compiled {
  const parsed = procedureSchema.safeParse(definition)
  if (!parsed.success)
    return {
      ok: false,
      faults: parsed.error.issues.flatMap((issue) =>
        issue.code === 'unrecognized_keys'
          ? issue.keys.map((key) => ({ field: pathOf([...issue.path, key]), reason: 'unknown-field' }))
          : [{ field: pathOf(issue.path), reason: shapeFault(issue.path) }],
      ),
    }
  const procedure = parsed.data
  const faults = [...faultsOfParts(procedure), ...faultsOfStages(procedure)]
  const conditions = new Map<string, Condition>()
  for (const [path, text] of expressionsOf(procedure)) {
    const tree = parseExpression(text, { names: figureNames(procedure.blocks) })
    if (!tree.ok) faults.push({ field: path, reason: tree.fault.reason })
    else
      conditions.set(text, (figures, when) =>
        isTrue(evaluate(tree.tree, { value: (name) => figures(name), now: when.now, today: when.today })),
      )
  }
  if (faults.length > 0) return { ok: false, faults }
  return { ok: true, procedure: runnable(procedure, conditions) }
}

function runnable(procedure: Procedure, conditions: ReadonlyMap<string, Condition>): CompiledProcedure {
  const stageOf = (id: string): Stage | undefined => procedure.stages.find((stage) => stage.id === id)
  const test = (text: string | undefined, figures: Figures, when: When): boolean =>
    text === undefined || conditions.get(text)?.(figures, when) === true
  const requirements = new Map(
    Object.entries(procedure.acts).map(([act, { require }]) => [
      act,
      (require ?? []).map((row) => ({
        condition: (figures: Figures, when: When) => test(row.that, figures, when),
        else: row.else,
        ...(row.sendTo === undefined ? {} : { sendTo: row.sendTo }),
        blocks: blocksAskedBy(row.that),
      })),
    ]),
  )
  return {
    definition: procedure,
    blocksOfMoves: [
      ...new Set(
        procedure.stages.flatMap(({ moves }) =>
          moves.flatMap(({ when }) => (when === undefined ? [] : blocksAskedBy(when))),
        ),
      ),
    ],
    requirementsOf: (act) => requirements.get(act) ?? [],
    moveBy: (stage, act, figures, when) =>
      stageOf(stage)?.moves.find((move) => move.by === act && test(move.when, figures, when))?.to,
    moveByItself: (stage, figures, when) =>
      stageOf(stage)?.moves.find((move) => move.by === undefined && test(move.when, figures, when))?.to,
    isEnd: (stage) => stageOf(stage)?.end === true,
  }
}

/** Which blocks an expression looks at: the part of each name before the dot. */
function blocksAskedBy(text: string): string[] {
  const tree = parseExpression(text)
  return tree.ok ? [...new Set(namesIn(tree.tree).map((name) => name.split('.')[0] ?? name))] : []
}

function expressionsOf(procedure: Procedure): [path: string, text: string][] {
  const moves = procedure.stages.flatMap((stage, s) =>
    stage.moves.flatMap((move, m): [string, string][] =>
      move.when === undefined ? [] : [[`stages[${s}].moves[${m}].when`, move.when]],
    ),
  )
  const requirements = Object.entries(procedure.acts).flatMap(([name, act]) =>
    (act.require ?? []).map((row, r): [string, string] => [`acts.${name}.require[${r}].that`, row.that]),
  )
  return [...moves, ...requirements]
}

function faultsOfParts(procedure: Procedure): Fault[] {
  const faults: Fault[] = []
  const stages = new Set(procedure.stages.map((stage) => stage.id))
  const fault = (wrong: boolean, field: string, reason: string) => {
    if (wrong) faults.push({ field, reason })
  }
  procedure.blocks.forEach((block, b) => fault(!isBlockName(block), `blocks[${b}]`, 'unknown-block'))
  procedure.stages.forEach((stage, s) => {
    fault(procedure.stages.findIndex((other) => other.id === stage.id) !== s, `stages[${s}].id`, 'twice')
    stage.moves.forEach((move, m) => {
      const path = `stages[${s}].moves[${m}]`
      fault(!stages.has(move.to), `${path}.to`, 'unknown-stage')
      fault(move.by !== undefined && !Object.hasOwn(procedure.acts, move.by), `${path}.by`, 'unknown-act')
      fault(move.by === undefined && move.when === undefined, `${path}.when`, 'missing')
    })
  })
  for (const [name, act] of Object.entries(procedure.acts)) {
    fault(name !== 'close' && commandOf(name, procedure.blocks) === undefined, `acts.${name}`, 'unknown-act')
    act.roles.forEach((role, r) => fault(!procedure.roles.includes(role), `acts.${name}.roles[${r}]`, 'unknown-role'))
    act.stages.forEach((stage, s) => fault(!stages.has(stage), `acts.${name}.stages[${s}]`, 'unknown-stage'))
    act.require?.forEach((row, r) =>
      fault(row.sendTo !== undefined && !stages.has(row.sendTo), `acts.${name}.require[${r}].sendTo`, 'unknown-stage'),
    )
  }
  return faults
}

function faultsOfStages(procedure: Procedure): Fault[] {
  const reached = reachable(procedure)
  return procedure.stages.flatMap((stage, s): Fault[] => {
    const left = stage.moves.some((move) => move.by === undefined || usableIn(procedure, move.by, stage.id))
    if (stage.end !== true && !left) return [{ field: `stages[${s}].moves`, reason: 'nobody-can-leave' }]
    if (stage.end === true && stage.moves.length > 0) return [{ field: `stages[${s}].moves`, reason: 'end-has-moves' }]
    return reached.has(stage.id) ? [] : [{ field: `stages[${s}]`, reason: 'nobody-can-reach' }]
  })
}

function usableIn(procedure: Procedure, act: string, stage: string): boolean {
  return Object.hasOwn(procedure.acts, act) && procedure.acts[act]?.stages.includes(stage) === true
}

function reachable(procedure: Procedure): ReadonlySet<string> {
  const first = procedure.stages[0]
  const reached = new Set<string>(first === undefined ? [] : [first.id])
  for (const id of reached) {
    const stage = procedure.stages.find((candidate) => candidate.id === id)
    stage?.moves
      .filter((move) => move.by === undefined || usableIn(procedure, move.by, id))
      .forEach((move) => reached.add(move.to))
    Object.values(procedure.acts)
      .filter((act) => act.stages.includes(id))
      .forEach((act) => act.require?.forEach((row) => row.sendTo !== undefined && reached.add(row.sendTo)))
  }
  return reached
}

function pathOf(path: readonly PropertyKey[]): string {
  return path
    .map((part) => (typeof part === 'number' ? `[${part}]` : `.${String(part)}`))
    .join('')
    .replace(/^\./, '')
}

/** A role that is not in the closed list is the commonest slip of an author: say so instead of "wrong form". */
function shapeFault(path: readonly PropertyKey[]): string {
  return path.includes('roles') ? 'unknown-role' : 'wrong-form'
}
