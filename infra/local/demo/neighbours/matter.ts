import type { Draw } from '../draw.ts'
import type { Moment } from '../moments.ts'
import { code, codes } from '../roster.ts'
import type { Cadre } from '../staff.ts'
import type { Scene, Telling } from '../telling.ts'
import { beginTelling } from '../telling.ts'
import type { Stage } from './chosen.ts'
import type { VillagePeople } from './staff.ts'
import type { Subject } from './subjects.ts'

interface Setting {
  readonly subject: Subject
  readonly people: VillagePeople
  readonly households: readonly string[]
  readonly draw: Draw
}

interface Begun extends Setting {
  readonly told: Telling
  readonly topic: string
}

/** How many days ago the meeting was, for a matter that stands there now. */
const metDaysAgo: Readonly<Record<'act' | 'evaluate' | 'closed', readonly [number, number]>> = {
  act: [16, 34],
  evaluate: [42, 70],
  closed: [62, 110],
}

/** A matter told up to the stage where it shall stand. */
export async function tellMatter(scene: Scene, setting: Setting, stage: Stage): Promise<void> {
  const { draw } = setting
  if (stage === 'visit') return visited(scene, setting)
  if (stage === 'propose') return proposed(scene, setting)
  if (stage === 'discuss') return discussed(scene, setting)
  const met = -draw.between(...metDaysAgo[stage])
  const begun = await begin(scene, setting, met - 9)
  await decide(begun, met)
  const actions = await assignAll(begun, met + 2)
  if (stage === 'act') return acting(begun, actions)
  await finishAll(begun, actions, met + 14)
  await judge(begun, met + 26, stage === 'closed')
}

/** Visited, and nothing raised yet. */
async function visited(scene: Scene, { subject, people, households, draw }: Setting): Promise<void> {
  const day = -draw.between(3, 12)
  const told = await beginTelling(scene, [day, '09:00'], people.clerk, subject.title)
  for (const [n, needs] of subject.needs.entries())
    await told.act([day + n, '15:00'], n === 0 ? people.helper : people.clerk, 'record-visit', {
      answers: { household: draw.pick(households), needs, areas: [subject.area] },
    })
}

async function proposed(scene: Scene, setting: Setting): Promise<void> {
  const { draw } = setting
  const day = -draw.between(6, 16)
  const begun = await begin(scene, setting, day)
  if (draw.between(1, 3) > 1) await convene(begun, [day + 3, '10:00'], draw.between(1, 6))
}

/** The meeting was a few days ago: some polls are still open, elsewhere the minutes are still to be written. */
async function discussed(scene: Scene, setting: Setting): Promise<void> {
  const { draw, people, households } = setting
  const met = -draw.between(1, 3)
  const begun = await begin(scene, setting, met - 8)
  await convene(begun, [met - 5, '10:00'], met)
  const came = presentOf(households, draw)
  await begun.told.act([met, '19:00'], people.clerk, 'check-in', { voters: came })
  if (draw.between(1, 2) === 1) return voteOnPaper(begun, met, came)
  const poll = await openPoll(begun, [met, '19:20'], draw.between(2, 6))
  const some = came.slice(0, 6)
  await begun.told.cast([met, '19:30'], poll, { c1: some.slice(0, 4), c2: some.slice(4) })
}

/** Opened, a household visited, the topic up. */
async function begin(scene: Scene, setting: Setting, day: number): Promise<Begun> {
  const { subject, people, households, draw } = setting
  const told = await beginTelling(scene, [day, '09:00'], people.clerk, subject.title)
  const visit = await told.act([day, '15:30'], people.helper, 'record-visit', {
    answers: { household: draw.pick(households), needs: draw.pick(subject.needs), areas: [subject.area] },
  })
  const topic = await told.act([day + 1, '09:30'], people.clerk, 'raise-topic', {
    title: subject.topic,
    background: subject.background,
    fromVisits: [visit],
  })
  return { ...setting, told, topic }
}

function convene({ told, topic, subject, people, draw }: Begun, at: Moment, held: number): Promise<string> {
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
function presentOf(households: readonly string[], draw: Draw): string[] {
  const least = Math.ceil((households.length * 3) / 4)
  const all = codes('h', 1, households.length)
  return draw.some(all, draw.between(least, households.length))
}

function openPoll({ told, topic, subject, people }: Begun, at: Moment, openDays?: number): Promise<string> {
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
async function voteOnPaper(begun: Begun, met: number, came: readonly string[]): Promise<void> {
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

async function decide(begun: Begun, met: number): Promise<void> {
  const { told, people, households, draw } = begun
  await convene(begun, [met - 6, '10:00'], met)
  const came = presentOf(households, draw)
  await told.act([met, '19:00'], people.clerk, 'check-in', { voters: came })
  await voteOnPaper(begun, met, came)
  await told.act([met + 1, '09:00'], people.clerk, 'write-minutes', { signers: [people.clerk.id] })
  await told.act([met + 1, '09:10'], people.clerk, 'sign-minutes', {})
}

interface Assigned {
  readonly id: string
  readonly owner: Cadre
  readonly reviewer: Cadre
  readonly report: string
}

/** The first action is the helper's, the second the clerk's; each reviews the other's. */
async function assignAll({ told, topic, subject, people }: Begun, day: number, due = [12, 20]): Promise<Assigned[]> {
  const actions: Assigned[] = []
  for (const [n, [text, report]] of subject.actions.entries()) {
    const [owner, reviewer] = n % 2 === 0 ? [people.helper, people.clerk] : [people.clerk, people.helper]
    const on = told.on(day + (due[n] ?? 20))
    const data = { topicId: topic, text, owner: owner.id, due: on }
    actions.push({ id: await told.act([day, '10:00'], people.clerk, 'assign', data), owner, reviewer, report })
  }
  return actions
}

/** The first is done or waits for review, the second is under way; whichever day has passed is late. */
async function acting({ told, draw }: Begun, [first, second]: readonly Assigned[]): Promise<void> {
  if (first === undefined || second === undefined) return
  const how = draw.between(1, 4)
  if (how === 1) return
  await told.act([-3, '16:00'], first.owner, 'report-progress', { actionId: first.id, text: first.report, submit: true })
  if (how > 2) await told.act([-2, '09:30'], first.reviewer, 'review', { actionId: first.id, verdict: 'accept' })
  if (how > 3)
    await told.act([-2, '17:00'], second.owner, 'report-progress', { actionId: second.id, text: '正在办,材料还差一样。' })
}

async function finishAll({ told }: Begun, actions: readonly Assigned[], from: number): Promise<void> {
  for (const [n, { id, owner, reviewer, report }] of actions.entries()) {
    await told.act([from + n * 4, '16:00'], owner, 'report-progress', { actionId: id, text: report, submit: true })
    await told.act([from + n * 4 + 1, '09:30'], reviewer, 'review', { actionId: id, verdict: 'accept' })
  }
}

async function judge({ told, topic, subject, people, draw }: Begun, from: number, ended: boolean): Promise<void> {
  const count = draw.between(2, 4)
  await told.evaluate([from, '19:00'], topic, codes('h', 1, count), draw.between(4, 5))
  await told.evaluate([from + 1, '12:00'], topic, [code('h', count + 1)], 4, subject.comment)
  if (ended) await told.act([from + 8, '10:00'], people.clerk, 'close', {})
}
