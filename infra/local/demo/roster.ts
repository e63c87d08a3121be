import { rememberedCommand } from '#functions/commands/remember.ts'
import { rosterLists, saveLists } from '#functions/store/rosters.ts'
import type { World } from '#functions/world.ts'
import type { Member } from '#shared/roster/member.ts'

/** Lists of a village, put there as an import would; a village that has lists keeps them. */
export async function saveRoster(world: World, village: string, members: readonly Member[]): Promise<void> {
  if ((await rosterLists(world, village)).length > 0) return
  const lists = Map.groupBy(members, ({ list }) => list)
  const answer = { memberCount: members.length }
  const outcome = await saveLists(
    world,
    village,
    [],
    lists,
    rememberedCommand('demo', `roster-${village}`, village, answer),
  )
  if (outcome !== 'saved') throw new Error(`demo: the roster of ${village} was not saved: ${outcome}`)
}

/** Codes from one number to another, both included: `h01`, `h02`… */
export function codes(prefix: string, from: number, to: number): string[] {
  return Array.from({ length: to - from + 1 }, (_, n) => code(prefix, from + n))
}

export const code = (prefix: string, n: number): string => prefix + String(n).padStart(2, '0')
