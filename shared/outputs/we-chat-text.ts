import type { Lang } from '../language.ts'
import { shortened } from './shortened.ts'
import { writtenTime } from './written-time.ts'

export interface GroupMessageInput {
  readonly village: string
  readonly kind: string
  readonly place: string
  /** Local time. */
  readonly heldAt: string
  /** Who is asked to come. */
  readonly who: string
  readonly topics: readonly string[]
  /** Until when the link takes answers, local time. */
  readonly closesAt?: string
  /** The convener's remark. */
  readonly note?: string
  readonly link: string
}

const longest = 60

/** The message to paste into the village's WeChat group: short lines, the link alone on the last one so that it is tapped easily. */
export function weChatText(input: GroupMessageInput, lang: Lang = 'zh'): string {
  const topics = input.topics.map((topic, index) => `${index + 1}. ${shortened(topic, longest)}`)
  const lines =
    lang === 'zh'
      ? [
          `【${input.village}】${input.kind}`,
          `时间：${writtenTime(input.heldAt, 'zh')}`,
          `地点：${input.place}`,
          `参加：${input.who}`,
          ...(topics.length > 0 ? ['商量的事：', ...topics] : []),
          input.closesAt === undefined
            ? '来不了的：请提前告诉村里；表决时可以用自己的二维码或链接'
            : `来不了的：${writtenTime(input.closesAt, 'zh')}前，用自己的二维码或链接表态`,
          ...(input.note === undefined ? [] : [`另外：${input.note}`]),
          '详情请点：',
        ]
      : [
          `[${input.village}] ${input.kind}`,
          `Time: ${writtenTime(input.heldAt, 'en')}`,
          `Place: ${input.place}`,
          `Who: ${input.who}`,
          ...(topics.length > 0 ? ['To discuss:', ...topics] : []),
          input.closesAt === undefined
            ? 'Away? Please tell us; you can vote by your own code or link.'
            : `Away? Answer by code or link until ${writtenTime(input.closesAt, 'en')}`,
          ...(input.note === undefined ? [] : [`Also: ${input.note}`]),
          'See:',
        ]
  return [...lines, input.link].join('\n')
}
