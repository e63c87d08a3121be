import { checkInsAtMost } from '#shared/blocks/meeting/commands.ts'
import type { StepOf } from '../scenario-schema.ts'
import { command, type Play } from '../stage.ts'

export async function checkIn(play: Play, { voters }: StepOf<'check-in'>): Promise<void> {
  for (let from = 0; from < voters.length; from += checkInsAtMost)
    await command(play, play.cast.clerk, 'check-in', { voters: voters.slice(from, from + checkInsAtMost) })
}
