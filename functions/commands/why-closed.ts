import type { Refusal } from '#shared/refusal.ts'
import { refusal } from '#shared/refusal.ts'
import { keys } from '../store/keys.ts'
import { headOf } from '../store/records.ts'
import type { World } from '../world.ts'

/** Why a poll takes no papers: it has closed, or its whole matter has ended. Asked only when a paper was refused. */
export async function whyClosed(world: World, matterId: string | undefined): Promise<Refusal> {
  const item = matterId === undefined ? undefined : await world.table.get(keys.matter(matterId))
  const matter = item === undefined ? undefined : headOf(item).matter
  return matter?.closedAt === undefined
    ? refusal('poll-closed')
    : refusal('wrong-stage', { reason: `stage-is-${matter.stage}` })
}
