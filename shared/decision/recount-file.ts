import { canonical } from '../canonical.ts'
import type { Words } from '../language.ts'
import { jsonOf } from './json-of.ts'
import type { PollFile } from './poll-file.ts'
import { digestedText, eventText, pollFileSchema } from './poll-file.ts'
import type { Recount } from './recount.ts'
import { recount, unreadableAt } from './recount.ts'
import type { SealHolds } from './recount-sealed.ts'
import { tellSeal, wrongSeals } from './recount-sealed.ts'

/** SHA-256, base64url: sheer arithmetic, but a browser has it as a promise only. */
export type DigestOf = (text: string) => Promise<string>

/** What a file came to; one that agrees with its own digest, to be laid beside the one in minutes and notice. */
export interface FileRecount extends Recount {
  readonly digest?: string
  /** Whether it holds what happened as a chain of digests; files of the first format do not. */
  readonly chained?: boolean
}

/**
 * Checks a published file as it was downloaded, letter by letter: its digest, the chain of what happened, that nothing was
 * changed after the opening, the signature of each sealed paper, and the count by its rule. Takes any text, never throws.
 * Files of the first format hold no chain and no digest; of these the count alone is checked.
 * Cannot see: a file that was made anew as a whole. Its digest then is not the one in minutes and notice.
 */
export async function recountFile(text: string, digestOf: DigestOf, sealHolds?: SealHolds): Promise<FileRecount> {
  const json = jsonOf(text)
  if (formatOf(json) === 'cunyi-poll/1') {
    const counted = recount(json)
    return counted.agrees ? { ...counted, digest: await digestOf(text) } : counted
  }
  const file = pollFileSchema.safeParse(json)
  if (!file.success) return unreadableAt(file.error)
  const [chain, counted] = [
    await wrongChain(file.data, text, digestOf),
    recount(file.data.count, file.data.sealed !== undefined),
  ]
  const seals = await wrongSeals(file.data, sealHolds)
  const differences = [...chain, ...wrongDefinition(file.data), ...seals, ...counted.differences]
  if (differences.length > 0)
    return { agrees: false, sentence: counted.agrees ? changed : counted.sentence, differences }
  const { digest } = file.data
  const seal = await tellSeal(file.data, digestOf)
  return {
    agrees: true,
    digest,
    chained: true,
    sentence: {
      zh: `${counted.sentence.zh}校验码 ${digest}，应与会议纪要和公示上的相同。${seal.zh}`,
      en: `${counted.sentence.en} The digest ${digest} must be the one in the minutes and the notice.${seal.en}`,
    },
    differences: [],
  }
}

/** Whether a text says of itself that it is a published poll; nothing else can be counted again. */
export function isPollFile(text: string): boolean {
  const format = formatOf(jsonOf(text))
  return typeof format === 'string' && format.startsWith('cunyi-poll/')
}

const changed = {
  zh: '文件不是公布时的样子，有改动。',
  en: 'The file is not as it was published: something has been changed.',
}

const formatOf = (json: unknown): unknown =>
  typeof json === 'object' && json !== null && 'format' in json ? json.format : undefined

async function wrongChain(file: PollFile, text: string, digestOf: DigestOf): Promise<Words[]> {
  const links = await Promise.all(
    file.events.map(async ({ digest, prev, ...event }, n) => {
      const before = file.events[n - 1]?.digest ?? ''
      return prev === before && digest === (await digestOf(eventText(event, prev)))
    }),
  )
  const types = file.events.map(({ type }) => type)
  const ordered = types.every(
    (type, n) => (type === 'opened') === (n === 0) && (type === 'shut') === (n === types.length - 1),
  )
  const first = file.events[0]
  const fixed = first?.type === 'opened' && first.definition === (await digestOf(canonical(file.definition)))
  const lists = file.events.reduce((sum, event) => sum + (event.type === 'paper-list' ? event.voters : 0), 0)
  const checks: readonly (readonly [boolean, string, string])[] = [
    [text === canonical(file), '文件的写法与公布时不同', 'the text is not written as it was published'],
    [file.digest === (await digestOf(digestedText(file))), '文件的校验码不对', 'the digest of the file is wrong'],
    [links.every(Boolean) && ordered, '表决经过的记录断了', 'the chain of what happened is broken'],
    [fixed, '题目、选项、规则或名单与开始表决时不同', 'the poll is not defined as it was when it was opened'],
    [lists === file.count.paperVoters, '纸质票的人数与经过不符', 'the paper lists do not add up to the paper voters'],
  ]
  return checks.filter(([holds]) => !holds).map(([, zh, en]) => ({ zh, en }))
}

/** What was fixed at opening and what was counted must be one poll. */
function wrongDefinition({ definition, count }: PollFile): Words[] {
  const {
    electorate,
    closesAt: _closesAt,
    changeable: _changeable,
    proxies: _proxies,
    seal: _seal,
    ...same
  } = definition
  const fixed = { ...same, electorate: { name: electorate.name, count: electorate.count, weight: electorate.weight } }
  const { pollId, question, choices, max, secret, rule, unit, weighted, recused } = count
  const counted = {
    pollId,
    question,
    choices,
    max,
    secret,
    rule,
    unit,
    weighted,
    recused,
    electorate: count.electorate,
  }
  return canonical(fixed) === canonical(counted)
    ? []
    : [{ zh: '计票的不是开始时的那个表决', en: 'what was counted is not the poll that was opened' }]
}
