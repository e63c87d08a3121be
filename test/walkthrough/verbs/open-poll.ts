import type { StepOf } from '../scenario-schema.ts'
import { command, idOf, type Play, remember } from '../stage.ts'
import { momentOf } from './moment.ts'

export async function openPoll(play: Play, step: StepOf<'open-poll'>): Promise<void> {
  const { question, choices, electorate, secret, rule, recused } = step
  const { id } = await command(play, step.by, 'open-poll', {
    topicId: idOf(play, 'topic', step.topic),
    question,
    choices,
    electorate,
    secret,
    rule,
    ...(step.select === undefined ? {} : { max: step.select.max }),
    ...(recused === undefined ? {} : { recused }),
    ...(step.closesAt === undefined ? {} : { closesAt: momentOf(play, step.closesAt) }),
  })
  remember(play, 'poll', step.key, id)
}
