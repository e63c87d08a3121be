import type { Lang } from '../language.ts'
import type { Meeting } from '../blocks/meeting/state.ts'
import { channels } from '../blocks/poll/rows.ts'
import type { Poll } from '../blocks/poll/state.ts'
import type { Instant } from '../calendar/time.ts'
import { localDateOf, localTimeOf } from '../calendar/time.ts'
import { sentenceOfTally } from '../decision/sentence-of-tally.ts'
import { abstain } from '../decision/tally.ts'
import { headsOfList, unitOfPoll } from '../decision/unit.ts'
import type { PollCount } from './count-text.ts'
import { unitWord } from './count-text.ts'
import { procedures } from '../procedures/procedures.ts'
import { boardWords } from '../text/board-words.ts'
import { wordsIn } from '../text/page-words.ts'
import type { Matter } from '../workflow/matter.ts'

/** For whom a paper is made: the village as it calls itself, and the language. */
export interface Paper {
  readonly village: string
  readonly lang: Lang
}

export type ClosedPoll = Extract<Poll, { state: 'closed' }>

export const isClosed = (poll: Poll): poll is ClosedPoll => poll.state === 'closed'

/** A moment as the village's wall clock shows it, `YYYY-MM-DDTHH:MM`, which is how papers take their times. */
export const wallClock = (at: Instant): string => `${localDateOf(at)}T${localTimeOf(at)}`

export function procedureTitle(matter: Matter, lang: Lang): string {
  return procedures(matter.procedure.id, matter.procedure.version)?.definition.title[lang] ?? matter.title
}

/** A closed poll in figures. Where voters stand for others, 应到, 实到 and the counts are sums of their weights. */
export function pollCount(poll: ClosedPoll, lang: Lang): PollCount {
  const { tally, turnout, choices } = poll
  const unit = unitOfPoll(poll)
  const texts = new Map(choices.map(({ key, text }) => [key, text]))
  const say = wordsIn(boardWords, lang)
  return {
    question: poll.question,
    choices: choices.map(({ key, text }) => ({ text, count: tally.counts[key] ?? 0 })),
    abstain: tally.counts[abstain] ?? 0,
    unit,
    outcome: sentenceOfTally(tally, lang, { texts, unit, counts: false }),
    byChannel: channels.flatMap((channel) => {
      const count = turnout.byChannel[channel] ?? 0
      return count === 0 ? [] : [{ channel: say(channel), count }]
    }),
    apart: {
      reissued: turnout.reissued ?? 0,
      mandates: turnout.mandates ?? 0,
      heads: headsOfList(poll.list),
    },
    digest: poll.fileDigest,
  }
}

export const isWeighted = ({ electorate }: Poll): boolean => electorate.count !== electorate.weight

/**
 * Who is called to a meeting. A list with a Chinese name is called by it; the technical names of the others are nothing
 * to read aloud, so its people or households are named as such, with how many they are.
 */
export function calledPeople({ list, dueCount }: Meeting, lang: Lang): string {
  if (/\p{Script=Han}/u.test(list)) return list
  const heads = headsOfList(list)
  const word = unitWord(heads, lang)
  if (lang === 'zh') return `${heads === 'households' ? '各户' : '各位村民'}（共${dueCount}${word}）`
  return `all ${dueCount} ${word}`
}
