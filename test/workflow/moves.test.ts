import { expect, test } from 'vitest'
import {
  actionFor,
  agenda,
  assignAction,
  ballotPaper,
  deliberation,
  finishAction,
  must,
  reach,
  signMinutes,
  visitNotes,
} from './deliberation.ts'
import { clock, helper, moment, organizer, otherOrganizer, supervisor, villager } from './people.ts'

const refusedWith = (code: string) => ({ ok: false, refusal: { code } })
const stageOf = ({ matter }: ReturnType<typeof reach>) => matter.matter().stage

test('a matter begins with visits', () => {
  expect(deliberation().matter().stage).toBe('visit')
})

test('a visit alone does not move it, a topic alone does not move it, both bring it to propose', () => {
  const visited = deliberation()
  must(visited.does(helper, 'record-visit', visitNotes))
  expect(visited.matter().stage).toBe('visit')
  must(visited.does(organizer, 'raise-topic', { title: 'a road' }))
  expect(visited.matter().stage).toBe('propose')
  const raised = deliberation()
  must(raised.does(organizer, 'raise-topic', { title: 'a road' }))
  expect(raised.matter().stage).toBe('visit')
  must(raised.does(helper, 'record-visit', visitNotes))
  expect(raised.matter().stage).toBe('propose')
})

test('a declined topic is no open topic: the matter waits at visit for another', () => {
  const matter = deliberation()
  const { id } = must(matter.does(organizer, 'raise-topic', { title: 'a road' }))
  must(matter.does(organizer, 'decline-topic', { topicId: id, reason: 'the county builds it' }))
  must(matter.does(helper, 'record-visit', visitNotes))
  expect(matter.matter().stage).toBe('visit')
})

test('convening before any visit is refused with no-visit-yet and convening does not yet mean discussing', () => {
  const early = deliberation()
  const { id } = must(early.does(organizer, 'raise-topic', { title: 'a road' }))
  expect(early.does(organizer, 'convene', agenda([id]))).toMatchObject(refusedWith('no-visit-yet'))
  const { matter, topicId } = reach('propose')
  must(matter.does(organizer, 'convene', agenda([topicId])))
  expect(matter.matter().stage).toBe('propose')
})

test('the first person who checks in brings it to discuss', () => {
  const { matter, topicId } = reach('propose')
  must(matter.does(organizer, 'convene', agenda([topicId])))
  must(matter.does(organizer, 'check-in', { voters: ['h01'] }))
  expect(matter.matter().stage).toBe('discuss')
})

test('a poll opened without a meeting brings it to discuss as well', () => {
  const { matter, topicId } = reach('propose')
  must(matter.does(organizer, 'open-poll', ballotPaper(topicId)))
  expect(matter.matter().stage).toBe('discuss')
})

test('nobody can check in before a meeting is convened', () => {
  const { matter } = reach('propose')
  expect(matter.does(organizer, 'check-in', { voters: ['h01'] })).toMatchObject(refusedWith('wrong-stage'))
})

test('signing while a poll is open is refused with wrong-stage, and moves the matter to act once it is closed', () => {
  const { matter, topicId } = reach('discuss')
  must(matter.does(organizer, 'write-minutes', { signers: [organizer.id] }))
  const { id: pollId } = must(matter.does(organizer, 'open-poll', ballotPaper(topicId)))
  expect(matter.does(organizer, 'sign-minutes')).toMatchObject(refusedWith('wrong-stage'))
  must(matter.does(organizer, 'close-poll', { pollId }))
  must(matter.does(organizer, 'sign-minutes'))
  expect(matter.matter().stage).toBe('act')
})

test('signing waits for everybody who was asked: the last signature moves the matter', () => {
  const { matter } = reach('discuss')
  must(matter.does(organizer, 'write-minutes', { signers: [organizer.id, helper.id, supervisor.id] }))
  must(matter.does(supervisor, 'sign-minutes'))
  must(matter.does(organizer, 'sign-minutes'))
  must(matter.does(organizer, 'sign-minutes'))
  expect(matter.matter().stage).toBe('discuss')
  must(matter.does(helper, 'sign-minutes'))
  expect(matter.matter().stage).toBe('act')
})

