import type * as z from 'zod'
import type { Lang, Words } from '../language.ts'
import { publishedPollSchema, type PublishedPoll } from './published-poll.ts'
import { totalsOf, wrongPapers, wrongVoters } from './recount-checks.ts'
import { sentenceOfTally } from './sentence-of-tally.ts'
import { abstainedIn, count, type Tally } from './tally.ts'

/** What counting again says: `agrees` only when there is no difference at all. */
export interface Recount {
  readonly agrees: boolean
  readonly sentence: Words
  readonly differences: readonly Words[]
}

const shown = 20

/**
 * Counts a published poll again from its ballots and paper sums alone and compares the announced result with that.
 * Takes any JSON value, never throws; a file that cannot be read does not agree, and `differences` says where.
 * `sealed`: the count of a sealed poll, whose receipts may begin alike.
 * Cannot see: a changed text, a `max` nobody used up, head counts of a weighted poll that still fit their weights.
 */
export function recount(file: unknown, sealed = false): Recount {
  const parsed = publishedPollSchema.safeParse(file)
  if (!parsed.success) return unreadableAt(parsed.error)
  const poll = parsed.data
  const papers = wrongPapers(poll)
  if (papers.length > 0) return disagrees(uncountable, papers)
  const tally = countAgain(poll)
  const differences = [...wrongVoters(poll, sealed), ...wrongResult(poll, tally)]
  if (differences.length > 0) return disagrees(different, differences)
  const said = (lang: Lang) => sentenceOfTally(tally, lang, wordsOf(poll))
  return {
    agrees: true,
    sentence: { zh: `重新计票，结果一致：${said('zh')}`, en: `Counted again, the same result: ${said('en')}` },
    differences,
  }
}

/** What is said of a file of another form: where. */
export function unreadableAt(error: z.ZodError): Recount {
  const places = [...new Set(error.issues.map((issue) => issue.path.map(String).join('.') || 'file'))]
  return disagrees(
    unreadable,
    places.slice(0, shown).map((place) => ({ zh: `${place} 不合格式`, en: `${place} is not as it should be` })),
  )
}

const unreadable = {
  zh: '文件不完整或不合格式，无法重新计票。',
  en: 'The file is incomplete or not of this form: it cannot be counted again.',
}
const uncountable = {
  zh: '选票本身有误，无法重新计票。',
  en: 'The ballots themselves are wrong: they cannot be counted again.',
}
const different = {
  zh: '重新计票，与公布的不一致。',
  en: 'Counted again, this does not agree with what was published.',
}

function disagrees(sentence: Words, differences: readonly Words[]): Recount {
  return { agrees: false, sentence, differences }
}

function countAgain(poll: PublishedPoll): Tally {
  const linked = poll.linked ?? { sums: [], weight: 0 }
  const bySum = poll.paperWeight - abstainedIn(poll.paper) + linked.weight - abstainedIn(linked.sums)
  return count({
    choices: poll.choices.map((choice) => choice.key),
    max: poll.max,
    ballots: poll.ballots,
    paper: [...poll.paper, ...linked.sums],
    // A file may hold anything; impossible groups are reported by the checks, here they must only not be negative.
    electorate: Math.max(0, poll.electorate.weight - poll.recused.weight),
    present: poll.present.weight,
    cast: totalsOf(poll).cast + Math.max(0, bySum),
    rule: poll.rule,
  })
}

function wrongResult({ result }: PublishedPoll, tally: Tally): Words[] {
  const figures = (from: {
    counts: Readonly<Record<string, number>>
    electorate: number
    present: number
    cast: number
  }) =>
    new Map([
      ...Object.entries(from.counts).map(([key, weight]) => [`counts.${key}`, weight] as const),
      ['electorate', from.electorate],
      ['present', from.present],
      ['cast', from.cast],
    ])
  const [announced, counted] = [figures(result), figures(tally)]
  const words = [
    ['outcome', result.outcome, tally.outcome] as const,
    ['winner', JSON.stringify(result.winner), JSON.stringify(tally.winner)] as const,
  ]
  const numbers = [...new Set([...announced.keys(), ...counted.keys()])].map(
    (key) => [key, String(announced.get(key) ?? '-'), String(counted.get(key) ?? '-')] as const,
  )
  return [...numbers, ...words]
    .filter(([, said, found]) => said !== found)
    .map(([key, said, found]) => ({
      zh: `${key}：公布${said}，重新计票${found}`,
      en: `${key}: published ${said}, counted ${found}`,
    }))
}

function wordsOf(poll: PublishedPoll) {
  const texts = new Map(poll.choices.map((choice) => [choice.key, choice.text]))
  return poll.unit ? { texts, unit: poll.unit } : { texts }
}
