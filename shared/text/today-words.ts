import { formatDate, formatInstant } from '../calendar/format.ts'
import { localTimeOf, parseLocalDate } from '../calendar/time.ts'
import type { Lang, Words } from '../language.ts'
import type { TodayItem, TodayKind } from '../views/today-items.ts'
import { fillIn } from './fill-in.ts'
import { unitWords } from './unit-words.ts'

/** What each kind of item says. `{when}` is made from the item's day. */
export const todayWords = {
  'answer-objection': {
    zh: '公示“{subject}”有{count}条异议等答复',
    en: 'Objections to the notice "{subject}" wait for an answer: {count}',
  },
  review: {
    zh: '{owner}报办好了，请验收：{action}',
    en: '{owner} has handed in, please review: {action}',
  },
  'do-action': {
    zh: '{action}：{owner}负责，{when}[，{again}]',
    en: '{action} ({owner}, {when}[, {again}])',
  },
  'hold-meeting': {
    zh: '{meeting}：{when}，在{where}。到会的请签到',
    en: '{meeting}: {when}, {where}. Check in who has come',
  },
  'poll-open': {
    zh: '正在表决“{question}”：[已有{voted}{unit}投票，]共{of}{unit}[，{when}截止]',
    en: 'A vote is open: "{question}" (voters: [{voted} of ]{of} {unit}[, until {when}])',
  },
  'sign-minutes': { zh: '会议纪要等{who}签署', en: 'The minutes wait for the signature of {who}' },
  visit: { zh: '先走访，听听大家怎么说', en: 'Visit first, and hear what people say' },
  'find-topic': { zh: '走访了{visits}次，还没有议题，请提出议题', en: 'Visits: {visits}; raise a topic from them' },
  convene: { zh: '有{topics}个议题，可以召集会议', en: 'Topics: {topics}; convene a meeting' },
  decide: { zh: '会议已签到，请开始表决，或者写会议纪要', en: 'People are in: open a vote, or write the minutes' },
  'write-minutes': {
    zh: '表决都已计票，请补充会议纪要并请人签署',
    en: 'The votes are counted: complete the minutes and ask for signatures',
  },
  assign: {
    zh: '请安排落实任务[（{again}）]：谁办、办什么、什么时候办好',
    en: 'Assign actions[ ({again})]: who does what by when',
  },
  close: {
    zh: '没有通过的决议，[{until}公示期满后]可以办结',
    en: 'Nothing was passed: it can be closed[ after the notice, from {until}]',
  },
  evaluate: {
    zh: '请村民评价[，已有{count}人评价]；[{until}公示期满后]可以办结',
    en: 'Villagers evaluate[; so far: {count}]. It can be closed[ after the notice, from {until}]',
  },
  'take-up-topics': {
    zh: '村民提了{count}个议题，请列入会议或者答复理由：{topic}',
    en: 'Villagers’ topics to take up or decline: {count}. {topic}',
  },
  meeting: { zh: '{when}开{meeting}，在{where}', en: '{meeting}: {when}, {where}' },
  'poll-closes': { zh: '{when}表决截止：{question}', en: 'The vote "{question}" closes {when}' },
  'notice-ends': { zh: '公示“{subject}”{when}到期', en: 'The notice "{subject}" ends {when}' },
} as const satisfies Record<TodayKind, Words>

/** Before anybody has answered nobody is to close: without a figure it says only whom to ask. */
const evaluateFirst = {
  none: { zh: '还没有人评价，请先发评价链接', en: 'Nobody has evaluated yet: send the links first' },
  unknown: { zh: '请村民评价', en: 'Ask villagers what they think' },
} as const satisfies Record<string, Words>

/** Why something is to be done once more. */
const againWords: Partial<Record<TodayKind, Words>> = {
  'do-action': { zh: '退回再办', en: 'sent back' },
  assign: { zh: '评价分低，再办一轮', en: 'once more, after a low score' },
}

const whenWords = {
  late: { zh: '已逾期{days}天', en: 'late by days: {days}' },
  today: { zh: '今天', en: 'today' },
  tomorrow: { zh: '明天', en: 'tomorrow' },
} as const satisfies Record<string, Words>

/** An item in one sentence, without the matter's title. */
export function sentenceOfItem(item: TodayItem, lang: Lang): string {
  const until = parseLocalDate(String(item.with['until'] ?? ''))
  return fillIn(wordsOf(item)[lang], {
    ...item.with,
    unit: unitWords[item.with['unit'] === 'households' ? 'households' : 'people'][lang],
    when: whenOf(item, lang),
    again: item.with['again'] === undefined ? '' : againWords[item.kind]?.[lang],
    ...(until === undefined ? {} : { until: formatDate(until, lang) }),
  })
}

function wordsOf({ kind, with: { count } }: TodayItem): Words {
  if (kind !== 'evaluate' || Number(count) > 0) return todayWords[kind]
  return count === undefined ? evaluateFirst.unknown : evaluateFirst.none
}

function whenOf({ at, due, with: { days } }: TodayItem, lang: Lang): string | undefined {
  const near = days === 0 ? whenWords.today[lang] : days === 1 ? whenWords.tomorrow[lang] : undefined
  if (at !== undefined) return near === undefined ? formatInstant(at, lang) : `${near} ${localTimeOf(at)}`
  if (due === undefined) return undefined
  if (Number(days) < 0) return fillIn(whenWords.late[lang], { days: -Number(days) })
  return near ?? formatDate(due, lang)
}
