import * as z from 'zod'
import { pollFileSchema } from '#shared/decision/poll-file.ts'
import type { PublishedPoll } from '#shared/decision/published-poll.ts'
import { Failed } from '../failure.ts'
import type { StepOf } from '../scenario-schema.ts'
import { idOf, type Play } from '../stage.ts'
import { same } from './same.ts'

const result = z.object({
  counts: z.record(z.string(), z.number()),
  present: z.number(),
  outcome: z.string(),
  winner: z.union([z.string(), z.array(z.string()), z.null()]),
})
const answer = z.object({ poll: z.looseObject({ state: z.string(), tally: result.optional() }) })

export async function expectPoll(play: Play, step: StepOf<'expect'>): Promise<void> {
  if (step.poll === undefined) return
  const id = idOf(play, 'poll', step.poll)
  const { poll } = answer.parse(await play.cast.as(play.cast.clerk, 'GET', `/api/polls/${id}`))
  if (poll.tally === undefined) throw new Failed(`poll ${step.poll} has no result: it is ${poll.state}`)
  const published = await publishedFile(play, step.poll)
  for (const [where, said] of [
    ['', poll.tally],
    [' on the board', published.result],
  ] as const) {
    if (step.outcome !== undefined) same(`outcome${where}`, said.outcome, step.outcome)
    if (step.present !== undefined) same(`present${where}`, said.present, step.present)
    if (step.winner !== undefined) same(`winner${where}`, inOrder(said.winner), inOrder(step.winner))
    for (const [choice, count] of Object.entries(step.counts ?? {}))
      same(`count of ${choice}${where}`, said.counts[choice], count)
  }
}

/** What the village board publishes of a poll, read without any sign-in. */
export async function publishedFile(play: Play, key: string): Promise<PublishedPoll> {
  return pollFileSchema.parse(JSON.parse(await publishedText(play, key))).count
}

/** The published file before anything is made of it. */
export async function publishedText(play: Play, key: string): Promise<string> {
  const { bytes } = await play.client.raw(`/b/${play.scenario.place.code}/polls/${idOf(play, 'poll', key)}.json`)
  return new TextDecoder().decode(bytes)
}

/** A list of one is its only choice, whichever way it was written down; an empty one is nobody. */
function inOrder(winner: string | readonly string[] | null): unknown {
  if (typeof winner === 'string' || winner === null) return winner
  return winner.length < 2 ? (winner[0] ?? null) : [...winner].sort()
}
