import type { StepOf } from '../scenario-schema.ts'
import { command, idOf, type Play } from '../stage.ts'

export async function closePoll(play: Play, { by, poll }: StepOf<'close-poll'>): Promise<void> {
  await command(play, by, 'close-poll', { pollId: idOf(play, 'poll', poll) })
}
