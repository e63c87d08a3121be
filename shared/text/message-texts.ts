import type { Lang, Words } from '../language.ts'
import { formatDate } from '../calendar/format.ts'
import { parseLocalDate } from '../calendar/time.ts'
import { fillIn } from './fill-in.ts'

/** Messages of the outbox, by what they say. A part in `[…]` is left out when its figure is empty. */
export const messageTexts = {
  'topic-raised': {
    zh: '村民给“{matter}”提了一个议题：{topic}。请看看，列入会议或者答复理由。',
    en: 'A villager raised a topic for "{matter}": {topic}. Please take it up, or decline it with a reason.',
  },
  'poll-opened': {
    zh: '开始表决：{question}[ {until}前有效]。请用您自己的链接投票，不会用的请找村文书帮忙。',
    en: 'A vote has begun: {question}[ It is open until {until}.] Please use your own link; the village clerk will help.',
  },
  'poll-counted': {
    zh: '表决已经计票，结果登在村公开栏：{question}',
    en: 'The votes are counted; the result is on the village board: {question}',
  },
  'notice-published': {
    zh: '村里发布了公示：{subject}。有不同意见，请在公示期内提出。',
    en: 'A public notice is up: {subject}. If you disagree, please say so while it runs.',
  },
  'objection-raised': {
    zh: '公示“{subject}”收到一条异议，请核实后答复。',
    en: 'Somebody objects to the notice "{subject}". Please look into it and answer.',
  },
  'minutes-to-sign': {
    zh: '“{matter}”的会议纪要请您过目并签署。',
    en: 'The minutes of "{matter}" wait for your signature.',
  },
  'action-assigned': {
    zh: '有一项任务交给您：{action}。请在{due}前办好。',
    en: 'An action is yours: {action}. It is due on {due}.',
  },
  'action-submitted': {
    zh: '一项任务报办好了，请验收：{action}',
    en: 'An action has been handed in, please review it: {action}',
  },
  'action-urged': {
    zh: '[{by}]催办：{action}。{text}',
    en: 'A reminder[ from {by}]: {action}. {text}',
  },
  'action-accepted': {
    zh: '您的任务通过了验收：{action}[（{reason}）]',
    en: 'Your action has been accepted: {action}[ ({reason})]',
  },
  'action-returned': {
    zh: '您的任务退回再办：{action}[。理由：{reason}]',
    en: 'Your action came back to be done again: {action}[. Reason: {reason}]',
  },
} as const satisfies Record<string, Words>

export type MessageKey = keyof typeof messageTexts

export const isMessageKey = (key: string): key is MessageKey => Object.hasOwn(messageTexts, key)

/** A message in one language; days are written as people say them. A key nobody knows is shown as it is: better than silence. */
export function textOfMessage(message: { says: string; with: Readonly<Record<string, string>> }, lang: Lang): string {
  if (!isMessageKey(message.says)) return message.says
  const figures = Object.entries(message.with).map(([name, value]): [string, string] => {
    const day = name === 'until' || name === 'due' ? parseLocalDate(value) : undefined
    return [name, day === undefined ? value : formatDate(day, lang)]
  })
  return fillIn(messageTexts[message.says][lang], Object.fromEntries(figures))
}