test('assigning before the minutes are signed is refused with wrong-stage', () => {
  for (const stage of ['visit', 'propose', 'discuss'] as const) {
    const { matter, topicId } = reach(stage)
    expect(matter.does(organizer, 'assign', actionFor(topicId || 'made-9999')), stage).toMatchObject(
      refusedWith('wrong-stage'),
    )
  }
})

test('the matter goes to evaluate when the last action is accepted, and not before', () => {
  const { matter, topicId } = reach('act')
  const first = assignAction(matter, topicId)
  const second = assignAction(matter, topicId)
  finishAction(matter, first)
  expect(matter.matter().stage).toBe('act')
  finishAction(matter, second)
  expect(matter.matter().stage).toBe('evaluate')
})

test('a returned action keeps the matter in act until it is handed in again and accepted', () => {
  const { matter, topicId } = reach('act')
  const actionId = assignAction(matter, topicId)
  must(matter.does(helper, 'report-progress', { actionId, text: 'done', submit: true }))
  must(matter.does(supervisor, 'review', { actionId, verdict: 'return', reason: 'still muddy' }))
  expect(matter.matter().stage).toBe('act')
  expect(matter.does(supervisor, 'review', { actionId, verdict: 'accept' })).toMatchObject(refusedWith('wrong-stage'))
  finishAction(matter, actionId)
  expect(matter.matter().stage).toBe('evaluate')
})

test('an action assigned while people evaluate takes the matter back to act until it is accepted', () => {
  const { matter, topicId } = reach('evaluate')
  const actionId = assignAction(matter, topicId)
  expect(matter.matter().stage).toBe('act')
  expect(matter.does(organizer, 'close')).toMatchObject(refusedWith('actions-open'))
  finishAction(matter, actionId)
  expect(matter.matter().stage).toBe('evaluate')
})

test('people of another list are noted in the room and do not count for this one', () => {
  const { matter, topicId } = reach('visit')
  must(matter.does(organizer, 'record-visit', visitNotes))
  must(
    matter.does(
      organizer,
      'convene',
      agenda([topicId || must(matter.does(organizer, 'raise-topic', { title: 'a well' })).id]),
    ),
  )
  expect(matter.does(organizer, 'check-in', { list: 'nobody', voters: ['h01'] })).toMatchObject(
    refusedWith('not-entitled'),
  )
  must(matter.does(organizer, 'check-in', { list: 'households', voters: ['h01'] }))
  expect(matter.matter().stage).toBe('discuss')
})

test('what is added to the minutes stands below what was added before', () => {
  const { matter } = reach('discuss')
  must(matter.does(organizer, 'write-minutes', { text: 'first' }))
  must(matter.does(organizer, 'write-minutes', { text: 'second' }))
  expect(matter.matter().slices.minutes.added).toBe('first\nsecond')
})

test('close ends a matter that has been evaluated well', () => {
  const { matter, topicId } = reach('evaluate')
  must(matter.does(villager('h01'), 'evaluate', { topicId, score: 3 }))
  must(matter.does(organizer, 'close'))
  expect(matter.matter()).toMatchObject({ stage: 'closed', closedAt: matter.now() })
})

test('a mean of exactly 3 is not low, silence is not low, and the mean is taken topic by topic', () => {
  const exact = reach('evaluate')
  must(exact.matter.does(villager('h01'), 'evaluate', { topicId: exact.topicId, score: 1 }))
  must(exact.matter.does(villager('h02'), 'evaluate', { topicId: exact.topicId, score: 5 }))
  must(exact.matter.does(organizer, 'close'))
  expect(stageOf(exact)).toBe('closed')
  expect(stageOf(reach('closed'))).toBe('closed')
})

test('one topic with a mean below 3 sends the matter back to act with low-score, however happy the others are', () => {
  const matter = deliberation()
  must(matter.does(helper, 'record-visit', visitNotes))
  const good = must(matter.does(organizer, 'raise-topic', { title: 'a road' })).id
  const bad = must(matter.does(organizer, 'raise-topic', { title: 'a well' })).id
  must(matter.does(organizer, 'open-poll', ballotPaper(good, { closesAt: '2026-03-02T09:00:00+08:00' })))
  matter.waitUntil(moment('2026-03-03T09:00:00+08:00'))
  signMinutes(matter, organizer)
  finishAction(matter, assignAction(matter, good))
  for (const code of ['h01', 'h02', 'h03']) must(matter.does(villager(code), 'evaluate', { topicId: good, score: 5 }))
  must(matter.does(villager('h01'), 'evaluate', { topicId: bad, score: 3 }))
  must(matter.does(villager('h02'), 'evaluate', { topicId: bad, score: 2 }))
  const { step } = must(matter.does(organizer, 'close'))
  expect(step.told).toEqual({ code: 'low-score' })
  expect(matter.matter()).toMatchObject({ stage: 'act', round: 2 })
})

