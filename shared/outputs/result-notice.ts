import type { Lang } from '../language.ts'
import type { PollCount } from './count-text.ts'
import { channelsText, countsText, digestText } from './count-text.ts'
import type { Fact, Part, Sheet } from './sheet.ts'
import { writtenDate, writtenTime } from './written-time.ts'

export interface ResultInput {
  readonly village: string
  readonly kind: string
  readonly place?: string
  /** Local time of the meeting. */
  readonly heldAt: string
  readonly topics: readonly {
    readonly title: string
    readonly polls: readonly PollCount[]
    readonly declined?: string
  }[]
  /** First and last local day of the notice, both included; without them the notice is information only. */
  readonly period?: { readonly from: string; readonly until: string }
  /** To whom objections go. */
  readonly objections?: string
  readonly postedBy: string
  readonly postedOn: string
}

/** The public notice of what was decided, or of anything else where no topics stand. Counts only: never who voted how. */
export function resultNotice(input: ResultInput, lang: Lang = 'zh'): Sheet {
  const zh = lang === 'zh'
  const period = input.period && [writtenTime(input.period.from, lang), writtenTime(input.period.until, lang)]
  const fact = (label: string, value: string | undefined): Fact[] => (value === undefined ? [] : [{ label, value }])
  return {
    title: titleOf(input, zh),
    parts: [
      {
        kind: 'facts',
        rows: [
          ...fact(zh ? '开会时间' : 'Held', writtenTime(input.heldAt, lang)),
          ...fact(zh ? '地点' : 'Place', input.place),
          ...fact(zh ? '公示期' : 'Notice period', period?.join(zh ? '至' : ' to ')),
        ],
      },
      ...input.topics.flatMap((topic, index): Part[] => [
        { kind: 'heading', text: zh ? `议题${index + 1}：${topic.title}` : `Topic ${index + 1}: ${topic.title}` },
        ...(topic.declined === undefined ? [] : [{ kind: 'paragraph', text: topic.declined } as const]),
        ...topic.polls.flatMap((poll) => pollParts(poll, lang)),
      ]),
      ...(input.objections === undefined ? [] : [objectionNote(input.objections, lang)]),
      { kind: 'paragraph', text: `${input.postedBy}\n${writtenDate(input.postedOn, lang)}`, stands: 'right' },
    ],
  }
}

function titleOf({ village, kind, topics }: ResultInput, zh: boolean): string {
  if (topics.length === 0) return zh ? `${village}公示` : `${village}: public notice`
  return zh ? `${village}${kind}结果公示` : `${village}: results of ${kind}`
}

function pollParts(poll: PollCount, lang: Lang): Part[] {
  const [stop, gap] = lang === 'zh' ? ['。', ''] : ['.', ' ']
  const counts = `${countsText(poll, lang)}${stop}${gap}${channelsText(poll, lang)}`
  const digest = poll.digest === undefined ? [] : [digestText(poll.digest, lang)]
  return [poll.question, counts.trim(), poll.outcome, ...digest].map((text) => ({ kind: 'paragraph', text }))
}

function objectionNote(how: string, lang: Lang): Part {
  return {
    kind: 'note',
    text:
      lang === 'zh'
        ? `有不同意见的，请在公示期内向${how}提出，也可以用自己的二维码或链接。`
        : `To object, tell ${how} before the period ends, or use your own QR code or link.`,
  }
}
