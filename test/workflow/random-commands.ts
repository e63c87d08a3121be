import fc from 'fast-check'
import { instantFromMillis } from '#shared/calendar/time.ts'
import type { Result } from '#shared/result.ts'
import type { Actor } from '#shared/workflow/actor.ts'
import { agenda, ballotPaper, visitNotes } from './deliberation.ts'
import type { Play } from './driver.ts'
import { administrator, clock, helper, organizer, otherHelper, passerBy, supervisor, villager } from './people.ts'

const actors: readonly Actor[] = [
  organizer,
  helper,
  otherHelper,
  supervisor,
  administrator,
  villager('h03'),
  villager('h99'),
  passerBy,
  clock,
]

/** One thing somebody tries: a sensible command with a wild number to vary it, a wild command, a vote, or a wait. */
export type Attempt =
  | { readonly kind: 'sensible'; readonly n: number }
  | { readonly kind: 'any'; readonly actor: number; readonly type: string; readonly n: number }
  | { readonly kind: 'wild'; readonly actor: number; readonly type: string; readonly data: unknown }
  | { readonly kind: 'vote'; readonly voter: number; readonly choice: string }
  | { readonly kind: 'wait'; readonly hours: number }

const types = [
  'record-visit',
  'raise-topic',
  'decline-topic',
  'convene',
  'check-in',
  'open-poll',
  'paper-tally',
  'close-poll',
  'count-poll',
  'drop-list',
  'write-minutes',
  'sign-minutes',
  'publish-notice',
  'object',
  'answer-objection',
  'close-notice',
  'assign',
  'report-progress',
  'review',
  'urge',
  'evaluate',
  'close',
  'fly',
] as const

const actor = fc.nat(actors.length - 1)
const n = fc.nat(1000)
const attempt: fc.Arbitrary<Attempt> = fc.oneof(
  { weight: 6, arbitrary: n.map((value): Attempt => ({ kind: 'sensible', n: value })) },
  { weight: 5, arbitrary: fc.record({ kind: fc.constant('any' as const), actor, type: fc.constantFrom(...types), n }) },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('wild' as const),
      actor,
      type: fc.oneof(fc.constantFrom(...types), fc.string()),
      data: fc.anything(),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('vote' as const),
      voter: fc.integer({ min: 1, max: 12 }),
      choice: fc.constantFrom('a', 'b', 'abstain', 'x'),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('wait' as const), hours: fc.integer({ min: 1, max: 200 }) }) },
)
export const attempts = fc.array(attempt, { minLength: 20, maxLength: 60, size: 'max' })

export function tryOut(matter: Play, one: Attempt): Result<unknown> {
  switch (one.kind) {
    case 'sensible': {
      const [who, type, data] = sensible(matter, one.n)
      return matter.does(who, type, data)
    }
    case 'any':
      return matter.does(actors[one.actor] ?? passerBy, one.type, dataFor(matter, one.type, one.n))
    case 'wild':
      return matter.does(actors[one.actor] ?? passerBy, one.type, one.data)
    case 'vote': {
      const poll = matter.matter().slices.poll.polls.at(-1)
      return matter.votes(poll?.id ?? 'no-poll-at-all', `h${String(one.voter).padStart(2, '0')}`, [one.choice])
    }
    case 'wait':
      matter.waitUntil(instantFromMillis(Date.parse(matter.now()) + one.hours * 3_600_000))
      return { ok: true, value: undefined }
  }
}

