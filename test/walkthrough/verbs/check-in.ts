import { checkInsAtMost } from '#shared/blocks/meeting/state.ts'
import type { StepOf } from '../scenario-schema.ts'
import { command, type Play } from '../stage.ts'

/**
 * People in the room, of whatever list. Codes that no list has, or several, go first and without a list: the product must
 * refuse the former before anybody else is noted, and takes the latter for those of the list that was called.
 */
export async function checkIn(play: Play, { voters }: StepOf<'check-in'>): Promise<void> {
  const byList = [...Map.groupBy(voters, (code) => onlyListOf(play, code))]
  for (const [list, codes] of byList.sort(([a]) => (a === undefined ? -1 : 1)))
    for (let from = 0; from < codes.length; from += checkInsAtMost) {
      const part = codes.slice(from, from + checkInsAtMost)
      await command(play, play.cast.clerk, 'check-in', { voters: part, ...(list === undefined ? {} : { list }) })
    }
}

function onlyListOf(play: Play, code: string): string | undefined {
  const lists = new Set(play.voters.filter((voter) => voter.code === code).map(({ list }) => list))
  return lists.size === 1 ? [...lists][0] : undefined
}
