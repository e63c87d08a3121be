import { ballotPaper, must, reach } from '#test/workflow/deliberation.ts'
import { households, organizer } from '#test/workflow/people.ts'

interface Holding {
  /** Of the voters, who choose in turn; every sixth stays away. */
  readonly weights: readonly number[]
  readonly max?: number
  readonly secret?: boolean
}

/** A poll held and published: the file's text, and the poll as it stands on record. */
export function heldPoll({ weights, max = 1, secret = true }: Holding) {
  const { matter, topicId } = reach('discuss', households(weights.length, [...weights]))
  const { id: pollId } = must(matter.does(organizer, 'open-poll', ballotPaper(topicId, { secret, max })))
  const wishes = [['a'], ['b'], ['a', 'b'], ['abstain'], ['a']]
  for (const [n] of weights.entries()) {
    const code = `h${String(n + 1).padStart(2, '0')}`
    if (n % 6 === 5) continue
    matter.votes(pollId, code, (wishes[n % 5] ?? []).slice(0, max))
  }
  must(matter.does(organizer, 'close-poll', { pollId }))
  return { text: String(matter.published(pollId)), poll: matter.matter().slices.poll.polls[0] }
}
