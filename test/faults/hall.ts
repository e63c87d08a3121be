import { setTimeout as sleep } from 'node:timers/promises'
import { issueLinks } from '#functions/commands/issue-links.ts'
import { rememberedCommand } from '#functions/commands/remember.ts'
import { openSession } from '#functions/access/sessions.ts'
import { saveLists } from '#functions/store/rosters.ts'
import { staffAccount } from '#functions/store/staff.ts'
import type { World } from '#functions/world.ts'
import {
  ballotPaper,
  headNow,
  matterWithTopic,
  must,
  organizer,
  send,
  settle,
  village,
} from '../commands/live-village.ts'
import type { Schedule } from './schedule.ts'

export interface Hall {
  readonly matterId: string
  readonly pollId: string
  /** The clerk's own, signed in. */
  readonly session: string
  readonly links: ReadonlyMap<string, string>
}

/** A village with this electorate, its poll open and the links handed out, while nothing goes wrong yet. */
export async function openHall(world: World, { seed, poll, voters }: Schedule): Promise<Hall> {
  await settle(world, 1)
  const members = voters.map(({ code, weight }) => ({ list: 'electors', code, name: `elector ${code}`, weight }))
  const order = rememberedCommand('staff#bao', 'the-electors', '', {})
  await saveLists(world, village, [], new Map([['electors', members]]), order)
  const { matterId, topicId } = await matterWithTopic(world)
  const more = {
    question: `poll ${seed}`,
    choices: poll.choices.map((key) => ({ key, text: key })),
    electorate: 'electors',
    secret: poll.secret,
    changeable: poll.changeable,
    max: poll.max,
    recused: voters.filter(({ recused }) => recused).map(({ code }) => code),
  }
  const { id: pollId } = must(await send(world, organizer, matterId, 'open-poll', ballotPaper(topicId, more)))
  const { matter } = await headNow(world, matterId)
  const issued = must(
    await issueLinks(world, matter, { act: 'vote', subject: pollId, list: 'electors', voters: 'all' }),
  )
  const account = await staffAccount(world, organizer.id)
  if (account === undefined) throw new Error('nobody works here')
  const { session } = await openSession(world, account, 'desk')
  return { matterId, pollId, session, links: new Map(issued.map(({ code, url }) => [code, url])) }
}

/** Asks the stream and the clock to catch up, until they say they have. */
export async function settled(port: number): Promise<boolean> {
  for (let n = 0; n < 40; n++) {
    const answer = await fetch(`http://127.0.0.1:${port}/`, { signal: AbortSignal.timeout(15_000) }).catch(
      () => undefined,
    )
    await answer?.arrayBuffer()
    if (answer?.status === 200) return true
    await sleep(100)
  }
  return false
}
