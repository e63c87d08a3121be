import { Refused } from '../failure.ts'
import type { StepOf } from '../scenario-schema.ts'
import { command, idOf, type Play, remember } from '../stage.ts'
import { momentOf } from './moment.ts'

export async function openPoll(play: Play, step: StepOf<'open-poll'>): Promise<void> {
  const { question, choices, electorate, secret, rule, recused } = step
  const order = {
    topicId: idOf(play, 'topic', step.topic),
    question,
    choices,
    electorate,
    secret,
    rule,
    ...(step.select === undefined ? {} : { max: step.select.max }),
    ...(recused === undefined ? {} : { recused }),
    ...(step.closesAt === undefined ? {} : { closesAt: momentOf(play, step.closesAt) }),
  }
  const { id } = await command(play, step.by, 'open-poll', order).catch((error: unknown) => {
    // Whoever opens a secret poll of very few is warned once, and says so to open it all the same.
    if (!(error instanceof Refused && error.message.includes('few-voters'))) throw error
    return command(play, step.by, 'open-poll', { ...order, fewVoters: true })
  })
  remember(play, 'poll', step.key, id)
}