/** What would carry the matter on from where it stands. */
function sensible(matter: Play, value: number): readonly [Actor, string, unknown] {
  const { stage, slices } = matter.matter()
  const by = (who: Actor, type: string): readonly [Actor, string, unknown] => [who, type, dataFor(matter, type, value)]
  switch (stage) {
    case 'visit':
      return slices.visit.count === 0 ? by(helper, 'record-visit') : by(organizer, 'raise-topic')
    case 'propose':
      return slices.meeting.meetings.length === 0 && value % 2 === 0
        ? by(organizer, 'convene')
        : by(organizer, value % 3 === 0 ? 'check-in' : 'open-poll')
    case 'discuss': {
      const open = slices.poll.polls.find((poll) => poll.state === 'open')
      if (open !== undefined) return [organizer, 'close-poll', { pollId: open.id }]
      return slices.minutes.signers.length === 0
        ? [organizer, 'write-minutes', { signers: [organizer.id] }]
        : [organizer, 'sign-minutes', {}]
    }
    case 'act': {
      const item = slices['action-item'].items.find(({ state }) => state !== 'accepted')
      if (item === undefined) return by(organizer, 'assign')
      if (item.state !== 'submitted')
        return [helper, 'report-progress', { actionId: item.id, text: 'done', submit: true }]
      return [supervisor, 'review', { actionId: item.id, verdict: value % 4 === 0 ? 'return' : 'accept' }]
    }
    case 'evaluate': {
      const waiting = slices.notice.notices.find(({ objections }) =>
        objections.some(({ state }) => state === 'waiting'),
      )
      const objection = waiting?.objections.find(({ state }) => state === 'waiting')
      if (waiting !== undefined && objection !== undefined)
        return [
          organizer,
          'answer-objection',
          { noticeId: waiting.id, objectionId: objection.id, upheld: value % 3 === 0, text: 'so' },
        ]
      return value % 2 === 0 ? by(villager(`h0${1 + (value % 9)}`), 'evaluate') : by(organizer, 'close')
    }
    default:
      return by(organizer, 'close')
  }
}

/** Data that fits a command more often than not: ids are those of things that exist, picked by the number. */
function dataFor(matter: Play, type: string, value: number): unknown {
  const { slices } = matter.matter()
  const pick = (list: readonly { readonly id: string }[]) => list[value % Math.max(1, list.length)]?.id ?? 'made-none'
  const topicId = pick(slices.topic.topics)
  const pollId = pick(slices.poll.polls)
  const notice = slices.notice.notices[value % Math.max(1, slices.notice.notices.length)]
  const noticeId = notice?.id ?? 'made-none'
  const actionId = pick(slices['action-item'].items)
  const code = `h${String(1 + (value % 12)).padStart(2, '0')}`
  const data: Readonly<Record<string, unknown>> = {
    'record-visit': visitNotes,
    'raise-topic': { title: `topic ${value}` },
    'decline-topic': { topicId, reason: 'no' },
    convene: agenda([topicId]),
    'check-in': { voters: [code, 'h01'] },
    'open-poll': ballotPaper(topicId, {
      secret: value % 2 === 0,
      max: 1 + (value % 3),
      recused: value % 5 === 0 ? ['h02'] : [],
    }),
    'paper-tally': { pollId, counts: { a: 1, abstain: 1 }, voters: [code, 'h07'], scrutineers: ['Wu'] },
    'close-poll': { pollId },
    'count-poll': { pollId },
    'drop-list': { pollId, tallyId: 'NoSuchTally' },
    'write-minutes': { text: 'as read out', signers: [organizer.id, supervisor.id].slice(value % 2) },
    'publish-notice': { subject: 'crop', days: 1 + (value % 5) },
    object: { noticeId, text: `objection ${value}` },
    'answer-objection': { noticeId, objectionId: pick(notice?.objections ?? []), upheld: value % 2 === 0, text: 'so' },
    'close-notice': { noticeId },
    assign: { topicId, text: 'gravel', owner: helper.id, due: '2027-04-30' },
    'report-progress': { actionId, text: 'half', submit: value % 2 === 0 },
    review: { actionId, verdict: value % 2 === 0 ? 'accept' : 'return' },
    urge: { actionId, text: 'hurry' },
    evaluate: { topicId, score: 1 + (value % 5) },
  }
  return data[type] ?? {}
}
