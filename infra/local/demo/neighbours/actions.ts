import type { Cadre } from '../staff.ts'
import type { Begun } from './meeting.ts'

export interface Assigned {
  readonly id: string
  readonly owner: Cadre
  readonly reviewer: Cadre
  readonly report: string
}

/** The first action is the helper's, the second the clerk's; each reviews the other's. */
export async function assignAll(
  { told, topic, subject, people }: Begun,
  day: number,
  due = [12, 20],
): Promise<Assigned[]> {
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
export async function acting({ told, draw }: Begun, [first, second]: readonly Assigned[]): Promise<void> {
  if (first === undefined || second === undefined) return
  const how = draw.between(1, 4)
  if (how === 1) return
  await told.act([-3, '16:00'], first.owner, 'report-progress', {
    actionId: first.id,
    text: first.report,
    submit: true,
  })
  if (how > 2) await told.act([-2, '09:30'], first.reviewer, 'review', { actionId: first.id, verdict: 'accept' })
  if (how > 3)
    await told.act([-2, '17:00'], second.owner, 'report-progress', {
      actionId: second.id,
      text: '正在办，材料还差一样。',
    })
}

export async function finishAll({ told }: Begun, actions: readonly Assigned[], from: number): Promise<void> {
  for (const [n, { id, owner, reviewer, report }] of actions.entries()) {
    await told.act([from + n * 4, '16:00'], owner, 'report-progress', { actionId: id, text: report, submit: true })
    await told.act([from + n * 4 + 1, '09:30'], reviewer, 'review', { actionId: id, verdict: 'accept' })
  }
}
