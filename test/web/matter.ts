import type { Instant } from '#shared/calendar/time.ts'
import { parseInstant, parseLocalDate } from '#shared/calendar/time.ts'
import { count } from '#shared/decision/tally.ts'
import type { MatterEvent } from '#shared/workflow/event.ts'
import type { Matter } from '#shared/workflow/matter.ts'
import { foldEvents } from '#shared/workflow/matter.ts'

const choices = [
  { key: 'apple', text: '塞外红果树' },
  { key: 'mushroom', text: '口蘑' },
]
const rule = { pass: { of: 'present', moreThan: '1/2' } } as const

function moment(text: string): Instant {
  const instant = parseInstant(text)
  if (instant === undefined) throw new Error(`no instant: ${text}`)
  return instant
}

/** Words that may be public (`public`) and words that must never be (`secret`), put into every field that takes any. */
export interface Telling {
  readonly public?: string
  readonly secret?: string
}

/** A matter with something of everything, folded from its events. */
export function eventsOf({ public: open = '今年庭院种什么', secret = '秘密' }: Telling): MatterEvent[] {
  const at = moment('2026-11-20T01:00:00Z')
  const by = secret
  const due = parseLocalDate('2026-11-22')
  if (due === undefined) throw new Error('no day')
  const poll = {
    choices,
    max: 1,
    list: secret,
    recused: [secret],
    gates: 1,
    question: open,
    rule,
    electorate: { count: 46, weight: 46 },
  }
  const tally = count({
    choices: ['apple', 'mushroom'],
    max: 1,
    ballots: [
      { choices: ['apple'], weight: 1, count: 20 },
      { choices: ['mushroom'], weight: 1, count: 9 },
      { choices: [], weight: 1, count: 3 },
    ],
    paper: [],
    electorate: 46,
    present: 32,
    cast: 29,
    rule,
  })
  return [
    {
      type: 'MatterOpened',
      at,
      matterId: 'matter-0001',
      procedure: { id: 'deliberation', version: 1 },
      place: '150526100219',
      title: open,
      stage: 'visit',
    },
    { type: 'VisitRecorded', at, visitId: secret, by, recordedAt: at, photoCount: 1, contentDigest: secret },
    {
      type: 'TopicRaised',
      at,
      by,
      topicId: 'topic-0001',
      title: open,
      background: open,
      raisedBy: 'staff',
      fromVisits: [secret],
      photos: [secret],
    },
    {
      type: 'TopicRaised',
      at,
      by,
      topicId: 'topic-0002',
      title: secret,
      background: secret,
      raisedBy: 'villager',
      fromVisits: [],
      photos: [secret],
    },
    {
      type: 'TopicRaised',
      at,
      by,
      topicId: 'topic-0003',
      title: open,
      background: secret,
      raisedBy: 'villager',
      fromVisits: [],
      photos: [],
    },
    { type: 'TopicDeclined', at, by, topicId: 'topic-0003', reason: open },
    {
      type: 'MeetingConvened',
      at,
      by,
      meetingId: secret,
      kind: open,
      place: open,
      heldAt: at,
      topics: ['topic-0001'],
      note: secret,
      list: secret,
      dueCount: 46,
      dueWeight: 46,
      warnings: [{ zh: open, en: open }],
    },
    { type: 'CheckedIn', at, by, meetingId: secret, newCount: 20 },
    { type: 'StageEntered', at, from: 'visit', to: 'discuss', end: false },
    {
      type: 'PollOpened',
      at,
      roll: secret,
      by,
      pollId: 'poll-0001',
      topicId: 'topic-0001',
      meetingId: secret,
      secret: true,
      ...poll,
      closesAt: moment('2026-11-21T10:00:00Z'),
    },
    { type: 'PaperTallied', at, by, pollId: 'poll-0001', tallyId: secret, voterCount: 3, scrutineers: [secret] },
    { type: 'PollShut', at, by, pollId: 'poll-0001' },
    {
      type: 'PollCounted',
      at,
      pollId: 'poll-0001',
      tally,
      turnout: { presentCount: 32, votedCount: 32, byChannel: { link: 29, paper: 3, [secret]: 1 } },
      fileDigest: 'q83vEjRWeJA',
    },
    { type: 'PollOpened', at, by, pollId: 'poll-0002', topicId: 'topic-0001', roll: secret, secret: false, ...poll },
    { type: 'MinutesWritten', at, by, added: secret, signers: [secret] },
    {
      type: 'MinutesSigned',
      at,
      by,
      name: secret,
      attendance: [{ meetingId: secret, presentCount: 32 }],
      complete: true,
    },
    { type: 'NoticePublished', at, by, noticeId: 'notice-0001', subject: open, text: open, days: 7 },
    { type: 'ObjectionRaised', at, noticeId: 'notice-0001', objectionId: secret },
    { type: 'ObjectionAnswered', at, by, noticeId: 'notice-0001', objectionId: secret, upheld: true },
    {
      type: 'ActionAssigned',
      at,
      by,
      actionId: 'action-0001',
      topicId: 'topic-0001',
      text: open,
      owner: { id: secret, name: '村主任' },
      due,
    },
    { type: 'ProgressReported', at, by, actionId: 'action-0001', text: secret, photos: [secret], submitted: true },
    { type: 'ActionUrged', at, by, name: secret, actionId: 'action-0001', text: secret },
    { type: 'ActionReviewed', at, by, name: secret, actionId: 'action-0001', verdict: 'return', reason: secret },
    { type: 'EvaluationsCounted', at, results: [{ round: 1, topicId: 'topic-0001', count: 4, sum: 11 }] },
    {
      type: 'EvaluationsCounted',
      at,
      results: [
        { round: 1, topicId: 'topic-0002', count: 1, sum: 1 },
        { round: 1, topicId: 'topic-0001', count: 4, sum: 11 },
      ],
    },
  ]
}

export function matterOf(telling: Telling): Matter {
  return foldEvents(eventsOf(telling))
}
