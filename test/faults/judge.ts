import type { Mark } from '#shared/blocks/poll/rows.ts'
import type { PublishedPoll } from '#shared/decision/published-poll.ts'
import type { Attempt, Book } from './book.ts'
import type { Schedule } from './schedule.ts'

/** What stands at the end: the published count and who is marked, those of lists that stand on record alone. */
export interface Outcome {
  readonly count: PublishedPoll
  readonly marks: readonly Mark[]
}

type Say = (finding: string) => void

const same = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((k) => b.includes(k))
const total = (numbers: Iterable<number>): number => [...numbers].reduce((sum, n) => sum + n, 0)

/** Lays what people were told beside what was counted. Gives a sentence for everything that does not agree. */
export function judge(schedule: Schedule, book: Book, { count, marks }: Outcome): string[] {
  const findings: string[] = [...book.complaints]
  const say: Say = (finding) => void findings.push(finding)
  const byCode = new Map(marks.map((mark) => [mark.code, mark]))
  if (byCode.size !== marks.length) say('somebody is marked twice')
  ballots(count, marks, say)
  receipts(book, count, byCode, say)
  people(schedule, book, byCode, say)
  if (schedule.poll.secret) secretSums(schedule, book, count, marks, say)
  else namedPapers(book, count, marks, say)
  paperSums(schedule, book, count, say)
  return findings
}

/** As many papers as marks, and as heavy. */
function ballots(count: PublishedPoll, marks: readonly Mark[], say: Say): void {
  const linked = count.linked?.voters ?? 0
  const papers = total(count.ballots.map((row) => row.count)) + linked + count.paperVoters
  if (papers !== marks.length || count.votedCount !== marks.length)
    say(`${papers} papers and ${count.votedCount} voters for ${marks.length} marks`)
  const weight =
    total(count.ballots.map((row) => row.count * row.weight)) + (count.linked?.weight ?? 0) + count.paperWeight
  const marked = total(marks.map((mark) => mark.weight))
  if (weight !== marked) say(`papers weigh ${weight}, marks ${marked}`)
}

/** Every receipt seen is in the list once and stands at its voter's mark; nobody was shown two. */
function receipts(book: Book, count: PublishedPoll, marks: ReadonlyMap<string, Mark>, say: Say): void {
  const listed = Map.groupBy(count.receipts, (receipt) => receipt)
  const given = [...marks.values()].filter(({ channel }) => channel !== 'paper').length
  if (listed.size !== count.receipts.length) say('a receipt stands in the list twice')
  if (count.receipts.length !== given) say(`${count.receipts.length} receipts for ${given} marks by link or with help`)
  for (const { code, receipt } of book.receipts) {
    if (!listed.has(receipt)) say(`${code} was shown a receipt that is not in the list`)
    if (marks.get(code)?.receipt !== receipt) say(`${code} was shown a receipt that is not the one at the mark`)
  }
}

/** Who must be counted, who must not, and that nobody was told otherwise. */
function people({ voters, closing }: Schedule, book: Book, marks: ReadonlyMap<string, Mark>, say: Say): void {
  const sent = new Map(Map.groupBy(book.attempts, ({ code }) => code))
  const onList = new Set(
    book.lists.flatMap(({ outcome, papers }) => (outcome === 'refused' ? [] : papers)).map(({ code }) => code),
  )
  const expected = new Set(['already-voted', 'recused', ...(closing.afterMs === undefined ? [] : ['poll-closed'])])
  for (const { code, refusal } of book.refusals) {
    if (!expected.has(refusal)) say(`${code} was refused with ${refusal}`)
    if (refusal === 'already-voted' && !marks.has(code)) say(`${code} was told to have voted and is not counted`)
  }
  for (const { code, weight, recused } of voters) {
    const mark = marks.get(code)
    const attempts = sent.get(code) ?? []
    const told = attempts.some(({ outcome }) => outcome === 'taken')
    if (told && mark === undefined) say(`${code} was told that the vote counts, and it does not`)
    if (mark === undefined) continue
    // A change may be too late for a vote that counts; a first paper that was too late never counts.
    if (attempts.some(({ seen, refusal }) => seen < 0 && refusal === 'poll-closed'))
      say(`${code} was told to be too late and is counted`)
    if (mark.weight !== weight) say(`${code} counts with ${mark.weight} instead of ${weight}`)
    if (recused) say(`${code} is recused and counted`)
    const by = mark.channel === 'paper' ? onList.has(code) : attempts.some(({ channel }) => channel === mark.channel)
    if (!by) say(`${code} is counted by ${mark.channel}, by which nothing was sent`)
  }
}

