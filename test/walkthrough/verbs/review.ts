import type { StepOf } from '../scenario-schema.ts'
import { command, idOf, type Play } from '../stage.ts'

export async function review(play: Play, { by, action, verdict, reason }: StepOf<'review'>): Promise<void> {
  const why = reason === undefined ? {} : { reason }
  await command(play, by, 'review', { actionId: idOf(play, 'action', action), verdict, ...why })
}
