import { localDateOf, localTimeOf } from '#shared/calendar/time.ts'
import type { StepOf } from '../scenario-schema.ts'
import { command, idOf, type Play } from '../stage.ts'
import { momentOf } from './moment.ts'

export async function convene(play: Play, step: StepOf<'convene'>): Promise<void> {
  const held = momentOf(play, step.heldAt)
  await command(play, step.by, 'convene', {
    answers: { kind: step.kind, place: step.place, heldOn: localDateOf(held), heldAt: localTimeOf(held) },
    topics: step.topics.map((key) => idOf(play, 'topic', key)),
    electorate: step.electorate,
  })
}
