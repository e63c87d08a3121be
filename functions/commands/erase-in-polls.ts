import type { Matter } from '#shared/workflow/matter.ts'
import { keys } from '../store/keys.ts'
import type { World } from '../world.ts'
import { withoutName, withoutWitness } from './erased-rows.ts'
import { rewriteRows } from './rewrite-rows.ts'
import type { Whom } from './whom-to-erase.ts'

/** Takes a person's name out of the frozen electorates of a matter's polls and from where they stand as a witness. `votes` stay. */
export async function eraseInPolls(
  world: World,
  { slices }: Matter,
  { list, code, name }: Whom,
): Promise<{ electorates: number; witnessed: number; votes: number }> {
  const rowsOf = async (pollId: string, kind: string) => {
    const { pk, sk } = keys.pollRow(pollId, [kind, ''])
    return world.table.query({ pk, prefix: sk })
  }
  const { polls } = slices.poll
  const own = polls.filter((poll) => poll.list === list).map(({ id }) => id)
  const rolls = (await Promise.all(own.map((id) => rowsOf(id, 'roll')))).flat()
  const marks = (await Promise.all(polls.map(({ id }) => rowsOf(id, 'mark')))).flat()
  const cast = own.map((id) => keys.pollRow(id, ['mark', code]))
  return {
    electorates: await rewriteRows(world, rolls, withoutName(code)),
    witnessed: await rewriteRows(world, marks, withoutWitness(name)),
    votes: marks.filter(({ pk, sk }) => cast.some((key) => key.pk === pk && key.sk === sk)).length,
  }
}
