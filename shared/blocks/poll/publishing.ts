import type { PollFile, PollFileEvent } from '../../decision/poll-file.ts'
import { digestedText, eventText } from '../../decision/poll-file.ts'
import type { PublishedPoll } from '../../decision/published-poll.ts'
import type { Counted, Ledger } from './counting.ts'
import { sealedOf } from './sealed.ts'
import { definitionOf, digestOfDefinition } from './definition.ts'
import type { Poll } from './state.ts'

type Digest = (text: string) => string

/**
 * What the board publishes of a closed poll, so that anyone can count again: what was fixed at opening, what happened, the
 * papers, the receipts, the result; no voter, no time of a vote, no order of casting.
 */
export function publishedFile(poll: Poll, ledger: Ledger, counted: Counted, digest: Digest): PollFile {
  const definition = definitionOf(poll.id, poll, ledger.roll)
  const file = {
    format: 'cunyi-poll/2',
    definition,
    events: eventsOf(poll, digestOfDefinition(definition, digest), digest),
    reissued: counted.turnout.reissued ?? 0,
    mandates: counted.turnout.mandates ?? 0,
    count: countOf(poll, ledger, counted),
    ...(ledger.sealed === undefined ? {} : { sealed: sealedOf(ledger.sealed, counted.turnout.issued ?? 0) }),
  } as const
  return { ...file, digest: digest(digestedText(file)) }
}

function countOf(poll: Poll, ledger: Ledger, counted: Counted): PublishedPoll {
  const { unit, weighted, electorate, recused } = definitionOf(poll.id, poll, ledger.roll)
  const { counts, electorate: base, present, cast, outcome, winner } = counted.tally
  return {
    format: 'cunyi-poll/1',
    pollId: poll.id,
    question: poll.question,
    choices: poll.choices,
    max: poll.max,
    secret: poll.secret,
    rule: poll.rule,
    unit,
    weighted,
    electorate: { name: electorate.name, count: electorate.count, weight: electorate.weight },
    recused,
    present: { count: counted.turnout.presentCount, weight: counted.presentWeight },
    votedCount: counted.turnout.votedCount,
    ballots: counted.ballots,
    ...(counted.linked === undefined ? {} : { linked: { ...counted.linked, sums: [...counted.linked.sums] } }),
    paper: counted.paper,
    paperVoters: counted.paperVoters,
    paperWeight: counted.paperWeight,
    receipts: counted.receipts,
    result: { counts, electorate: base, present, cast, outcome, winner },
  }
}

/** The poll's own chain. What happened between opening and closing to papers alone: of votes by link not even the number. */
function eventsOf(poll: Poll, definition: string, digest: Digest): PollFileEvent[] {
  const opened = { type: 'opened', at: poll.openedAt, definition } as const
  const first = { ...opened, prev: '' as const, digest: digest(eventText(opened, '')) }
  const events: PollFileEvent[] = [first]
  let prev = first.digest
  for (const { at, voterCount: voters } of poll.paperTallies) {
    const list = { type: 'paper-list', at, voters } as const
    const next = { ...list, prev, digest: digest(eventText(list, prev)) }
    events.push(next)
    prev = next.digest
  }
  if (poll.state !== 'open') {
    const shut = { type: 'shut', at: poll.shutAt } as const
    events.push({ ...shut, prev, digest: digest(eventText(shut, prev)) })
  }
  return events
}
