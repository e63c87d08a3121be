import * as z from 'zod'
import type { ActionItem } from '../blocks/action-item/state.ts'
import { isOverdue } from '../blocks/action-item/state.ts'
import type { RoundResult } from '../blocks/evaluation/state.ts'
import type { Meeting } from '../blocks/meeting/state.ts'
import type { Notice } from '../blocks/notice/state.ts'
import { standingOf } from '../blocks/notice/state.ts'
import { channels } from '../blocks/poll/rows.ts'
import type { Poll } from '../blocks/poll/state.ts'
import { takesPapers } from '../blocks/poll/state.ts'
import type { Topic } from '../blocks/topic/state.ts'
import type { Instant } from '../calendar/time.ts'
import { addDays, daysBetween, localDateOf } from '../calendar/time.ts'
import { sentenceOfTally } from '../decision/sentence-of-tally.ts'
import { abstain } from '../decision/tally.ts'
import { procedures } from '../procedures/procedures.ts'
import { instant, localDate } from '../workflow/fields.ts'
import type { Matter } from '../workflow/matter.ts'

const words = z.strictObject({ zh: z.string(), en: z.string() })
const count = z.int().min(0)

export const happenings = ['being-decided', 'promised', 'decided', 'closed'] as const

const publicTopic = z.strictObject({
  id: z.string(),
  title: z.string(),
  background: z.string(),
  raisedBy: z.enum(['staff', 'villager']),
  state: z.enum(['raised', 'scheduled', 'declined']),
  reason: z.string().optional(),
})

const publicMeeting = z.strictObject({
  kind: z.string(),
  place: z.string(),
  heldAt: instant,
  warnings: z.array(words),
})

const pollFacts = {
  id: z.string(),
  topicId: z.string(),
  question: z.string(),
  choices: z.array(z.strictObject({ key: z.string(), text: z.string() })),
  max: count,
  secret: z.boolean(),
  openedAt: instant,
  closesAt: instant.optional(),
}

const publicPoll = z.discriminatedUnion('state', [
  z.strictObject({ ...pollFacts, state: z.enum(['open', 'counting']) }),
  z.strictObject({
    ...pollFacts,
    state: z.literal('closed'),
    closedAt: instant,
    counts: z.array(z.strictObject({ key: z.string(), text: z.string(), count })),
    abstained: count,
    electorateCount: count,
    presentCount: count,
    byChannel: z.partialRecord(z.enum(channels), count),
    sentence: words,
    /** Path of the published file on this site, and its digest. */
    published: z.strictObject({ path: z.string(), digest: z.string() }),
  }),
])

const publicNotice = z.strictObject({
  id: z.string(),
  subject: z.string(),
  text: z.string(),
  standing: z.enum(['open', 'objected', 'restarted', 'closed']),
  lastDay: localDate,
  daysLeft: count,
  objectionCount: count,
})

const publicAction = z.strictObject({
  text: z.string(),
  owner: z.string(),
  due: localDate,
  state: z.enum(['open', 'submitted', 'returned', 'accepted']),
  overdue: z.boolean(),
})

/**
 * All that the public board ever sees of a matter. Strict: a key that is not listed here is a bug, and what a person did,
 * said in confidence or is called has no key. Made when it is read: `daysLeft` and `overdue` go with the clock.
 */
export const publicMatterSchema = z.strictObject({
  id: z.string(),
  place: z.string(),
  title: z.string(),
  stage: words,
  happening: z.enum(happenings),
  openedOn: localDate,
  closedOn: localDate.optional(),
  takesTopics: z.boolean(),
  topics: z.array(publicTopic),
  meetings: z.array(publicMeeting),
  polls: z.array(publicPoll),
  notices: z.array(publicNotice),
  actions: z.array(publicAction),
  evaluations: z.array(z.strictObject({ topic: z.string(), mean: z.number(), count })),
})

export type PublicMatter = z.infer<typeof publicMatterSchema>
export type PublicPoll = PublicMatter['polls'][number]

/**
 * A matter as everybody may see it at that moment. `evaluations` are the sums of the present round, read beside the head.
 * Villagers' topics appear once they are scheduled, put to a vote, acted upon or declined; a declined one without the text beside its title.
 */
export function publicMatter(matter: Matter, now: Instant, evaluations: readonly RoundResult[]): PublicMatter {
  const { slices } = matter
  const definition = procedures(matter.procedure.id, matter.procedure.version)?.definition
  const stage = definition?.stages.find(({ id }) => id === matter.stage)
  const raising = definition?.acts['raise-topic']
  const topics = slices.topic.topics.filter((topic) => isPublic(topic, matter))
  return {
    id: matter.id,
    place: matter.place,
    title: matter.title,
    stage: stage?.title ?? { zh: matter.stage, en: matter.stage },
    happening: happeningOf(matter),
    openedOn: localDateOf(matter.openedAt),
    ...(matter.closedAt === undefined ? {} : { closedOn: localDateOf(matter.closedAt) }),
    takesTopics: raising?.roles.includes('public') === true && raising.stages.includes(matter.stage),
    topics: topics.map(topicForAll),
    meetings: slices.meeting.meetings.map(meetingForAll),
    polls: slices.poll.polls.map((poll) => pollForAll(poll, matter.place, now)),
    notices: slices.notice.notices.map((notice) => noticeForAll(notice, now)),
    actions: slices['action-item'].items.map((item) => actionForAll(item, now)),
    evaluations: means(topics, [...slices.evaluation.results, ...evaluations]),
  }
}

