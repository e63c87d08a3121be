import type { Unit } from '../decision/unit.ts'
import type { Lang } from '../language.ts'
import type { Apart } from '../text/apart-text.ts'
import { apartText } from '../text/apart-text.ts'
import { boardWords } from '../text/board-words.ts'
import { unitWords } from '../text/unit-words.ts'

/** How many were due (应到) and how many came or took part (实到), in people or in the votes they stand for. */
export interface Turnout {
  readonly due: number
  readonly present: number
  /** 人 (default), 户 or 票; in English people, households or votes. */
  readonly unit?: Unit
}

/** The unit's word: 人, 户, 票. */
export const unitWord = (unit: Turnout['unit'], lang: Lang): string => unitWords[unit ?? 'people'][lang]

/** 应到46人，实到32人 (the wording of the villages' own minutes). */
export function turnoutText(turnout: Turnout, lang: Lang): string {
  const word = unitWord(turnout.unit, lang)
  if (lang === 'zh') return `应到${turnout.due}${word}，实到${turnout.present}${word}`
  return `${turnout.due} ${word} due, ${turnout.present} present`
}

/** One choice of a poll with its count. */
export interface ChoiceCount {
  readonly text: string
  readonly count: number
}

export interface PollCount {
  readonly question: string
  readonly choices: readonly ChoiceCount[]
  readonly abstain: number
  /** What the counts count: people when left out. */
  readonly unit?: Unit
  /** Who came and the rule's verdict: `应到46人，实到32人；“赞成”超过到会人数的二分之一，通过。` */
  readonly outcome: string
  /** How the votes came in: link, room, paper, assisted; counts as in `choices`. */
  readonly byChannel?: readonly { readonly channel: string; readonly count: number }[]
  /** Links made anew and written mandates, by their numbers. */
  readonly apart?: Apart
  /** Of the published file. */
  readonly digest?: string
}

/** The counts of a poll in one sentence: 赞成28人，反对3人，弃权1人. */
export function countsText(poll: PollCount, lang: Lang): string {
  const word =
    poll.unit === undefined || poll.unit === 'people' ? (lang === 'zh' ? '人' : '') : unitWord(poll.unit, lang)
  const abstained = { text: lang === 'zh' ? '弃权' : 'abstained', count: poll.abstain }
  const said = [...poll.choices, abstained].map(({ text, count }) =>
    lang === 'zh'
      ? `${text}${/[\dA-Za-z]$/.test(text) ? '：' : ''}${count}${word}`
      : `${text}: ${count}${word === '' ? '' : ` ${word}`}`,
  )
  return said.join(lang === 'zh' ? '，' : ', ')
}

/** By channel in one sentence, then what is told apart from the count; or nothing. */
export function channelsText(poll: PollCount, lang: Lang): string {
  const channels = poll.byChannel ?? []
  const said = channels.map(({ channel, count }) => (lang === 'zh' ? `${channel}${count}` : `${channel} ${count}`))
  const ways = lang === 'zh' ? `其中：${said.join('，')}。` : `Of these: ${said.join(', ')}.`
  return [...(channels.length === 0 ? [] : [ways]), ...(poll.apart === undefined ? [] : [apartText(poll.apart, lang)])]
    .filter((text) => text !== '')
    .join(lang === 'zh' ? '' : ' ')
}

/** The digest that whoever counts again compares: 文件校验码：…. */
export const digestText = (digest: string, lang: Lang): string =>
  `${boardWords.digest[lang]}${lang === 'zh' ? '：' : ': '}${digest}`
