import type { PublishedPoll } from '../../decision/published-poll.ts'
import type { Counted, Ledger } from './counting.ts'
import type { Poll } from './state.ts'

/** What the board publishes of a closed poll, so that anyone can count again: no voter, no time, no order of casting. */
export function publishedFile(poll: Poll, ledger: Ledger, counted: Counted): PublishedPoll {
  const recused = new Set(poll.recused)
  const weightOf = (members: Ledger['roll']) => members.reduce((sum, { weight }) => sum + weight, 0)
  const { counts, electorate, present, cast, outcome, winner } = counted.tally
  return {
    format: 'cunyi-poll/1',
    pollId: poll.id,
    question: poll.question,
    choices: poll.choices,
    max: poll.max,
    secret: poll.secret,
    rule: poll.rule,
    weighted: ledger.roll.some(({ weight }) => weight !== 1),
    electorate: { name: poll.list, count: ledger.roll.length, weight: weightOf(ledger.roll) },
    recused: { count: recused.size, weight: weightOf(ledger.roll.filter(({ code }) => recused.has(code))) },
    present: { count: counted.turnout.presentCount, weight: counted.presentWeight },
    votedCount: counted.turnout.votedCount,
    ballots: counted.ballots,
    paper: counted.paper,
    paperVoters: counted.paperVoters,
    paperWeight: counted.paperWeight,
    receipts: counted.receipts,
    result: { counts, electorate, present, cast, outcome, winner },
  }
}
