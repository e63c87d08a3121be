import type { Meeting } from '../blocks/meeting/state.ts'
import { pollOf } from '../blocks/poll/state.ts'
import type { Topic } from '../blocks/topic/state.ts'
import { isOpen, topicOf } from '../blocks/topic/state.ts'
import { localDateOf } from '../calendar/time.ts'
import type { ConveningInput } from './convening-notice.ts'
import { conveningNotice } from './convening-notice.ts'
import type { LoudspeakerInput } from './loudspeaker-text.ts'
import type { Part, Sheet } from './sheet.ts'
import type { GroupMessageInput } from './we-chat-text.ts'
import { refusal } from '../refusal.ts'
import type { Result } from '../result.ts'
import { ok, refused } from '../result.ts'
import type { Matter } from '../workflow/matter.ts'
import type { Paper } from './paper.ts'
import { calledPeople, wallClock } from './paper.ts'

/** Which meeting, poll or notice a paper is to tell of; without any, the latest. */
export interface Asked {
  readonly meeting?: string | undefined
  readonly poll?: string | undefined
  readonly notice?: string | undefined
}

/** The meeting a paper calls to. Refusals: `not-found` where there is none, or what was asked for belongs to none. */
export function meetingAsked(matter: Matter, asked: Asked): Result<Meeting> {
  const { meetings } = matter.slices.meeting
  if (asked.notice !== undefined) return refused(refusal('not-found', { field: 'notice' }))
  if (asked.poll !== undefined) {
    const held = pollOf(matter.slices.poll, asked.poll)?.meetingId
    const fits = asked.meeting === undefined || asked.meeting === held
    const meeting = fits ? meetings.find(({ id }) => id === held) : undefined
    return meeting === undefined ? refused(refusal('not-found', { field: 'poll' })) : ok(meeting)
  }
  const meeting = asked.meeting === undefined ? meetings.at(-1) : meetings.find(({ id }) => id === asked.meeting)
  return meeting === undefined ? refused(refusal('not-found', { field: 'meeting' })) : ok(meeting)
}

/** The notice that calls the meeting; the convener's remark stands before the signature. */
export function conveningOf(matter: Matter, meeting: Meeting, paper: Paper): Sheet {
  const { title, parts } = conveningNotice(conveningInput(matter, meeting, paper), paper.lang)
  const note: Part[] = meeting.note === undefined ? [] : [{ kind: 'note', text: meeting.note }]
  return { title, parts: [...parts.slice(0, -1), ...note, ...parts.slice(-1)] }
}

/** Who is called where and when, as every paper of a meeting says it. */
const callOf = (meeting: Meeting, paper: Paper) => ({
  village: paper.village,
  kind: meeting.kind,
  place: meeting.place,
  heldAt: wallClock(meeting.heldAt),
  who: calledPeople(meeting, paper.lang),
})

function conveningInput(matter: Matter, meeting: Meeting, paper: Paper): ConveningInput {
  const until = votesUntil(matter, meeting)
  return {
    ...callOf(meeting, paper),
    topics: agendaOf(matter, meeting).map(({ id, title, background }) => ({
      title,
      ...(background === '' ? {} : { background }),
      choices: choicesOf(matter, meeting, id),
    })),
    ...(until === undefined ? {} : { linkUntil: until }),
    postedBy: paper.village,
    postedOn: localDateOf(meeting.convenedAt),
  }
}

export function groupMessageInput(
  matter: Matter,
  meeting: Meeting,
  paper: Paper & { link: string },
): GroupMessageInput {
  const until = votesUntil(matter, meeting)
  return {
    ...callOf(meeting, paper),
    topics: agendaOf(matter, meeting).map(({ title }) => title),
    ...(until === undefined ? {} : { closesAt: until }),
    ...(meeting.note === undefined ? {} : { note: meeting.note }),
    link: paper.link,
  }
}

export function loudspeakerInput(matter: Matter, meeting: Meeting, paper: Paper): LoudspeakerInput {
  return {
    ...callOf(meeting, paper),
    topics: agendaOf(matter, meeting).map(({ title }) => title),
    ...(meeting.note === undefined ? {} : { note: meeting.note }),
  }
}

/** The meeting's topics in the order they were called, without those declined since. */
export function agendaOf(matter: Matter, meeting: Meeting): Topic[] {
  return meeting.topics.flatMap((id) => {
    const topic = topicOf(matter.slices.topic, id)
    return topic !== undefined && isOpen(topic) ? [topic] : []
  })
}

/** The choices of a topic once it is put to the vote: those of its latest poll at this meeting. */
function choicesOf(matter: Matter, meeting: Meeting, topicId: string): string[] {
  const poll = matter.slices.poll.polls.findLast((one) => one.meetingId === meeting.id && one.topicId === topicId)
  return poll?.choices.map(({ text }) => text) ?? []
}

/** Until when links take votes: the last closing time among the meeting's open polls, on the wall clock. */
function votesUntil(matter: Matter, meeting: Meeting): string | undefined {
  const last = matter.slices.poll.polls
    .flatMap((poll) => (poll.meetingId === meeting.id && poll.state === 'open' ? [poll.closesAt ?? []].flat() : []))
    .toSorted()
    .at(-1)
  return last === undefined ? undefined : wallClock(last)
}
