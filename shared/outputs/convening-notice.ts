import type { Lang } from '../language.ts'
import { lunarDay } from './lunar-day.ts'
import type { Fact, Part, Sheet } from './sheet.ts'
import { writtenDate, writtenTime } from './written-time.ts'

export interface NoticeTopic {
  readonly title: string
  readonly background?: string
  readonly choices?: readonly string[]
}

export interface ConveningInput {
  readonly village: string
  readonly kind: string
  readonly place: string
  /** Local time, `YYYY-MM-DDTHH:MM`. */
  readonly heldAt: string
  /** Who is asked to come: 各户户主, 村民代表. */
  readonly who: string
  readonly topics: readonly NoticeTopic[]
  /** For those who cannot come: until when (local time) the personal link takes votes. */
  readonly linkUntil?: string
  /** Who answers questions, with the number if it is to be public. */
  readonly contact?: string
  readonly postedBy: string
  /** Local date. */
  readonly postedOn: string
}

/** The notice that calls a meeting, to be posted and printed. */
export function conveningNotice(input: ConveningInput, lang: Lang = 'zh'): Sheet {
  return lang === 'zh' ? chinese(input) : english(input)
}

const known = (label: string, value: string | undefined): Fact[] =>
  value === undefined || value === '' ? [] : [{ label, value }]

function topicParts(topics: readonly NoticeTopic[], heading: (topic: NoticeTopic, number: number) => string): Part[] {
  return topics.flatMap((topic, index): Part[] => [
    { kind: 'heading', text: heading(topic, index + 1) },
    ...(topic.background === undefined ? [] : [{ kind: 'paragraph', text: topic.background } as const]),
    ...(topic.choices === undefined || topic.choices.length === 0
      ? []
      : [{ kind: 'list', items: topic.choices } as const]),
  ])
}

function chinese(input: ConveningInput): Sheet {
  return {
    title: `${input.village}${input.kind}通知`,
    parts: [
      { kind: 'paragraph', text: `${input.who}：`, stands: 'flush' },
      {
        kind: 'paragraph',
        text: `村里要开${input.kind}${input.topics.length === 0 ? '' : `，商量${input.topics.length}件事`}，请按时参加。`,
      },
      {
        kind: 'facts',
        rows: [
          { label: '时间', value: `${writtenTime(input.heldAt, 'zh')}${lunarDay(input.heldAt)}` },
          { label: '地点', value: input.place },
          ...known('联系人', input.contact),
        ],
      },
      ...topicParts(input.topics, (topic, number) => `议题${number}：${topic.title}`),
      {
        kind: 'note',
        text:
          input.linkUntil === undefined
            ? '来不了的，请提前告诉村里。表决的时候，可以用自己的二维码或链接，也可以请村里当面代录。'
            : `来不了的，请在${writtenTime(input.linkUntil, 'zh')}前用自己的二维码或链接表态，也可以请村里当面代录。`,
      },
      { kind: 'paragraph', text: `${input.postedBy}\n${writtenDate(input.postedOn, 'zh')}`, stands: 'right' },
    ],
  }
}

function english(input: ConveningInput): Sheet {
  return {
    title: `${input.village}: notice of ${input.kind}`,
    parts: [
      { kind: 'paragraph', text: `To: ${input.who}`, stands: 'flush' },
      {
        kind: 'paragraph',
        text: `Please come to ${input.kind}${input.topics.length === 0 ? '' : `, about ${input.topics.length === 1 ? 'one topic' : `${input.topics.length} topics`}`}.`,
      },
      {
        kind: 'facts',
        rows: [
          { label: 'Time', value: writtenTime(input.heldAt, 'en') },
          { label: 'Place', value: input.place },
          ...known('Contact', input.contact),
        ],
      },
      ...topicParts(input.topics, (topic, number) => `Topic ${number}: ${topic.title}`),
      {
        kind: 'note',
        text:
          input.linkUntil === undefined
            ? 'If you cannot come, please tell us beforehand. You can vote by your own QR code or link, or have it entered for you.'
            : `If you cannot come, vote by your own QR code or link before ${writtenTime(input.linkUntil, 'en')}, or have it entered for you.`,
      },
      { kind: 'paragraph', text: `${input.postedBy}\n${writtenDate(input.postedOn, 'en')}`, stands: 'right' },
    ],
  }
}
