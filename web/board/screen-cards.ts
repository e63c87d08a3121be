import type { Lang } from '#shared/language.ts'
import { formatInstant } from '#shared/calendar/format.ts'
import { localDateOf } from '#shared/calendar/time.ts'
import { boardWords, happeningWords } from '#shared/text/board-words.ts'
import { wordsIn } from '#shared/text/page-words.ts'
import type { PublicMatter } from '#shared/views/public-matter.ts'
import type { ClosedPoll } from '#shared/views/public-poll.ts'
import type { IconName } from '../parts/icon.tsx'
import { actionStates } from './action-states.ts'
import { dayInWords, lunarDay } from './days.ts'
import { standingOf } from './notice-standing.tsx'

/** What the screen shows at one time. */
export interface Card {
  readonly icon: IconName
  readonly kicker: string
  readonly title: string
  readonly lines: readonly string[]
  readonly poll?: ClosedPoll
}

/** Results of matters that ended are shown as long as people still speak of them. */
const closedShown = 4
/** As many lines as there is room for below a title. */
export const linesAtMost = 4

/** The cards in turn: votes, meetings, notices; then what was decided and promised. At least one. */
export function cardsOf(matters: readonly PublicMatter[], lang: Lang): readonly [Card, ...Card[]] {
  const running = matters.filter(({ closedOn }) => closedOn === undefined)
  const over = matters.filter(({ closedOn }) => closedOn !== undefined).slice(0, closedShown)
  const pressing = [votes, meetings, notices].flatMap((find) => running.flatMap((matter) => find(matter, lang)))
  const told = [...running, ...over].flatMap((matter) => [...results(matter, lang), ...promises(matter, lang)])
  const [first, ...rest] = [...pressing, ...told]
  const say = wordsIn(boardWords, lang)
  return first === undefined
    ? [{ icon: 'board', kicker: say('today'), title: say('nothingToday'), lines: [] }]
    : [first, ...rest]
}

function votes({ polls, title }: PublicMatter, lang: Lang): Card[] {
  const say = wordsIn(boardWords, lang)
  return polls.flatMap(({ state, question, closesAt }) => {
    const until = closesAt === undefined ? '' : formatInstant(closesAt, lang)
    return state === 'open'
      ? [
          {
            icon: 'vote',
            kicker: say('voteNow'),
            title: question,
            lines: [say('pollOpen', { until }), say('voteHow'), title],
          },
        ]
      : []
  })
}

function meetings({ meetings: all, readOn, title }: PublicMatter, lang: Lang): Card[] {
  return all.flatMap(({ begun, heldAt, kind, place }) =>
    begun && localDateOf(heldAt) !== readOn
      ? []
      : [
          {
            icon: 'people',
            kicker: kind,
            title: formatInstant(heldAt, lang),
            lines: [...lunarDay(localDateOf(heldAt), lang), place, title],
          },
        ],
  )
}

function notices({ notices: all }: PublicMatter, lang: Lang): Card[] {
  const say = wordsIn(boardWords, lang)
  return all.flatMap((notice) =>
    notice.standing === 'closed'
      ? []
      : [
          {
            icon: 'loudspeaker',
            kicker: say('notice'),
            title: notice.subject,
            lines: [standingOf(notice, lang), say('objectHow')],
          },
        ],
  )
}

function results({ polls }: PublicMatter, lang: Lang): Card[] {
  const say = wordsIn(boardWords, lang)
  return polls.flatMap((poll) =>
    poll.state === 'closed'
      ? [{ icon: 'vote', kicker: `${say('results')} · ${say(poll.outcome)}`, title: poll.question, lines: [], poll }]
      : [],
  )
}

function promises({ actions, title, happening }: PublicMatter, lang: Lang): Card[] {
  const say = wordsIn(boardWords, lang)
  return actions.map(({ text, owner, due, state, overdue }) => ({
    icon: state === 'accepted' ? 'done' : overdue ? 'late' : 'act',
    kicker: `${happeningWords[happening][lang]} · ${title}`,
    title: text,
    lines: [
      say('owner', { owner }),
      say('due', { due: dayInWords(due, lang) }),
      overdue ? `${say(actionStates[state])} · ${say('overdue')}` : say(actionStates[state]),
    ],
  }))
}
