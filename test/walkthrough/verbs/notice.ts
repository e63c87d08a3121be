import type { StepOf } from '../scenario-schema.ts'
import { command, type Play, remember } from '../stage.ts'

export async function notice(play: Play, { key, by, subject, days }: StepOf<'notice'>): Promise<void> {
  remember(play, 'notice', key, (await command(play, by, 'publish-notice', { subject, days })).id)
}
