import type { Lang } from '../language.ts'
import type { Meeting } from '../blocks/meeting/state.ts'
import type { Notice } from '../blocks/notice/state.ts'
import type { Poll } from '../blocks/poll/state.ts'
import type { Topic } from '../blocks/topic/state.ts'
import { formatDate, formatInstant } from '../calendar/format.ts'
import type { LocalDate } from '../calendar/time.ts'
import { addDays, localDateOf, localTimeOf } from '../calendar/time.ts'
import { deliveryWords } from '../text/delivery-words.ts'
import { wordsIn } from '../text/page-words.ts'
import { slipWords } from '../text/slip-words.ts'
import type { Matter } from '../workflow/matter.ts'
import { agendaOf } from './convening-of.ts'
import type { Paper } from './paper.ts'
import { shortened } from './shortened.ts'

/** What a slip of paper says beside a name and a code: all slips of one printing say the same. */
export interface SlipText {
  readonly village: string
  /** 投票, 打分, 公示; a meeting is called by its kind. */
  readonly what: string
  /** Which question, topic or notice, shortened to the room there is. */
  readonly about: string
  /** The same as people wrote it. */
  readonly whole: string
  /** When and where, or until when. */
  readonly when: string
  /** Until when in as few signs as a text message has; left out where nothing ends by the calendar. */
  readonly until?: string
  readonly how: string
}

/** So many signs have room beside the code: `about` above a place, `alone` without. English takes more for day and hour. */
const room: Readonly<Record<Lang, { about: number; alone: number; place: number }>> = {
  zh: { about: 22, alone: 34, place: 16 },
  en: { about: 22, alone: 34, place: 12 },
}

/** Calls one person to a meeting; at the door the code checks them in. */
export function invitation(matter: Matter, meeting: Meeting, { village, lang }: Paper): SlipText {
  const say = wordsIn(slipWords, lang)
  const topics = agendaOf(matter, meeting)
  const among = topics.length < 2 ? '' : say('among', { count: topics.length })
  return {
    village,
    what: shortened(meeting.kind, 16),
    about: shortened(topics[0]?.title ?? '', room[lang].about - among.length) + among,
    whole: (topics[0]?.title ?? '') + among,
    when: `${formatInstant(meeting.heldAt, lang)}\n${shortened(meeting.place, room[lang].place)}`,
    how: say('checkIn'),
  }
}

/** One person's paper of a poll. */
export function voteSlip({ question, closesAt }: Poll, { village, lang }: Paper): SlipText {
  const say = wordsIn(slipWords, lang)
  return {
    village,
    what: say('vote'),
    about: shortened(question, room[lang].alone),
    whole: question,
    when: closesAt === undefined ? say('whileOpen') : say('before', { when: formatInstant(closesAt, lang) }),
    how: say('scanToVote'),
    ...(closesAt === undefined
      ? {}
      : { until: shortly('untilThen', localDateOf(closesAt), lang, localTimeOf(closesAt)) }),
  }
}

/** Asks one person what they think of what was done about a topic. */
export function evaluationSlip({ title }: Topic, { village, lang }: Paper): SlipText {
  const say = wordsIn(slipWords, lang)
  return {
    village,
    what: say('evaluate'),
    about: shortened(title, room[lang].alone),
    whole: title,
    when: say('whileRunning'),
    how: say('scanToEvaluate'),
  }
}

/** Tells one person of a notice and how to object. */
export function objectionSlip({ subject, from, days }: Notice, { village, lang }: Paper): SlipText {
  const say = wordsIn(slipWords, lang)
  const lastDay = addDays(from, days)
  return {
    village,
    what: say('notice'),
    about: shortened(subject, room[lang].alone),
    whole: subject,
    when: say('upTo', { day: formatDate(lastDay, lang) }),
    until: shortly('untilDay', lastDay, lang),
    how: say('scanToObject'),
  }
}

function shortly(key: 'untilThen' | 'untilDay', date: LocalDate, lang: Lang, time = ''): string {
  const [, month = 1, day = 1] = date.split('-').map(Number)
  return wordsIn(deliveryWords, lang)(key, { month, day, time })
}
