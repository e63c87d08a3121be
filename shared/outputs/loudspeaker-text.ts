import type { Lang } from '../language.ts'
import { lunarDay } from './lunar-day.ts'
import { englishNumber, englishText, englishTime } from './spoken-english.ts'
import { spokenNumber } from './spoken-number.ts'
import { spokenText } from './spoken-text.ts'
import { spokenTime } from './spoken-time.ts'

export interface LoudspeakerInput {
  readonly village: string
  readonly kind: string
  readonly place: string
  /** Local time. */
  readonly heldAt: string
  /** Who is asked to come. */
  readonly who: string
  readonly topics: readonly string[]
  /** The convener's remark. */
  readonly note?: string
  /** Whom to ask. */
  readonly contact?: string
}

/** What is read over the village loudspeaker, the whole message twice: numbers and times in words, no link, no brackets. */
export function loudspeakerText(input: LoudspeakerInput, lang: Lang = 'zh'): string {
  return lang === 'zh' ? chinese(input) : english(input)
}

// Brackets and book marks are for the eye.
const sayable = (text: string): string =>
  text
    .replaceAll(/[()（）【】[\]《》<>]/g, '，')
    .replaceAll(/，+/g, '，')
    .replace(/，$/, '')
    .trim()

/** With a full stop, unless it ends with a sign of its own. */
const sentence = (text: string, stop: string): string => (/[。！？.!?]$/.test(text) ? text : `${text}${stop}`)

function chinese(input: LoudspeakerInput): string {
  const say = (text: string) => sayable(spokenText(text))
  const topics = input.topics.map((topic, index) => `第${spokenNumber(String(index + 1))}件，${say(topic)}。`)
  const message = [
    `${say(input.village)}的乡亲们，请注意，现在播送${say(input.kind)}的通知。`,
    `时间是${spokenTime(input.heldAt)}${lunarDay(input.heldAt)}。`,
    `地点在${say(input.place)}。`,
    `请${say(input.who)}按时参加。`,
    ...(topics.length > 0
      ? [`这次要商量${topics.length === 2 ? '两' : spokenNumber(String(topics.length))}件事。`, ...topics]
      : []),
    '来不了的，请提前跟村里说一声，表决的时候可以用自己的二维码或者链接。',
    ...(input.note === undefined ? [] : [`另外，${sentence(say(input.note), '。')}`]),
    ...(input.contact === undefined ? [] : [`有不清楚的，请找${say(input.contact)}。`]),
  ]
  return [...message, '下面再播一遍。', ...message, '播送完了，谢谢大家。'].join('\n')
}

function english(input: LoudspeakerInput): string {
  const say = (text: string) =>
    englishText(text)
      .replaceAll(/[()[\]<>]/g, ',')
      .trim()
  const topics = input.topics.map((topic, index) => `Number ${englishNumber(String(index + 1))}: ${say(topic)}.`)
  const message = [
    `Neighbours of ${say(input.village)}, your attention please for a notice of ${say(input.kind)}.`,
    `The time is ${englishTime(input.heldAt)}.`,
    `The place is ${say(input.place)}.`,
    `Please come, ${say(input.who)}.`,
    ...(topics.length > 0 ? ['This is what we shall talk about.', ...topics] : []),
    'If you cannot come, please tell us beforehand; you can vote by your own code or link.',
    ...(input.note === undefined ? [] : [`Also: ${sentence(say(input.note), '.')}`]),
    ...(input.contact === undefined ? [] : [`If anything is unclear, ask ${say(input.contact)}.`]),
  ]
  return [...message, 'Once again.', ...message, 'That is all, thank you.'].join('\n')
}