test('after a low score only a new accepted action leads to evaluation, which starts a new round and keeps the old one', () => {
  const { matter, topicId } = reach('evaluate')
  must(matter.does(villager('h01'), 'evaluate', { topicId, score: 1 }))
  must(matter.does(organizer, 'close'))
  expect(matter.matter().stage).toBe('act')
  finishAction(matter, assignAction(matter, topicId))
  expect(matter.matter().stage).toBe('evaluate')
  must(matter.does(villager('h01'), 'evaluate', { topicId, score: 4 }))
  must(matter.does(organizer, 'close'))
  expect(matter.matter().stage).toBe('closed')
  expect(matter.matter().slices.evaluation.results).toEqual([
    { round: 1, topicId, count: 1, sum: 1 },
    { round: 2, topicId, count: 1, sum: 4 },
  ])
})

test('evaluating twice in a round replaces the first score instead of counting twice', () => {
  const { matter, topicId } = reach('evaluate')
  must(matter.does(villager('h01'), 'evaluate', { topicId, score: 1 }))
  must(matter.does(villager('h01'), 'evaluate', { topicId, score: 5 }))
  must(matter.does(organizer, 'close'))
  expect(matter.matter().slices.evaluation.results).toEqual([{ round: 1, topicId, count: 1, sum: 5 }])
})

test('close is refused with actions-open while an action is not accepted', () => {
  const { matter, topicId } = reach('act')
  assignAction(matter, topicId)
  expect(matter.does(organizer, 'close')).toMatchObject(refusedWith('actions-open'))
})

test('close is refused with notice-open while a notice runs and goes through once its days are over', () => {
  const { matter } = reach('evaluate')
  must(matter.does(organizer, 'publish-notice', { subject: 'result', days: 3 }))
  expect(matter.does(organizer, 'close')).toMatchObject(refusedWith('notice-open'))
  matter.waitUntil(moment('2026-03-04T23:59:59+08:00'))
  expect(matter.does(organizer, 'close')).toMatchObject(refusedWith('notice-open'))
  matter.waitUntil(moment('2026-03-05T00:00:00+08:00'))
  must(matter.does(organizer, 'close'))
})

test('close is refused with objections-unanswered while an objection waits, even after the notice ran out', () => {
  const { matter } = reach('evaluate')
  const { id: noticeId } = must(matter.does(organizer, 'publish-notice', { subject: 'result', days: 1 }))
  const { id: objectionId } = must(matter.does(villager('h03'), 'object', { noticeId, text: 'not so' }))
  matter.waitUntil(moment('2026-03-09T09:00:00+08:00'))
  expect(matter.does(organizer, 'close')).toMatchObject(refusedWith('objections-unanswered'))
  must(matter.does(organizer, 'answer-objection', { noticeId, objectionId, upheld: false, text: 'it is' }))
  must(matter.does(organizer, 'close'))
})

test('an upheld objection restarts the notice from the day of the answer', () => {
  const { matter } = reach('evaluate')
  const { id: noticeId } = must(matter.does(organizer, 'publish-notice', { subject: 'result', days: 3 }))
  const { id: objectionId } = must(matter.does(villager('h03'), 'object', { noticeId, text: 'not so' }))
  matter.waitUntil(moment('2026-03-10T15:00:00+08:00'))
  must(matter.does(organizer, 'answer-objection', { noticeId, objectionId, upheld: true, text: 'true' }))
  expect(matter.does(organizer, 'close')).toMatchObject(refusedWith('notice-open'))
  matter.waitUntil(moment('2026-03-13T23:59:59+08:00'))
  expect(matter.matter().slices.notice.notices[0]).not.toHaveProperty('closedAt')
  matter.waitUntil(moment('2026-03-14T00:00:00+08:00'))
  expect(matter.matter().slices.notice.notices[0]).toHaveProperty('closedAt', moment('2026-03-14T00:00:00+08:00'))
})

