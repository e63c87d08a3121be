import type { Lang } from '../language.ts'
import type { Meeting } from '../blocks/meeting/state.ts'
import type { Attendance } from '../blocks/minutes/state.ts'
import type { Poll } from '../blocks/poll/state.ts'
import type { Topic } from '../blocks/topic/state.ts'
import { isOpen } from '../blocks/topic/state.ts'
import { localDateOf } from '../calendar/time.ts'
import { digestText, turnoutText } from './count-text.ts'
import type { MinutesInput, MinutesTopic } from './minutes-sheet.ts'
import { minutesSheet } from './minutes-sheet.ts'
import type { Part, Sheet, Signature } from './sheet.ts'
import { writtenTime } from './written-time.ts'
import { headsOfList } from '../decision/unit.ts'
import { boardWords } from '../text/board-words.ts'
import { wordsIn } from '../text/page-words.ts'
import type { Matter } from '../workflow/matter.ts'
import type { ClosedPoll, Paper } from './paper.ts'
import { isClosed, isWeighted, pollCount, procedureTitle, wallClock } from './paper.ts'
import { unanimousCautions } from './unanimous.ts'

/** What minutes need beside the matter: attendance as it stands now, and names of staff by id. */
interface MinutesPaper extends Paper {
  readonly attendance: readonly Attendance[]
  readonly staffNames: ReadonlyMap<string, string>
}

/**
 * The minutes of a matter at any stage: meeting by meeting, then polls held outside of any meeting, then what was added,
 * what follows and who signs. Attendance is the frozen one from the first signature on, the present one before.
 */
export function minutesOf(matter: Matter, paper: MinutesPaper): Sheet {
  const { meetings } = matter.slices.meeting
  const kinds = [...new Set(meetings.map(({ kind }) => kind))]
  const kind = (kinds.length === 1 ? kinds[0] : undefined) ?? procedureTitle(matter, paper.lang)
  const end = closing(matter, paper, kind)
  const sheet = minutesSheet(end, paper.lang)
  const outside = meetings.length > 0 && (end.topics.length > 0 || end.warnings.length > 0)
  return {
    title: sheet.title,
    subtitle: matter.title,
    parts: [
      ...meetings.flatMap((meeting): readonly Part[] => {
        const { parts } = minutesSheet(meetingInput(matter, meeting, paper), paper.lang)
        return meetings.length === 1 ? parts : [{ kind: 'heading', text: meetingTitle(meeting, paper.lang) }, ...parts]
      }),
      ...(outside ? [{ kind: 'heading', text: boardWords.polls[paper.lang] } as const] : []),
      // Time, place and turnout were said of each meeting.
      ...sheet.parts.filter((part) => part.kind !== 'facts'),
    ],
    ...unanimousCautions(matter.slices.poll.polls.filter(isClosed), paper.lang),
  }
}

const meetingTitle = ({ kind, heldAt }: Meeting, lang: Lang): string =>
  `${kind} ${writtenTime(wallClock(heldAt), lang)}`

function meetingInput(matter: Matter, meeting: Meeting, paper: MinutesPaper): MinutesInput {
  const { topic, poll, minutes } = matter.slices
  const { meetings } = matter.slices.meeting
  const polls = poll.polls.filter(({ meetingId }) => meetingId === meeting.id)
  const onAgenda = new Set(meetings.flatMap(({ topics }) => topics))
  const isLast = meetings.at(-1)?.id === meeting.id
  const topics = topic.topics.filter(
    (one) =>
      meeting.topics.includes(one.id) ||
      polls.some(({ topicId }) => topicId === one.id) ||
      (isLast && !isOpen(one) && !onAgenda.has(one.id)),
  )
  const present = [...(minutes.attendance ?? []), ...paper.attendance].find(({ meetingId }) => meetingId === meeting.id)
  return {
    village: paper.village,
    kind: meeting.kind,
    place: meeting.place,
    heldAt: wallClock(meeting.heldAt),
    due: meeting.dueCount,
    present: present?.presentCount ?? meeting.checkedInCount,
    unit: headsOfList(meeting.list),
    topics: topics.map((one) => minutesTopic(one, polls, paper.lang)),
    warnings: [...meeting.warnings.map((warning) => warning[paper.lang]), ...unfinished(polls, paper.lang)],
    signers: [],
  }
}

function closing(matter: Matter, paper: MinutesPaper, kind: string): MinutesInput {
  const { topic, poll, minutes, meeting, 'action-item': actions } = matter.slices
  const polls = poll.polls.filter(({ meetingId }) => meetingId === undefined)
  const topics = topic.topics.filter(
    ({ id }) => meeting.meetings.length === 0 || polls.some(({ topicId }) => topicId === id),
  )
  return {
    village: paper.village,
    kind,
    place: '',
    heldAt: '',
    due: 0,
    present: 0,
    topics: topics.map((one) => minutesTopic(one, polls, paper.lang)),
    addedText: minutes.added,
    warnings: unfinished(polls, paper.lang),
    actions: actions.items.map(({ text, owner, due }) => ({ what: text, who: owner.name, by: due })),
    signers: minutes.signers.map((id): Signature => {
      const signed = minutes.signatures.find(({ staff }) => staff === id)
      if (signed === undefined) return { name: paper.staffNames.get(id) ?? id }
      return { name: signed.name, signedOn: localDateOf(signed.at) }
    }),
  }
}

/** What a villager wrote beside a topic that was declined is not passed on: the title and the answer are. */
function minutesTopic(topic: Topic, polls: readonly Poll[], lang: Lang): MinutesTopic {
  const declined = topic.state === 'declined'
  const counted = polls.filter(isClosed).filter(({ topicId }) => topicId === topic.id)
  return {
    title: topic.title,
    background: declined && topic.raisedBy === 'villager' ? '' : topic.background,
    polls: counted.map((poll) => ({ ...pollCount(poll, lang), outcome: outcomeOf(poll, lang) })),
    ...(topic.state === 'declined' ? { declined: topic.reason } : {}),
  }
}

/** The verdict with the digest of the published file; where weights were counted, also how many heads they were. */
function outcomeOf(poll: ClosedPoll, lang: Lang): string {
  const { list, electorate, turnout, fileDigest } = poll
  const stop = lang === 'zh' ? '。' : '. '
  const heads = { due: electorate.count, present: turnout.presentCount, unit: headsOfList(list) }
  return `${isWeighted(poll) ? turnoutText(heads, lang) + stop : ''}${pollCount(poll, lang).outcome}\n${digestText(fileDigest, lang)}`
}

/** A draft says which of its polls are not counted yet; they have no figures to show. */
function unfinished(polls: readonly Poll[], lang: Lang): string[] {
  const say = wordsIn(boardWords, lang)
  return polls.flatMap((poll) => {
    if (poll.state === 'closed') return []
    const until = poll.closesAt === undefined ? undefined : writtenTime(wallClock(poll.closesAt), lang)
    const state = poll.state === 'open' ? say('pollOpen', { until }) : say('pollCounting')
    return [`${poll.question} ${state}`]
  })
}
