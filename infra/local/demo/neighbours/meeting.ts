import type { Draw } from '../draw.ts'
import type { Moment } from '../moments.ts'
import { codes } from '../roster.ts'
import type { Telling } from '../telling.ts'
import type { VillagePeople } from './staff.ts'
import type { Subject } from './subjects.ts'

export interface Setting {
  readonly subject: Subject
  readonly people: VillagePeople
  readonly households: readonly string[]
  readonly draw: Draw
}

/** A matter whose topic is up. */
export interface Begun extends Setting {
  readonly told: Telling
  readonly topic: string
}

export function convene({ told, topic, subject, people, draw }: Begun, at: Moment, held: number): Promise<string> {
  return told.act(at, people.clerk, 'convene', {
    answers: {
      kind: subject.binding ? '村民小组会议' : '议贫会',
      place: draw.pick(['村部', '文化广场', '组长家炕头', '村部会议室']),
      heldOn: told.on(held),
      heldAt: '19:00',
    },
    topics: [topic],
    electorate: 'households',
  })
}

/** At least three quarters of the households, so that no meeting misses its quorum of two thirds. */
export function presentOf(households: readonly string[], draw: Draw): string[] {
  const least = Math.ceil((households.length * 3) / 4)
  const all = codes('h', 1, households.length)
  return draw.some(all, draw.between(least, households.length))
}

export function openPoll({ told, topic, subject, people }: Begun, at: Moment, openDays?: number): Promise<string> {
  return told.act(at, people.clerk, 'open-poll', {
    topicId: topic,
    question: subject.question,
    choices: subject.choices.map((text, n) => ({ key: `c${n + 1}`, text })),
    electorate: 'households',
    secret: subject.secret,
    rule: subject.binding
      ? { quorum: { of: 'electorate', atLeast: '2/3' }, pass: { of: 'present', moreThan: '1/2' } }
      : {},
    ...(openDays === undefined ? {} : { closesAt: told.at([openDays, '20:00']) }),
  })
}

/** Papers counted in the room; the first choice gets about two thirds of them. */
export async function voteOnPaper(begun: Begun, met: number, came: readonly string[]): Promise<void> {
  const { told, people, draw } = begun
  const poll = await openPoll(begun, [met, '19:20'])
  const first = Math.ceil(came.length * 0.6) + draw.between(0, 2)
  const second = Math.min(came.length - first, draw.between(1, 4))
  const abstain = came.length - first - second
  await told.act([met, '19:40'], people.clerk, 'paper-tally', {
    pollId: poll,
    counts: { c1: first, c2: second, abstain },
    voters: came,
    scrutineers: ['监票人甲', '计票人乙'],
  })
  await told.closePoll([met, '19:50'], people.clerk, poll)
}
