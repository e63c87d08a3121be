import type { StepOf } from '../scenario-schema.ts'
import { command, type Play } from '../stage.ts'

export async function close(play: Play, { by }: StepOf<'close'>): Promise<void> {
  await command(play, by, 'close', {})
}
