import type { StepOf } from '../scenario-schema.ts'
import { command, idOf, type Play } from '../stage.ts'

export async function declineTopic(play: Play, { by, topic, reason }: StepOf<'decline-topic'>): Promise<void> {
  await command(play, by, 'decline-topic', { topicId: idOf(play, 'topic', topic), reason })
}
