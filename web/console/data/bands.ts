import type { Words } from '#shared/language.ts'
import type { Desk } from '#shared/views/desk.ts'
import type { StageCount } from '#shared/views/stage-ages.ts'
import { noneInStage } from '#shared/views/stage-ages.ts'

/** One stage of the way a matter goes, with what stands in it. */
export interface Band {
  readonly id: string
  readonly title: Words
  /** Matters here are over. */
  readonly end: boolean
  readonly count: StageCount
}

/** The stages of all procedures in their order, each once: counts are kept by the stage's id alone. */
export function bandsOf(stages: Desk['stages'], procedures: Desk['procedures']): readonly Band[] {
  const known = new Map(procedures.flatMap((procedure) => procedure.stages.map((stage) => [stage.id, stage] as const)))
  return [...known.values()].map((stage) => ({ ...stage, count: stages[stage.id] ?? noneInStage }))
}

const sumOf = (bands: readonly Band[]): number => bands.reduce((sum, { count }) => sum + count.total, 0)

export const runningIn = (bands: readonly Band[]): number => sumOf(bands.filter(({ end }) => !end))
export const endedIn = (bands: readonly Band[]): number => sumOf(bands.filter(({ end }) => end))

/** How many matters a whole bar stands for; few do not fill it, so that one matter never looks like a crowd. */
export function fullOf(all: readonly (readonly Band[])[]): number {
  const longest = all.flat().filter(({ end }) => !end)
  return Math.max(10, ...longest.map(({ count }) => count.total))
}
