import type { Words } from '../language.ts'
import { sealNumber } from '../plain-signs.ts'
import type { PollFile } from './poll-file.ts'
import { receiptOfSealed } from './sealed-papers.ts'

/** Whether a signature over a paper's number holds under a public key: RSASSA-PSS, which only a platform's library does. */
export type SealHolds = (key: string, serial: string, signature: string) => Promise<boolean>

/**
 * What is wrong with the papers of a sealed poll: each must be signed under the key that was fixed at opening, once, have
 * its receipt, and no more may lie in the box than were given out. Nothing for polls that are not sealed.
 */
export async function wrongSeals(file: PollFile, sealHolds: SealHolds | undefined): Promise<Words[]> {
  const { definition, count, sealed } = file
  const key = definition.seal
  if (key === undefined || sealed === undefined) return key === undefined && sealed === undefined ? [] : [notSealed]
  const { papers, issued } = sealed
  const serials = papers.map(({ serial }) => serial)
  const receipts = papers.map(receiptOfSealed)
  const entitled = count.electorate.count - count.recused.count
  const held = await Promise.all(papers.map(({ serial, signature }) => holdsAtAll(sealHolds, key, serial, signature)))
  const bad = held.filter((holds) => !holds).length
  const checks: readonly (readonly [boolean, string, string])[] = [
    [
      definition.secret && !definition.weighted,
      '封签投票应当无记名、一人一票',
      'a sealed poll is secret and weighs all alike',
    ],
    [isRising(serials), '票号有重复或没有排序', 'the numbers of the papers are not sorted, or one is there twice'],
    [String(receipts) === String(count.receipts), '回执和票号对不上', 'the receipts are not those of the papers'],
    [
      papers.length <= issued,
      `发出${issued}张，票箱里却有${papers.length}张`,
      `${issued} papers were given out, but ${papers.length} lie in the box`,
    ],
    [
      issued + count.paperVoters <= entitled,
      '发出的票比有权投票的人多',
      'more papers were given out than voters are entitled',
    ],
    sealHolds === undefined
      ? [false, '票上的签名没有核对', 'the signatures of the papers were not checked']
      : [bad === 0, `有${bad}张票的签名不对`, `the signatures of ${bad} papers do not hold`],
  ]
  return checks.filter(([holds]) => !holds).map(([, zh, en]) => ({ zh, en }))
}

/** What is no key at all makes a platform's library throw: nothing holds under it. */
async function holdsAtAll(sealHolds: SealHolds | undefined, key: string, serial: string, signature: string) {
  try {
    return (await sealHolds?.(key, serial, signature)) ?? false
  } catch {
    return false
  }
}

/** The number voters saw of the key, for them to compare; empty for polls that are not sealed. */
export async function tellSeal({ definition }: PollFile, digestOf: (text: string) => Promise<string>): Promise<Words> {
  if (definition.seal === undefined) return { zh: '', en: '' }
  const number = sealNumber(await digestOf(definition.seal))
  return {
    zh: `封印号 ${number}，应与投票时手机上显示的相同。`,
    en: ` The seal ${number} must be the one that phones showed when voting.`,
  }
}

const notSealed = {
  zh: '开始时和公布时，一处是封签投票，一处不是',
  en: 'the poll is sealed in one place of the file and not in the other',
}

const isRising = (texts: readonly string[]): boolean =>
  texts.every((text, at) => at === 0 || (texts[at - 1] ?? '') < text)
