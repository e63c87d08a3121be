import type { Words } from '../language.ts'
import type { PublishedPoll } from './published-poll.ts'
import { abstain, abstainedIn } from './tally.ts'

type Check = readonly [holds: boolean, zh: string, en: string]

/** What the figures of the ballots add up to. */
export function totalsOf({ ballots }: PublishedPoll) {
  const papers = ballots.reduce((sum, ballot) => sum + ballot.count, 0)
  const weight = ballots.reduce((sum, ballot) => sum + ballot.weight * ballot.count, 0)
  const chosen = ballots.filter((ballot) => ballot.choices.length > 0)
  return { papers, weight, cast: chosen.reduce((sum, ballot) => sum + ballot.weight * ballot.count, 0) }
}

/** Whether choices, ballots and paper sums can be counted at all; the sentences name what cannot. */
export function wrongPapers(poll: PublishedPoll): Words[] {
  const keys = new Set(poll.choices.map((choice) => choice.key))
  const known = (sums: PublishedPoll['paper']) => {
    const named = sums.map(({ choice }) => choice)
    return named.every((key) => keys.has(key) || key === abstain) && new Set(named).size === named.length
  }
  return failed([
    [keys.size === poll.choices.length, '有两个选项用了同一个代号', 'two choices share a key'],
    [
      poll.ballots.every((ballot) => ballot.choices.every((choice) => keys.has(choice))),
      '有选票选了不存在的选项',
      'a ballot holds a choice that the poll does not have',
    ],
    [
      poll.ballots.every(({ choices }) => new Set(choices).size === choices.length && choices.length <= poll.max),
      '有选票选得过多或重复',
      'a ballot holds too many choices, or one twice',
    ],
    [known(poll.paper), '纸质票的选项不存在或重复', 'the paper tally holds an unknown choice, or one twice'],
    [known(poll.linked?.sums ?? []), '合计的选项不存在或重复', 'the sums hold an unknown choice, or one twice'],
  ])
}

/** Whether ballots, papers, receipts and voters fit each other. */
export function wrongVoters(poll: PublishedPoll, sealed: boolean): Words[] {
  const { electorate, recused, present, votedCount, receipts, paperVoters, paperWeight } = poll
  const totals = totalsOf(poll)
  const entitled = { count: electorate.count - recused.count, weight: electorate.weight - recused.weight }
  const linked = poll.linked ?? { sums: [], voters: 0, weight: 0 }
  const voted = { count: votedCount, weight: totals.weight + paperWeight + linked.weight }
  const linkedGroup = { count: linked.voters, weight: linked.weight }
  const groups = [recused, entitled, present, voted, linkedGroup, { count: paperVoters, weight: paperWeight }]
  const receipted = totals.papers + linked.voters
  const papers = receipted + paperVoters
  return failed([
    [
      papers === votedCount,
      `选票${papers}张，投票人${votedCount}，对不上`,
      `${papers} ballots and papers, but ${votedCount} voters voted`,
    ],
    [
      receipts.length === receipted,
      `回执${receipts.length}个，有回执的选票${receipted}张，对不上`,
      `${receipts.length} receipts for ${receipted} ballots`,
    ],
    // A sealed paper's number is its voter's to draw; that each is there once is checked of the whole numbers (recount-sealed.ts).
    [
      sealed ? isSorted(receipts) : isSortedSet(receipts),
      '回执有重复或没有排序',
      'the receipts are not sorted, or one is there twice',
    ],
    [fitsIn(voted, present), '投票的比到会的多', 'more voted than were present'],
    [fitsIn(present, entitled), '到会的比应到的多', 'more were present than are entitled'],
    [
      groups.every((group) => (poll.weighted ? group.weight >= group.count : group.weight === group.count)),
      '人数和票数对不上',
      'heads and weights do not fit each other',
    ],
    [
      addsUp(poll, poll.paper, paperWeight),
      '纸质票数和纸质投票人对不上',
      'the paper tally does not add up to the paper voters',
    ],
    [addsUp(poll, linked.sums, linked.weight), '合计票数和投票人对不上', 'the sums do not add up to their voters'],
  ])
}

/** One choice a paper: the sums are the papers. Several: each paper that is no abstention holds between one and `max`. */
function addsUp({ max, choices }: PublishedPoll, sums: PublishedPoll['paper'], weight: number): boolean {
  const cast = weight - abstainedIn(sums)
  const chosen = sums.filter((sum) => sum.choice !== abstain)
  const marks = chosen.reduce((total, sum) => total + sum.weight, 0)
  const most = Math.min(max, choices.length)
  return cast >= 0 && marks >= cast && marks <= cast * most && chosen.every((sum) => sum.weight <= cast)
}

interface Group {
  readonly count: number
  readonly weight: number
}

/** Whether one group can be part of another, when every voter weighs at least 1. */
function fitsIn(part: Group, whole: Group): boolean {
  const rest = { count: whole.count - part.count, weight: whole.weight - part.weight }
  return rest.count >= 0 && rest.weight >= rest.count
}

const isSorted = (texts: readonly string[]): boolean =>
  texts.every((text, at) => at === 0 || (texts[at - 1] ?? '') <= text)

function isSortedSet(texts: readonly string[]): boolean {
  return texts.every((text, at) => at === 0 || (texts[at - 1] ?? '') < text)
}

function failed(checks: readonly Check[]): Words[] {
  return checks.filter(([holds]) => !holds).map(([, zh, en]) => ({ zh, en }))
}
