import { describe, expect, test } from 'vitest'
import type { Actor } from '#shared/workflow/actor.ts'
import {
  actionFor,
  agenda,
  assignAction,
  ballotPaper,
  deliberationProcedure,
  must,
  reach,
  stages,
  visitNotes,
} from './deliberation.ts'
import type { Reached, StageName } from './deliberation.ts'
import {
  administrator,
  clock,
  helper,
  moment,
  organizer,
  otherHelper,
  otherOrganizer,
  passerBy,
  supervisor,
  villager,
} from './people.ts'

const people: Readonly<Record<string, Actor>> = {
  organizer,
  helper,
  supervisor,
  administrator,
  villager: villager('h03'),
  public: passerBy,
}

/** Every act of the specification: who may do it, from where it is tried, and with what. */
interface Case {
  readonly act: string
  readonly by: readonly string[]
  readonly stages: readonly StageName[]
  readonly data: (reached: Reached) => unknown
}

const before: readonly StageName[] = ['visit', 'propose', 'discuss']
const running: readonly StageName[] = [...before, 'act', 'evaluate']
const nothing = 'made-none'
const pollOf = ({ matter }: Reached) => matter.matter().slices.poll.polls.at(-1)?.id ?? nothing
const noticeOf = ({ matter }: Reached) => matter.matter().slices.notice.notices.at(-1)?.id ?? nothing

const acts: readonly Case[] = [
  { act: 'record-visit', by: ['organizer', 'helper'], stages: running, data: () => visitNotes },
  {
    act: 'raise-topic',
    by: ['organizer', 'villager', 'public'],
    stages: running,
    data: () => ({ title: 'a well' }),
  },
  {
    act: 'add-voice',
    by: ['organizer'],
    stages: running,
    data: (r) => ({ topicId: r.topicId || nothing, voice: 'voice-00001' }),
  },
  {
    act: 'decline-topic',
    by: ['organizer'],
    stages: running,
    data: (r) => ({ topicId: r.topicId || nothing, reason: 'no' }),
  },
  { act: 'convene', by: ['organizer'], stages: before, data: (r) => agenda([r.topicId || nothing]) },
  { act: 'check-in', by: ['organizer'], stages: ['propose', 'discuss'], data: () => ({ voters: ['h05'] }) },
  {
    act: 'open-poll',
    by: ['organizer'],
    stages: ['propose', 'discuss'],
    data: (r) => ballotPaper(r.topicId || nothing),
  },
  {
    act: 'name-proxy',
    by: ['organizer'],
    stages: ['discuss'],
    data: (r) => ({ pollId: pollOf(r), from: 'h04', to: 'h05' }),
  },
  {
    act: 'paper-tally',
    by: ['organizer'],
    stages: ['discuss'],
    data: (r) => ({ pollId: pollOf(r), counts: { a: 1 }, voters: ['h04'], scrutineers: ['Wu'] }),
  },
  { act: 'close-poll', by: ['organizer'], stages: ['discuss'], data: (r) => ({ pollId: pollOf(r) }) },
  { act: 'write-minutes', by: ['organizer'], stages: ['discuss'], data: () => ({ text: 'more' }) },
  { act: 'sign-minutes', by: ['organizer', 'helper', 'supervisor'], stages: ['discuss'], data: () => ({}) },
  { act: 'publish-notice', by: ['organizer'], stages: running, data: () => ({ subject: 'crop', days: 5 }) },
  { act: 'object', by: ['villager'], stages: running, data: (r) => ({ noticeId: noticeOf(r), text: 'not so' }) },
  {
    act: 'answer-objection',
    by: ['organizer'],
    stages: running,
    data: (r) => ({ noticeId: noticeOf(r), objectionId: nothing, upheld: true, text: 'so' }),
  },
  { act: 'assign', by: ['organizer'], stages: ['act', 'evaluate'], data: (r) => actionFor(r.topicId || nothing) },
  {
    act: 'report-progress',
    by: ['organizer', 'helper'],
    stages: ['act'],
    data: (r) => ({ actionId: r.actionId || nothing, text: 'half' }),
  },
  {
    act: 'review',
    by: ['organizer', 'helper', 'supervisor'],
    stages: ['act'],
    data: (r) => ({ actionId: r.actionId || nothing, verdict: 'accept' }),
  },
  {
    act: 'urge',
    by: ['supervisor'],
    stages: ['act'],
    data: (r) => ({ actionId: r.actionId || nothing, text: 'hurry' }),
  },
  {
    act: 'evaluate',
    by: ['villager'],
    stages: ['evaluate'],
    data: (r) => ({ topicId: r.topicId || nothing, score: 4 }),
  },
  { act: 'close', by: ['organizer'], stages: ['act', 'evaluate'], data: () => ({}) },
]

test('the table below names every act of the procedure', () => {
  expect(acts.map(({ act }) => act).toSorted()).toEqual(Object.keys(deliberationProcedure().definition.acts).toSorted())
})

