import type { ClosedPoll } from '#shared/views/public-poll.ts'
import type { StatusKind } from './status.tsx'

/** How the outcome of a poll is marked, on the board and in the console. */
export const outcomeKinds: Readonly<Record<ClosedPoll['outcome'], StatusKind>> = {
  passed: 'good',
  rejected: 'plain',
  'not-passed': 'plain',
  'no-quorum': 'warn',
  advisory: 'calm',
}
