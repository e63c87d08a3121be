import { localDateOf } from '#shared/calendar/time.ts'
import type { StepOf } from '../scenario-schema.ts'
import { command, idOf, type Play, remember } from '../stage.ts'
import { momentOf } from './moment.ts'

export async function assign(play: Play, step: StepOf<'assign'>): Promise<void> {
  const { id } = await command(play, step.by, 'assign', {
    topicId: idOf(play, 'topic', step.topic),
    text: step.text,
    owner: play.cast.idOf(step.owner),
    due: localDateOf(momentOf(play, step.due)),
  })
  remember(play, 'action', step.key, id)
}
