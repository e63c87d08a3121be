import { code, codes } from '../roster.ts'
import type { Scene } from '../telling.ts'
import { beginTelling } from '../telling.ts'
import { acting, assignAll, finishAll } from './actions.ts'
import type { Stage } from './chosen.ts'
import type { Begun, Setting } from './meeting.ts'
import { convene, openPoll, presentOf, voteOnPaper } from './meeting.ts'

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

async function decide(begun: Begun, met: number): Promise<void> {
  const { told, people, households, draw } = begun
  await convene(begun, [met - 6, '10:00'], met)
  const came = presentOf(households, draw)
  await told.act([met, '19:00'], people.clerk, 'check-in', { voters: came })
  await voteOnPaper(begun, met, came)
  await told.act([met + 1, '09:00'], people.clerk, 'write-minutes', { signers: [people.clerk.id] })
  await told.act([met + 1, '09:10'], people.clerk, 'sign-minutes', {})
}

async function judge({ told, topic, subject, people, draw }: Begun, from: number, ended: boolean): Promise<void> {
  const count = draw.between(2, 4)
  await told.evaluate([from, '19:00'], topic, codes('h', 1, count), draw.between(4, 5))
  await told.evaluate([from + 1, '12:00'], topic, [code('h', count + 1)], 4, subject.comment)
  if (ended) await told.act([from + 8, '10:00'], people.clerk, 'close', {})
}
