import { meanOf } from '../blocks/evaluation/state.ts'
import type { ActionItem } from '../blocks/action-item/state.ts'
import { actionOf, isOverdue } from '../blocks/action-item/state.ts'
import { noticeById } from '../blocks/notice/state.ts'
import { pollOf } from '../blocks/poll/state.ts'
import { topicOf } from '../blocks/topic/state.ts'
import type { Instant } from '../calendar/time.ts'
import type { Words } from '../language.ts'
import { procedures } from '../procedures/procedures.ts'
import { tellingOf } from '../text/story-words.ts'
import type { MatterEvent } from '../workflow/event.ts'
import type { Matter } from '../workflow/matter.ts'
import { pollForAll } from './public-poll.ts'
import type { StoryEntry } from './story.ts'

/** One record of a chain as far as its story goes. */
export interface StoryRecord {
  readonly seq: number
  readonly by: string
  readonly events: readonly MatterEvent[]
}

export interface StoryReader {
  readonly now: Instant
  /** Names of staff by login. */
  readonly names: ReadonlyMap<string, string>
  /** A villager's own voice is for the organizers alone. */
  readonly hearsVillagers: boolean
}

type Facts = Omit<Partial<StoryEntry>, 'seq' | 'at' | 'kind' | 'by' | 'tells'>

/** The records of a matter's chain as entries for people, in order. The matter is as it stands now. */
export function storyEntries(records: readonly StoryRecord[], matter: Matter, reader: StoryReader): StoryEntry[] {
  return records.flatMap(({ seq, by, events }) =>
    events.map((event): StoryEntry => {
      const { type: kind, at } = event
      const about = { seq, at, kind, by: tellerOf(by, reader), tells: tellingOf(kind), photos: [], voices: [] }
      return { ...about, ...factsOf(event, matter, reader) }
    }),
  )
}

function tellerOf(by: string, { names }: StoryReader): StoryEntry['by'] {
  if (by === 'villager' || by === 'public' || by === 'system') return { is: by }
  // Somebody whose account is gone is still called by what they signed in with.
  return { is: 'staff', id: by, name: names.get(by) ?? by }
}

function factsOf(event: MatterEvent, matter: Matter, reader: StoryReader): Facts {
  const { slices } = matter
  switch (event.type) {
    case 'MatterOpened':
      return { title: event.title, stage: { to: stageTitle(matter, event.stage) } }
    case 'StageEntered':
    case 'SentBack':
      return { stage: { from: stageTitle(matter, event.from), to: stageTitle(matter, event.to) } }
    case 'VisitRecorded':
      return { visitId: event.visitId, subjectId: event.visitId }
    case 'TopicRaised': {
      const { topicId, title, background: text, photos, raisedBy, voice = [] } = event
      const voices = raisedBy === 'staff' || reader.hearsVillagers ? [...voice] : []
      return { subjectId: topicId, topicId, title, text, photos: [...photos], voices }
    }
    case 'TopicDeclined':
      return { ...aboutTopic(matter, event.topicId), subjectId: event.topicId, text: event.reason }
    case 'VoiceAdded':
      return { ...aboutTopic(matter, event.topicId), subjectId: event.topicId, voices: [event.voice] }
    case 'MeetingConvened': {
      const { meetingId: subjectId, kind, place, heldAt, dueCount, note } = event
      return { subjectId, meeting: { kind, place, heldAt, dueCount }, ...(note === undefined ? {} : { text: note }) }
    }
    case 'CheckedIn':
      return { subjectId: event.meetingId, count: event.newCount }
    case 'PollOpened':
      return { ...aboutTopic(matter, event.topicId), subjectId: event.pollId, title: event.question }
    case 'PaperTallied':
      return { subjectId: event.pollId, count: event.voterCount }
    case 'PollShut':
    case 'ProxyNamed':
    case 'PaperListDropped':
      return { subjectId: event.pollId }
    case 'PollCounted': {
      const poll = pollOf(slices.poll, event.pollId)
      const result = poll === undefined ? undefined : pollForAll(poll, matter.place, reader.now)
      return {
        subjectId: event.pollId,
        ...(result === undefined ? {} : { title: result.question, topicId: result.topicId, poll: result }),
      }
    }
    case 'MinutesWritten':
      return event.added === undefined ? {} : { text: event.added }
    case 'MinutesSigned':
      return {}
    case 'NoticePublished':
      return { subjectId: event.noticeId, title: event.subject, text: event.text, notice: { days: event.days } }
    case 'ObjectionRaised':
    case 'NoticeClosed':
      return aboutNotice(matter, event.noticeId)
    case 'ObjectionAnswered':
      return { ...aboutNotice(matter, event.noticeId), upheld: event.upheld }
    case 'ActionAssigned':
      return { ...aboutAction(matter, event.actionId, reader.now), topicId: event.topicId }
    case 'ProgressReported': {
      const { actionId, text, photos, submitted } = event
      return { ...aboutAction(matter, actionId, reader.now), text, photos: [...photos], submitted }
    }
    case 'ActionUrged':
      return { ...aboutAction(matter, event.actionId, reader.now), text: event.text }
    case 'ActionReviewed': {
      const { actionId, verdict, reason } = event
      return { ...aboutAction(matter, actionId, reader.now), verdict, ...(reason === '' ? {} : { text: reason }) }
    }
    case 'EvaluationsCounted':
      return {
        evaluations: event.results
          .filter(({ count }) => count > 0)
          .map((one) => ({ mean: meanOf(one), count: one.count, ...named(matter, one.topicId) })),
      }
  }
}

const named = (matter: Matter, topicId: string) => ({
  topicId,
  topic: topicOf(matter.slices.topic, topicId)?.title ?? '',
})

function aboutTopic(matter: Matter, topicId: string): Facts {
  const topic = topicOf(matter.slices.topic, topicId)
  return topic === undefined ? { topicId } : { topicId, title: topic.title }
}

function aboutNotice(matter: Matter, noticeId: string): Facts {
  const notice = noticeById(matter.slices.notice, noticeId)
  return { subjectId: noticeId, ...(notice === undefined ? {} : { title: notice.subject }) }
}

function aboutAction(matter: Matter, id: string, now: Instant): Facts {
  const item: ActionItem | undefined = actionOf(matter.slices['action-item'], id)
  if (item === undefined) return { subjectId: id }
  const { text, owner, due, state, topicId } = item
  const action = { id, text, owner: owner.name, due, state, overdue: isOverdue(item, now) }
  return { subjectId: id, topicId, title: text, action }
}

export function stageTitle({ procedure }: Matter, stage: string): Words {
  const stages = procedures(procedure.id, procedure.version)?.definition.stages
  return stages?.find(({ id }) => id === stage)?.title ?? { zh: stage, en: stage }
}
