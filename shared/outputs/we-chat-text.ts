import type { Lang } from '../language.ts'
import { writtenTime } from './written-time.ts'

export interface GroupMessageInput {
  readonly village: string
  readonly kind: string
  readonly place: string
  /** Local time. */
  readonly heldAt: string
  readonly topics: readonly string[]
  /** Until when the link takes answers, local time. */
  readonly closesAt?: string
  readonly link: string
}

const longest = 60

/** The message to paste into the village's WeChat group: short lines, the link alone on the last one so that it is tapped easily. */
export function weChatText(input: GroupMessageInput, lang: Lang = 'zh'): string {
  const topics = input.topics.map((topic, index) => `${index + 1}. ${shortened(topic)}`)
  const lines =
    lang === 'zh'
      ? [
          `【${input.village}】${input.kind}`,
          `时间：${writtenTime(input.heldAt, 'zh')}`,
          `地点：${input.place}`,
          ...(topics.length > 0 ? ['商量的事：', ...topics] : []),
          ...(input.closesAt === undefined ? [] : [`${writtenTime(input.closesAt, 'zh')}前可在网上表态`]),
          '详情请点：',
        ]
      : [
          `[${input.village}] ${input.kind}`,
          `Time: ${writtenTime(input.heldAt, 'en')}`,
          `Place: ${input.place}`,
          ...(topics.length > 0 ? ['To discuss:', ...topics] : []),
          ...(input.closesAt === undefined ? [] : [`Answers by link until ${writtenTime(input.closesAt, 'en')}`]),
          'See:',
        ]
  return [...lines, input.link].join('\n')
}

function shortened(topic: string): string {
  const signs = [...topic.replaceAll(/\s+/g, ' ').trim()]
  return signs.length > longest ? `${signs.slice(0, longest - 1).join('')}…` : signs.join('')
}
