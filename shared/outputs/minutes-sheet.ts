import type { Unit } from '../decision/unit.ts'
import type { Lang } from '../language.ts'
import type { PollCount, Turnout } from './count-text.ts'
import { channelsText, turnoutText } from './count-text.ts'
import type { Part, Sheet, Signature } from './sheet.ts'
import { writtenTime } from './written-time.ts'

export interface MinutesTopic {
  readonly title: string
  readonly background?: string
  readonly polls: readonly PollCount[]
  /** Why the meeting did not take the topic up. */
  readonly declined?: string
}

export interface MinutesAction {
  readonly what: string
  readonly who: string
  /** Local date, `YYYY-MM-DD`. */
  readonly by: string
}

export interface MinutesInput {
  readonly village: string
  /** What kind of meeting: 议贫会, 村民代表会议. */
  readonly kind: string
  readonly place: string
  /** Local time, `YYYY-MM-DDTHH:MM`. */
  readonly heldAt: string
  readonly chair?: string
  readonly recorder?: string
  /** How many were due and present, and what they are. */
  readonly due: number
  readonly present: number
  readonly unit?: Unit
  /** Where those present stand for others: what they stand for together. */
  readonly weights?: Turnout
  readonly topics: readonly MinutesTopic[]
  /** What the recorder typed beside it. */
  readonly addedText?: string
  /** What a reader must know: a quorum missed, a notice too short. */
  readonly warnings: readonly string[]
  readonly actions?: readonly MinutesAction[]
  readonly signers: readonly Signature[]
}

const words = {
  zh: {
    title: '会议纪要',
    time: '时间',
    place: '地点',
    turnout: '到会',
    weights: '代表',
    chair: '主持',
    recorder: '记录',
    topic: '议题',
    background: '背景',
    question: '表决',
    result: '结果',
    choice: '选项',
    count: '得票',
    abstain: '弃权',
    declined: '未列入讨论',
    added: '补充',
    actions: '会后要办的事',
    what: '事项',
    who: '负责人',
    by: '期限',
    signers: '签字',
    sep: '：',
  },
  en: {
    title: 'minutes',
    time: 'Time',
    place: 'Place',
    turnout: 'Attendance',
    weights: 'Standing for',
    chair: 'Chair',
    recorder: 'Recorder',
    topic: 'Topic',
    background: 'Background',
    question: 'Vote',
    result: 'Result',
    choice: 'Choice',
    count: 'Votes',
    abstain: 'Abstained',
    declined: 'Not taken up',
    added: 'Added',
    actions: 'What follows',
    what: 'What',
    who: 'Who',
    by: 'By',
    signers: 'Signatures',
    sep: ': ',
  },
} as const

/**
 * The minutes of a meeting. With spaces removed the Chinese sheet holds 应到N and 实到N for the meeting and, in its result,
 * for each poll, as village records are searched for them.
 */
export function minutesSheet(input: MinutesInput, lang: Lang = 'zh'): Sheet {
  const word = words[lang]
  const fact = (label: string, value: string | undefined) =>
    value === undefined || value === '' ? [] : [{ label, value }]
  const facts = [
    ...fact(word.time, writtenTime(input.heldAt, lang)),
    ...fact(word.place, input.place),
    ...fact(word.turnout, turnoutText(input, lang)),
    ...fact(word.weights, input.weights && turnoutText(input.weights, lang)),
    ...fact(word.chair, input.chair),
    ...fact(word.recorder, input.recorder),
  ]
  // 村民代表会议 is a 会议 already.
  const kind = lang === 'zh' ? input.kind.replace(/会议$/, '') : input.kind
  return {
    title: lang === 'zh' ? `${input.village}${kind}${word.title}` : `${input.village}: ${input.kind}, ${word.title}`,
    parts: [
      { kind: 'facts', rows: facts },
      ...input.warnings.map((text): Part => ({ kind: 'note', text })),
      ...input.topics.flatMap((topic, index) => topicParts(topic, index + 1, lang)),
      ...addedParts(input.addedText, lang),
      ...actionParts(input.actions ?? [], lang),
      ...signatureParts(input.signers, lang),
    ],
  }
}

function topicParts(topic: MinutesTopic, number: number, lang: Lang): Part[] {
  const word = words[lang]
  const said = (label: string, text: string | undefined): Part[] =>
    text === undefined || text === '' ? [] : [{ kind: 'paragraph', text: `${label}${word.sep}${text}` }]
  return [
    {
      kind: 'heading',
      text: lang === 'zh' ? `${word.topic}${number}：${topic.title}` : `${word.topic} ${number}: ${topic.title}`,
    },
    ...said(word.background, topic.background),
    ...said(word.declined, topic.declined),
    ...topic.polls.flatMap((poll) => [
      ...said(word.question, poll.question),
      ...pollParts(poll, lang),
      ...said(word.result, poll.outcome),
    ]),
  ]
}

function pollParts(poll: PollCount, lang: Lang): Part[] {
  const word = words[lang]
  const channels = channelsText(poll, lang)
  return [
    {
      kind: 'table',
      head: [word.choice, word.count],
      rows: [...poll.choices.map(({ text, count }) => [text, String(count)]), [word.abstain, String(poll.abstain)]],
    },
    ...(channels === '' ? [] : [{ kind: 'paragraph', text: channels } as const]),
  ]
}

function addedParts(text: string | undefined, lang: Lang): Part[] {
  if (text === undefined || text.trim() === '') return []
  const paragraphs = text.split(/\n+/).filter((line) => line.trim() !== '')
  return [
    { kind: 'heading', text: words[lang].added },
    ...paragraphs.map((line): Part => ({ kind: 'paragraph', text: line.trim() })),
  ]
}

function actionParts(actions: readonly MinutesAction[], lang: Lang): Part[] {
  if (actions.length === 0) return []
  const word = words[lang]
  const rows = actions.map(({ what, who, by }) => [what, who, writtenTime(by, lang)])
  return [
    { kind: 'heading', text: word.actions },
    { kind: 'table', head: [word.what, word.who, word.by], rows },
  ]
}

function signatureParts(signers: readonly Signature[], lang: Lang): Part[] {
  if (signers.length === 0) return []
  const dated = signers.map(({ signedOn, ...signer }) =>
    signedOn === undefined ? signer : { ...signer, signedOn: writtenTime(signedOn, lang) },
  )
  return [
    { kind: 'heading', text: words[lang].signers },
    { kind: 'signatures', lang, signers: dated },
  ]
}
