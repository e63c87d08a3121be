import type { StepOf } from '../scenario-schema.ts'
import { command, idOf, type Play } from '../stage.ts'

export async function urge(play: Play, { by, action, text }: StepOf<'urge'>): Promise<void> {
  await command(play, by, 'urge', { actionId: idOf(play, 'action', action), text })
}