/** What a named vote may have come to: what was acknowledged last, or what was sent upon it and never answered. */
function namedPapers(book: Book, count: PublishedPoll, marks: readonly Mark[], say: Say): void {
  for (const { code, channel, choices = [] } of marks) {
    if (channel === 'paper') continue
    const attempts = book.attempts.filter((one) => one.code === code && one.channel === channel)
    const last = attempts
      .filter(({ outcome }) => outcome === 'taken')
      .toSorted((a, b) => a.seen - b.seen)
      .at(-1)
    const possible = attempts.filter(
      (one) =>
        one === last ||
        (one.outcome === 'taken' && one.seen === last?.seen) ||
        (one.outcome === 'unknown' && one.seen > (last?.seen ?? -2)),
    )
    if (!possible.some((one) => same(one.choices, choices)))
      say(
        `${code} counts for ${choices.join('+') || 'abstain'}, last acknowledged ${last?.choices.join('+') ?? 'nothing'}`,
      )
  }
  const written = (choices: readonly string[], weight: number) => `${choices.join('+')}*${weight}`
  const papers = Map.groupBy(
    marks.filter(({ channel }) => channel !== 'paper'),
    (mark) => written(mark.choices ?? [], mark.weight),
  )
  const counted = new Map(count.ballots.map((row) => [written(row.choices, row.weight), row.count]))
  const agree = papers.size === counted.size && [...papers].every(([key, list]) => counted.get(key) === list.length)
  if (!agree) say('the papers counted are not those at the marks')
}

/** Which papers of this voter may lie in the urn: what had left before the first sign that one had arrived. */
function possiblePapers(book: Book, { code, channel }: Mark): Attempt[] {
  const attempts = book.attempts.filter(
    (one) => one.code === code && one.channel === channel && one.outcome !== 'refused',
  )
  const signs = [
    ...attempts.flatMap(({ toldAt = Infinity }) => toldAt),
    ...book.receipts.filter((one) => one.code === code).map(({ at }) => at),
  ]
  const first = Math.min(Infinity, ...signs)
  return attempts.filter(({ sentAt }) => sentAt < first)
}

/** Sums by choice between what must lie in the urn and what may. */
function secretSums({ poll }: Schedule, book: Book, count: PublishedPoll, marks: readonly Mark[], say: Say): void {
  const linked = marks.filter(({ channel }) => channel !== 'paper')
  const papers = linked.map((mark) => ({ mark, possible: possiblePapers(book, mark) }))
  for (const choice of [...poll.choices, 'abstain']) {
    const names = ({ choices }: { readonly choices: readonly string[] }) =>
      choice === 'abstain' ? choices.length === 0 : choices.includes(choice)
    const least = total(papers.filter(({ possible }) => possible.every(names)).map(({ mark }) => mark.weight))
    const most = total(papers.filter(({ possible }) => possible.some(names)).map(({ mark }) => mark.weight))
    const counted =
      total(count.ballots.filter(names).map((row) => row.count * row.weight)) +
      total((count.linked?.sums ?? []).filter((sum) => sum.choice === choice).map(({ weight }) => weight))
    if (counted < least || counted > most) say(`${choice} has ${counted}, and must have ${least} to ${most}`)
  }
}

/** The lists that were taken, to the paper. */
function paperSums({ voters, poll }: Schedule, { lists }: Book, count: PublishedPoll, say: Say): void {
  const weights = new Map(voters.map(({ code, weight }) => [code, weight]))
  const taken = lists.filter(({ outcome }) => outcome === 'taken').flatMap(({ papers }) => papers)
  if (lists.some(({ outcome }) => outcome === 'unknown')) return
  if (taken.length !== count.paperVoters) say(`${count.paperVoters} paper voters, ${taken.length} were entered`)
  for (const choice of [...poll.choices, 'abstain']) {
    const entered = total(taken.filter((paper) => paper.choice === choice).map(({ code }) => weights.get(code) ?? 0))
    const counted = total(count.paper.filter((sum) => sum.choice === choice).map(({ weight }) => weight))
    if (entered !== counted) say(`on paper ${choice} has ${counted}, entered were ${entered}`)
  }
}
