import * as z from 'zod'
import type { ActionItem } from '../blocks/action-item/state.ts'
import { isOverdue } from '../blocks/action-item/state.ts'
import type { RoundResult } from '../blocks/evaluation/state.ts'
import { meanOf } from '../blocks/evaluation/state.ts'
import type { Meeting } from '../blocks/meeting/state.ts'
import type { Notice } from '../blocks/notice/state.ts'
import { standingOf } from '../blocks/notice/state.ts'
import type { Topic } from '../blocks/topic/state.ts'
import { staffVoiceOf } from '../blocks/topic/state.ts'
import type { Instant } from '../calendar/time.ts'
import { addDays, daysBetween, endOfDay, localDateOf } from '../calendar/time.ts'
import { procedures } from '../procedures/procedures.ts'
import { instant, localDate } from '../workflow/fields.ts'
import type { Matter } from '../workflow/matter.ts'
import { pollForAll, publicPollSchema } from './public-poll.ts'

const words = z.strictObject({ zh: z.string(), en: z.string() })
const count = z.int().min(0)

export const happenings = ['being-decided', 'promised', 'decided', 'closed'] as const

const publicTopic = z.strictObject({
  id: z.string(),
  title: z.string(),
  background: z.string(),
  raisedBy: z.enum(['staff', 'villager']),
  raisedAt: instant,
  declinedAt: instant.optional(),
  state: z.enum(['raised', 'scheduled', 'declined']),
  reason: z.string().optional(),
  /** Path on this site of what staff recorded for it. */
  voice: z.string().optional(),
})

const publicMeeting = z.strictObject({
  kind: z.string(),
  place: z.string(),
  convenedAt: instant,
  heldAt: instant,
  begun: z.boolean(),
  /** Titles of the topics on its agenda. */
  topics: z.array(z.string()),
  dueCount: count,
  presentCount: count,
  warnings: z.array(words),
})

const publicNotice = z.strictObject({
  id: z.string(),
  subject: z.string(),
  text: z.string(),
  standing: z.enum(['open', 'objected', 'restarted', 'closed']),
  openedAt: instant,
  /** Once it is over. */
  endedAt: instant.optional(),
  lastDay: localDate,
  daysLeft: count,
  objectionCount: count,
})

const publicAction = z.strictObject({
  id: z.string(),
  text: z.string(),
  owner: z.string(),
  due: localDate,
  state: z.enum(['open', 'submitted', 'returned', 'accepted']),
  overdue: z.boolean(),
  assignedAt: instant,
  acceptedAt: instant.optional(),
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
  /** The way it goes, without the end; `at` is the step it stands at, or none of them once it is over. */
  steps: z.array(z.strictObject({ id: z.string(), title: words })),
  at: z.string(),
  stageSince: instant,
  happening: z.enum(happenings),
  /** The day on which it was read. */
  readOn: localDate,
  openedAt: instant,
  openedOn: localDate,
  closedOn: localDate.optional(),
  minutesSignedAt: instant.optional(),
  takesTopics: z.boolean(),
  topics: z.array(publicTopic),
  meetings: z.array(publicMeeting),
  polls: z.array(publicPollSchema),
  notices: z.array(publicNotice),
  actions: z.array(publicAction),
  evaluations: z.array(z.strictObject({ topic: z.string(), mean: z.number(), count })),
})

export type PublicMatter = z.infer<typeof publicMatterSchema>

/**
 * A matter as everybody may see it at that moment. Of evaluations the rounds that are over: a mean that moves with each paper
 * would tell what the last one said.
 * Villagers' topics appear once they are scheduled, put to a vote, acted upon or declined; a declined one without the text beside its title.
 */
