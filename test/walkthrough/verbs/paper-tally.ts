import type { StepOf } from '../scenario-schema.ts'
import { command, idOf, type Play } from '../stage.ts'

export async function paperTally(play: Play, step: StepOf<'paper-tally'>): Promise<void> {
  const { counts, voters, scrutineers } = step
  await command(play, step.by, 'paper-tally', { pollId: idOf(play, 'poll', step.poll), counts, voters, scrutineers })
}