function isPublic(topic: Topic, { slices }: Matter): boolean {
  if (topic.raisedBy === 'staff' || topic.state !== 'raised') return true
  const about = ({ topicId }: { readonly topicId: string }) => topicId === topic.id
  return slices.poll.polls.some(about) || slices['action-item'].items.some(about)
}

function topicForAll(topic: Topic): PublicMatter['topics'][number] {
  const { id, title, raisedBy, state } = topic
  const background = raisedBy === 'villager' && state === 'declined' ? '' : topic.background
  return { id, title, background, raisedBy, state, ...(topic.state === 'declined' ? { reason: topic.reason } : {}) }
}

function meetingForAll({ kind, place, heldAt, warnings }: Meeting): PublicMatter['meetings'][number] {
  return { kind, place, heldAt, warnings: warnings.map(({ zh, en }) => ({ zh, en })) }
}

function pollForAll(poll: Poll, place: string, now: Instant): PublicPoll {
  const choices = poll.choices.map(({ key, text }) => ({ key, text }))
  const facts = {
    id: poll.id,
    topicId: poll.topicId,
    question: poll.question,
    choices,
    max: poll.max,
    secret: poll.secret,
    openedAt: poll.openedAt,
    ...(poll.closesAt === undefined ? {} : { closesAt: poll.closesAt }),
  }
  if (poll.state !== 'closed') return { ...facts, state: takesPapers(poll, now) ? 'open' : 'counting' }
  const { tally, turnout } = poll
  const unit = poll.electorate.count === poll.electorate.weight ? 'people' : 'votes'
  const texts = new Map(choices.map(({ key, text }) => [key, text]))
  return {
    ...facts,
    state: 'closed',
    closedAt: poll.shutAt,
    counts: choices.map(({ key, text }) => ({ key, text, count: tally.counts[key] ?? 0 })),
    abstained: tally.counts[abstain] ?? 0,
    electorateCount: poll.electorate.count,
    presentCount: turnout.presentCount,
    byChannel: Object.fromEntries(
      channels.flatMap((channel) => {
        const voted = turnout.byChannel[channel]
        return voted === undefined ? [] : [[channel, voted]]
      }),
    ),
    sentence: { zh: sentenceOfTally(tally, 'zh', { texts, unit }), en: sentenceOfTally(tally, 'en', { texts, unit }) },
    published: { path: `/b/${place}/polls/${poll.id}.json`, digest: poll.fileDigest },
  }
}

function noticeForAll(notice: Notice, now: Instant): PublicMatter['notices'][number] {
  const { id, subject, text } = notice
  const lastDay = addDays(notice.from, notice.days)
  const standing = standingOf(notice, now)
  const daysLeft = standing === 'closed' ? 0 : Math.max(0, daysBetween(localDateOf(now), lastDay))
  return { id, subject, text, standing, lastDay, daysLeft, objectionCount: notice.objections.length }
}

function actionForAll(item: ActionItem, now: Instant): PublicMatter['actions'][number] {
  return { text: item.text, owner: item.owner.name, due: item.due, state: item.state, overdue: isOverdue(item, now) }
}

/**
 * The mean of each topic's latest round, one decimal, the rest cut off: 2.96 is below 3 and must not read 3.0. Where a round
 * comes twice, what was read last holds.
 */
function means(topics: readonly Topic[], results: readonly RoundResult[]): PublicMatter['evaluations'] {
  return topics.flatMap(({ id, title }) => {
    const latest = results
      .filter(({ topicId, count: n }) => topicId === id && n > 0)
      .reduce<RoundResult | undefined>((best, one) => (best && best.round > one.round ? best : one), undefined)
    return latest === undefined
      ? []
      : [{ topic: title, mean: Math.floor((latest.sum * 10) / latest.count) / 10, count: latest.count }]
  })
}

/** What people want to know first: is it still being decided, promised, decided, or over. */
function happeningOf({ closedAt, slices }: Matter): PublicMatter['happening'] {
  if (closedAt !== undefined) return 'closed'
  const polls = slices.poll.polls
  const { items, round } = slices['action-item']
  const sentBack = items.length > 0 && items.every((item) => item.round < round)
  if (sentBack || items.some(({ state }) => state !== 'accepted')) return 'promised'
  if (polls.some(({ state }) => state !== 'closed')) return 'being-decided'
  return polls.length > 0 || items.length > 0 ? 'decided' : 'being-decided'
}