export function publicMatter(matter: Matter, now: Instant): PublicMatter {
  const { slices } = matter
  const definition = procedures(matter.procedure.id, matter.procedure.version)?.definition
  const stage = definition?.stages.find(({ id }) => id === matter.stage)
  const raising = definition?.acts['raise-topic']
  const topics = slices.topic.topics.filter((topic) => isPublic(topic, matter))
  const openedAt = dayOf(matter.openedAt)
  return {
    id: matter.id,
    place: matter.place,
    title: matter.title,
    stage: stage?.title ?? { zh: matter.stage, en: matter.stage },
    steps: (definition?.stages ?? []).flatMap(({ id, title, end }) => (end === true ? [] : [{ id, title }])),
    at: matter.stage,
    stageSince: matter.stageSince === matter.openedAt ? openedAt : matter.stageSince,
    happening: happeningOf(matter),
    readOn: localDateOf(now),
    openedAt,
    openedOn: localDateOf(matter.openedAt),
    ...(matter.closedAt === undefined ? {} : { closedOn: localDateOf(matter.closedAt) }),
    ...(slices.minutes.signedAt === undefined ? {} : { minutesSignedAt: slices.minutes.signedAt }),
    takesTopics: raising?.roles.includes('public') === true && raising.stages.includes(matter.stage),
    topics: topics.map((topic) => topicForAll(topic, matter)),
    meetings: slices.meeting.meetings.map((meeting) => meetingForAll(meeting, topics, now)),
    polls: slices.poll.polls.map((poll) => pollForAll(poll, matter.place, now)),
    notices: slices.notice.notices.map((notice) => noticeForAll(notice, now)),
    actions: slices['action-item'].items.map((item) => actionForAll(item, now)),
    evaluations: means(topics, slices.evaluation.results),
  }
}

function isPublic(topic: Topic, { slices }: Matter): boolean {
  if (topic.raisedBy === 'staff' || topic.state !== 'raised') return true
  const about = ({ topicId }: { readonly topicId: string }) => topicId === topic.id
  return slices.poll.polls.some(about) || slices['action-item'].items.some(about)
}

function topicForAll(topic: Topic, matter: Matter): PublicMatter['topics'][number] {
  const { id, title, raisedBy, state } = topic
  const background = raisedBy === 'villager' && state === 'declined' ? '' : topic.background
  const voice = staffVoiceOf(topic)
  return {
    id,
    title,
    background,
    raisedBy,
    raisedAt: raisedBy === 'villager' ? dayOf(topic.raisedAt) : topic.raisedAt,
    state,
    ...(topic.state === 'declined' ? { reason: topic.reason, declinedAt: topic.declinedAt } : {}),
    ...(voice === undefined ? {} : { voice: publicVoicePath(matter, voice) }),
  }
}

/** Of a villager's act only the day: the minute could tell who it was. Of a matter's beginning too, which may be such an act. */
function dayOf(at: Instant): Instant {
  return endOfDay(addDays(localDateOf(at), -1))
}

/** Where everybody hears what staff recorded, if it may be heard (functions/villager/voice.ts asks this view). */
export function publicVoicePath(matter: Pick<Matter, 'id' | 'place'>, voice: string): string {
  return `/b/${matter.place}/m/${matter.id}/voice/${voice}`
}

function meetingForAll(meeting: Meeting, topics: readonly Topic[], now: Instant): PublicMatter['meetings'][number] {
  const { kind, place, convenedAt, heldAt, dueCount, checkedInCount, warnings } = meeting
  return {
    kind,
    place,
    convenedAt,
    heldAt,
    begun: heldAt <= now,
    topics: topics.flatMap(({ id, title }) => (meeting.topics.includes(id) ? [title] : [])),
    dueCount,
    presentCount: checkedInCount,
    warnings: warnings.map(({ zh, en }) => ({ zh, en })),
  }
}

function noticeForAll(notice: Notice, now: Instant): PublicMatter['notices'][number] {
  const { id, subject, text } = notice
  const lastDay = addDays(notice.from, notice.days)
  const standing = standingOf(notice, now)
  const daysLeft = standing === 'closed' ? 0 : Math.max(0, daysBetween(localDateOf(now), lastDay))
  return {
    id,
    subject,
    text,
    standing,
    openedAt: notice.openedAt,
    ...(standing === 'closed' ? { endedAt: notice.closedAt ?? notice.endsAt } : {}),
    lastDay,
    daysLeft,
    objectionCount: notice.objections.length,
  }
}

function actionForAll(item: ActionItem, now: Instant): PublicMatter['actions'][number] {
  const { id, text, owner, due, state, assignedAt, acceptedAt } = item
  const accepted = acceptedAt === undefined ? {} : { acceptedAt }
  const overdue = isOverdue(item, now)
  return { id, text, owner: owner.name, due, state, overdue, assignedAt, ...accepted }
}

/**
 * The mean of each topic's latest round. Where a round comes twice, what was read last holds.
 */
function means(topics: readonly Topic[], results: readonly RoundResult[]): PublicMatter['evaluations'] {
  return topics.flatMap(({ id, title }) => {
    const latest = results
      .filter(({ topicId, count: n }) => topicId === id && n > 0)
      .reduce<RoundResult | undefined>((best, one) => (best && best.round > one.round ? best : one), undefined)
    return latest === undefined ? [] : [{ topic: title, mean: meanOf(latest), count: latest.count }]
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
