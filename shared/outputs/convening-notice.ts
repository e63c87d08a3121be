import type { Lang } from '../language.ts'
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
      { kind: 'paragraph', text: `${input.who}：` },
      {
        kind: 'paragraph',
        text: `定于${writtenTime(input.heldAt, 'zh')}在${input.place}召开${input.kind}，请按时参加。`,
      },
      {
        kind: 'facts',
        rows: [
          { label: '时间', value: writtenTime(input.heldAt, 'zh') },
          { label: '地点', value: input.place },
          { label: '参加人', value: input.who },
          ...known('联系人', input.contact),
        ],
      },
      ...topicParts(input.topics, (topic, number) => `议题${number}：${topic.title}`),
      ...(input.linkUntil === undefined
        ? []
        : [
            {
              kind: 'note',
              text: `来不了的，可在${writtenTime(input.linkUntil, 'zh')}前用自己的链接或二维码表态，也可以请人代为录入。`,
            } as const,
          ]),
      { kind: 'paragraph', text: `${input.postedBy}\n${writtenDate(input.postedOn, 'zh')}` },
    ],
  }
}

function english(input: ConveningInput): Sheet {
  return {
    title: `${input.village}: notice of ${input.kind}`,
    parts: [
      { kind: 'paragraph', text: `To: ${input.who}` },
      {
        kind: 'paragraph',
        text: `You are asked to come to ${input.kind} on ${writtenTime(input.heldAt, 'en')}, at ${input.place}.`,
      },
      {
        kind: 'facts',
        rows: [
          { label: 'Time', value: writtenTime(input.heldAt, 'en') },
          { label: 'Place', value: input.place },
          { label: 'Who', value: input.who },
          ...known('Contact', input.contact),
        ],
      },
      ...topicParts(input.topics, (topic, number) => `Topic ${number}: ${topic.title}`),
      ...(input.linkUntil === undefined
        ? []
        : [
            {
              kind: 'note',
              text: `If you cannot come, answer by your own link or QR code before ${writtenTime(input.linkUntil, 'en')}, or have someone enter it for you.`,
            } as const,
          ]),
      { kind: 'paragraph', text: `${input.postedBy}\n${writtenDate(input.postedOn, 'en')}` },
    ],
  }
}
