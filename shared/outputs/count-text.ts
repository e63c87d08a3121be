import type { Lang } from '../language.ts'

/** How many were due (应到) and how many came or took part (实到), in people or in the votes they stand for. */
export interface Turnout {
  readonly due: number
  readonly present: number
  /** 人 (default), 户 or 票; in English people, households or votes. */
  readonly unit?: 'people' | 'households' | 'votes'
}

const units = {
  people: { zh: '人', en: 'people' },
  households: { zh: '户', en: 'households' },
  votes: { zh: '票', en: 'votes' },
} as const

/** The unit's word: 人, 户, 票. */
export const unitWord = (unit: Turnout['unit'], lang: Lang): string => units[unit ?? 'people'][lang]

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

export interface PollCount extends Turnout {
  readonly question: string
  readonly choices: readonly ChoiceCount[]
  readonly abstain: number
  /** The rule's verdict as a sentence: `赞成28人，超过实到人数的一半，通过`. */
  readonly outcome: string
  /** How the votes came in: link, room, paper, assisted; counts as in `choices`. */
  readonly byChannel?: readonly { readonly channel: string; readonly count: number }[]
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

/** By channel in one sentence, or nothing. */
export function channelsText(poll: PollCount, lang: Lang): string {
  const channels = poll.byChannel ?? []
  if (channels.length === 0) return ''
  const said = channels.map(({ channel, count }) => (lang === 'zh' ? `${channel}${count}` : `${channel} ${count}`))
  return lang === 'zh' ? `其中：${said.join('，')}。` : `Of these: ${said.join(', ')}.`
}
