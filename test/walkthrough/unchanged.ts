import { canonical } from './canonical.ts'
import type { AnyStep } from './scenario-schema.ts'
import { Refused } from './failure.ts'
import { idOf, type Play, readMatter } from './stage.ts'

/** What a refused step must leave as it is: the matter's revision, and the rows that lie beside it. */
export async function standingBefore(play: Play, step: AnyStep): Promise<string> {
  const facts: unknown[] = [(await readMatter(play)).revision]
  const clerk = (path: string) => orRefusal(() => play.cast.as(play.cast.clerk, 'GET', path))
  if (step.do === 'vote' || step.do === 'paper-tally')
    facts.push(await clerk(`/api/polls/${idOf(play, 'poll', step.poll)}`))
  if (step.do === 'evaluate') facts.push(await clerk(`/api/matters/${play.matterId}/evaluations`))
  if (step.do === 'object') facts.push(await clerk(`/api/matters/${play.matterId}/objections`))
  if (step.do === 'visit') facts.push(await clerk(`/api/matters/${play.matterId}/visits`))
  return canonical(facts)
}

async function orRefusal(ask: () => Promise<unknown>): Promise<unknown> {
  try {
    return await ask()
  } catch (error) {
    if (error instanceof Refused) return error.code
    throw error
  }
}
