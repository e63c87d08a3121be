import { setTimeout as sleep } from 'node:timers/promises'
import * as z from 'zod'
import { instantFromMillis, millisOf } from '#shared/calendar/time.ts'
import { command, idOf, remember } from '#test/walkthrough/stage.ts'
import type { JourneyVillage } from './journey-village.ts'

/** Two ticks of the schedule, and what they do. */
const patienceMs = 180_000

const poll = z.object({ poll: z.looseObject({ state: z.string() }) })

/**
 * A secret poll ends while nobody does anything: the clock of the village is set to some seconds before its end, and from there
 * on only the deployment's own schedule works.
 */
export async function waitForTheTick(village: JourneyVillage): Promise<string> {
  const { play } = village
  const step = await village.upTo(({ do: what }) => what === 'open-poll')
  if (step.do !== 'open-poll') throw new Error('no poll')
  const { question, choices, electorate, rule, by, key } = step
  const closesAt = instantFromMillis(millisOf(play.now) + 3_600_000)
  const { id } = await command(play, by, 'open-poll', {
    topicId: idOf(play, 'topic', step.topic),
    question,
    choices,
    electorate,
    rule,
    secret: true,
    closesAt,
  })
  remember(play, 'poll', key, id)
  const [first] = choices
  await village.act(play, { do: 'vote', poll: key, ballots: { [first?.key ?? '']: ['r01', 'r02'] } })
  await play.clock.moveTo(instantFromMillis(millisOf(closesAt) - 10_000))
  const since = Date.now()
  for (;;) {
    const answer = poll.parse(await play.cast.as(play.cast.clerk, 'GET', `/api/polls/${id}`))
    const waited = Date.now() - since
    if (answer.poll.state !== 'open') return `${answer.poll.state} after ${Math.round(waited / 1000)} s`
    if (waited > patienceMs) throw new Error(`the poll is still ${answer.poll.state}`)
    await sleep(2_000)
  }
}
