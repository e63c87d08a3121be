import { compileProcedure } from '../workflow/compile.ts'
import type { CompiledProcedure } from '../workflow/compile.ts'
import { deliberation } from './deliberation.ts'

/** Every version ever offered stays here: a matter runs to its end on the version it began with. */
const definitions: readonly unknown[] = [deliberation]

const compiled = definitions.map((definition): CompiledProcedure => {
  const result = compileProcedure(definition)
  if (!result.ok) throw new Error(`a procedure of the house is broken: ${JSON.stringify(result.faults)}`)
  return result.procedure
})

/** Looks a procedure up; without a version the newest. */
export type Procedures = (id: string, version?: number) => CompiledProcedure | undefined

export const procedures: Procedures = (id, version) =>
  compiled
    .filter(({ definition }) => definition.id === id && (version === undefined || definition.version === version))
    .toSorted((a, b) => b.definition.version - a.definition.version)[0]