test('a notice takes no objection at the instant it ends', () => {
  const { matter } = reach('evaluate')
  const { id: noticeId } = must(matter.does(organizer, 'publish-notice', { subject: 'result', days: 1 }))
  matter.waitUntil(moment('2026-03-03T00:00:00+08:00'))
  expect(matter.does(villager('h03'), 'object', { noticeId, text: 'late' })).toMatchObject(refusedWith('wrong-stage'))
})

test('a matter in which nothing passed may be closed straight from act', () => {
  const { matter } = reach('act')
  must(matter.does(organizer, 'close'))
  expect(matter.matter().stage).toBe('closed')
})

test('a matter in which something passed may not be closed from act before anything was done', () => {
  const { matter, topicId } = reach('discuss')
  const { id: pollId } = must(matter.does(organizer, 'open-poll', ballotPaper(topicId)))
  for (const code of ['h01', 'h02', 'h03']) must(matter.votes(pollId, code, ['a']))
  must(matter.does(organizer, 'close-poll', { pollId }))
  signMinutes(matter, organizer)
  expect(matter.does(organizer, 'close')).toMatchObject(refusedWith('wrong-stage'))
  expect(matter.matter().stage).toBe('act')
})

test('close is refused with wrong-stage before the minutes are signed', () => {
  for (const stage of ['visit', 'propose', 'discuss'] as const)
    expect(reach(stage).matter.does(organizer, 'close'), stage).toMatchObject(refusedWith('wrong-stage'))
})

test('in a closed matter every act is refused with wrong-stage, the clock included', () => {
  const { matter, topicId, actionId } = reach('closed')
  const before = matter.matter()
  const tries = [
    [organizer, 'record-visit', visitNotes],
    [organizer, 'raise-topic', { title: 'late' }],
    [organizer, 'convene', agenda([topicId])],
    [organizer, 'check-in', { voters: ['h01'] }],
    [organizer, 'open-poll', ballotPaper(topicId)],
    [organizer, 'write-minutes', { text: 'late' }],
    [otherOrganizer, 'sign-minutes', {}],
    [organizer, 'publish-notice', { subject: 'late', days: 1 }],
    [organizer, 'assign', actionFor(topicId)],
    [helper, 'report-progress', { actionId, text: 'late' }],
    [supervisor, 'review', { actionId, verdict: 'accept' }],
    [supervisor, 'urge', { actionId, text: 'late' }],
    [villager('h01'), 'evaluate', { topicId, score: 1 }],
    [organizer, 'close', {}],
    [clock, 'close-notice', { noticeId: 'made-0001' }],
  ] as const
  for (const [actor, type, data] of tries)
    expect(matter.does(actor, type, data), type).toMatchObject(refusedWith('wrong-stage'))
  expect(matter.matter()).toBe(before)
})

test('a meeting called too late by the law is warned about in its record and never refused', () => {
  const { matter, topicId } = reach('propose')
  const answers = { kind: '村民会议', place: 'hall', heldOn: '2026-03-02', heldAt: '19:30' }
  must(matter.does(organizer, 'convene', { ...agenda([topicId]), answers }))
  expect(matter.matter().slices.meeting.meetings[0]?.warnings).toHaveLength(1)
})

test('an action is overdue from the end of its due day until it is accepted', async () => {
  const { isOverdue } = await import('#shared/blocks/action-item/state.ts')
  const { matter, topicId } = reach('act')
  const actionId = assignAction(matter, topicId)
  const item = () => {
    const found = matter.matter().slices['action-item'].items[0]
    if (found === undefined) throw new Error('no action')
    return found
  }
  expect(isOverdue(item(), moment('2026-04-30T23:59:59+08:00'))).toBe(false)
  expect(isOverdue(item(), moment('2026-05-01T00:00:00+08:00'))).toBe(true)
  must(matter.does(helper, 'report-progress', { actionId, text: 'done', submit: true }))
  expect(isOverdue(item(), moment('2026-05-01T00:00:00+08:00'))).toBe(true)
  must(matter.does(supervisor, 'review', { actionId, verdict: 'accept' }))
  expect(isOverdue(item(), moment('2026-05-01T00:00:00+08:00'))).toBe(false)
})