describe.each(acts)('$act', ({ act, by, stages: open, data }) => {
  const others = Object.entries(people).filter(([role]) => !by.includes(role))
  test.each(others)(
    'by a(n) %s is refused with not-your-role wherever the matter runs, and changes nothing',
    (_role, actor) => {
      for (const stage of running) {
        const reached = reach(stage)
        const was = reached.matter.matter()
        expect(reached.matter.does(actor, act, data(reached)), stage).toMatchObject({
          ok: false,
          refusal: { code: 'not-your-role' },
        })
        expect(reached.matter.matter()).toBe(was)
      }
    },
  )

  test.each(stages.filter((stage) => !open.includes(stage)))(
    'in stage %s is refused with wrong-stage, and changes nothing',
    (stage) => {
      for (const role of by) {
        const reached = reach(stage)
        const was = reached.matter.matter()
        const actor = people[role] ?? passerBy
        expect(reached.matter.does(actor, act, data(reached)), role).toMatchObject({
          ok: false,
          refusal: { code: 'wrong-stage' },
        })
        expect(reached.matter.matter()).toBe(was)
      }
    },
  )

  test.each(open)('in stage %s is not refused for role or stage to those who may', (stage) => {
    for (const role of by) {
      const reached = reach(stage)
      const done = reached.matter.does(people[role] ?? passerBy, act, data(reached))
      // What is left are reasons of the block's own: nothing there to act upon, not one's own task, not asked to sign.
      if (!done.ok)
        expect(['invalid', 'poll-not-open', 'no-visit-yet', 'wrong-stage', 'not-your-role'], role).toContain(
          done.refusal.code,
        )
      if (!done.ok) expect(done.refusal.reason ?? '', role).not.toMatch(/^stage-is/)
    }
  })
})

const refusedWith = (code: string) => ({ ok: false, refusal: { code } })

test('an owner cannot review the own action (own-work), another organizer, helper or supervisor can', () => {
  for (const reviewer of [organizer, otherHelper, supervisor]) {
    const { matter, topicId } = reach('act')
    const actionId = assignAction(matter, topicId)
    must(matter.does(helper, 'report-progress', { actionId, text: 'done', submit: true }))
    expect(matter.does(helper, 'review', { actionId, verdict: 'accept' })).toMatchObject(refusedWith('own-work'))
    must(matter.does(reviewer, 'review', { actionId, verdict: 'accept' }))
    expect(matter.matter().stage).toBe('evaluate')
  }
})

test('progress belongs to the owner of the action: anybody else is refused with not-your-role', () => {
  const { matter, topicId } = reach('act')
  const actionId = assignAction(matter, topicId)
  for (const actor of [organizer, otherHelper])
    expect(matter.does(actor, 'report-progress', { actionId, text: 'done' })).toMatchObject(
      refusedWith('not-your-role'),
    )
  must(matter.does(helper, 'report-progress', { actionId, text: 'half' }))
})

test('an action can be given to an organizer or a helper of the place and to nobody else', () => {
  const { matter, topicId } = reach('act')
  for (const owner of [supervisor.id, administrator.id, 'stranger'])
    expect(matter.does(organizer, 'assign', { ...actionFor(topicId), owner })).toMatchObject({
      ok: false,
      refusal: { code: 'invalid', field: 'owner', reason: 'no-such-staff' },
    })
  must(matter.does(organizer, 'assign', { ...actionFor(topicId), owner: otherOrganizer.id }))
})

test('only those asked to sign can sign, each once, and nobody can add to signed minutes', () => {
  const { matter } = reach('discuss')
  must(matter.does(organizer, 'write-minutes', { signers: [supervisor.id, organizer.id] }))
  expect(matter.does(helper, 'sign-minutes')).toMatchObject(refusedWith('not-your-role'))
  must(matter.does(supervisor, 'sign-minutes'))
  must(matter.does(supervisor, 'sign-minutes'))
  expect(matter.matter().slices.minutes.signatures).toHaveLength(1)
  expect(matter.does(organizer, 'write-minutes', { text: 'one more thing' })).toMatchObject(refusedWith('wrong-stage'))
})

test('a role held beside another is enough', () => {
  const { matter } = reach('evaluate')
  const both: Actor = { kind: 'staff', id: 'both', name: 'both', roles: ['supervisor', 'organizer'] }
  must(matter.does(both, 'close'))
})

test('what only the clock does is an unknown command to everybody else', () => {
  const { matter, topicId } = reach('discuss')
  const { id: pollId } = must(matter.does(organizer, 'open-poll', ballotPaper(topicId)))
  for (const actor of Object.values(people))
    expect(matter.does(actor, 'count-poll', { pollId })).toMatchObject({
      ok: false,
      refusal: { code: 'invalid', field: 'type', reason: 'unknown-command' },
    })
})

test.each(['fly', '', 'constructor', '__proto__', 'toString', 'CLOSE'])(
  'the unknown command %j is refused with invalid',
  (type) => {
    const { matter } = reach('act')
    for (const actor of [organizer, clock])
      expect(matter.does(actor, type)).toMatchObject({
        ok: false,
        refusal: { code: 'invalid', field: 'type', reason: 'unknown-command' },
      })
  },
)

test('a villager’s topic waits for the organizers and its raiser leaves no name in the record', () => {
  const { matter } = reach('visit')
  must(
    matter.does(villager('h07'), 'raise-topic', {
      title: 'a bridge',
      contact: { name: 'Old Wang', phone: '13900000000' },
    }),
  )
  expect(JSON.stringify(matter.events())).not.toMatch(/h07|Wang|139/)
  expect(matter.matter().slices.topic.topics[0]?.raisedBy).toBe('villager')
})

test('a topic that was put to a vote or declined cannot be declined any more', () => {
  const { matter, topicId } = reach('propose')
  must(matter.does(organizer, 'open-poll', ballotPaper(topicId, { closesAt: moment('2026-03-20T09:00:00+08:00') })))
  expect(matter.does(organizer, 'decline-topic', { topicId, reason: 'no' })).toMatchObject(refusedWith('wrong-stage'))
  const other = must(matter.does(organizer, 'raise-topic', { title: 'a well' })).id
  must(matter.does(organizer, 'decline-topic', { topicId: other, reason: 'no' }))
  expect(matter.does(organizer, 'decline-topic', { topicId: other, reason: 'no' })).toMatchObject(
    refusedWith('wrong-stage'),
  )
  expect(matter.does(organizer, 'open-poll', ballotPaper(other))).toMatchObject(refusedWith('wrong-stage'))
})
