import type { Poll } from '#shared/blocks/poll/state.ts'
import { ballotPaper, must, reach } from './deliberation.ts'
import type { Member, Play } from './driver.ts'
import { organizer } from './people.ts'

export const refusedWith = (code: string) => ({ ok: false, refusal: { code } })

/** A matter under discussion with one open poll; `more` changes its paper. */
export function withPoll(more: Readonly<Record<string, unknown>> = {}, members?: readonly Member[]) {
  const { matter, topicId } = reach('discuss', members)
  const { id: pollId } = must(matter.does(organizer, 'open-poll', ballotPaper(topicId, more)))
  return { matter, topicId, pollId }
}

/** Closes the poll and gives it as it was counted. */
export function closed(matter: Play, pollId: string): Extract<Poll, { state: 'closed' }> {
  must(matter.does(organizer, 'close-poll', { pollId }))
  const poll = matter.matter().slices.poll.polls.find(({ id }) => id === pollId)
  if (poll?.state !== 'closed') throw new Error('the poll was not counted')
  return poll
}
