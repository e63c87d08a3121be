import { countsIn } from '#shared/blocks/poll/counting.ts'
import type { Channel } from '#shared/blocks/poll/rows.ts'
import { markRow } from '#shared/blocks/poll/rows.ts'
import type { Poll } from '#shared/blocks/poll/state.ts'
import { enoughForSecrecy } from '#shared/decision/poll-limits.ts'
import { keys } from '../store/keys.ts'
import type { World } from '../world.ts'

export interface Voted {
  /** None while names are held back. */
  readonly voted: readonly { readonly code: string; readonly channel: Channel }[]
  readonly votedCount: number
}

/** Who has voted where, never how; of a secret poll only once enough have voted. */
export async function votedIn(world: World, poll: Poll): Promise<Voted> {
  const { pk, sk } = keys.pollRow(poll.id, ['mark', ''])
  const marks = await world.table.query({ pk, prefix: sk })
  const voted = marks
    .map((item) => markRow.parse(item['body']))
    .filter((mark) => countsIn(poll, mark))
    .map(({ code, channel }) => ({ code, channel }))
  // Of so few, who has voted may tell what they voted once the counts are known.
  const heldBack = poll.secret && voted.length < enoughForSecrecy
  return { voted: heldBack ? [] : voted, votedCount: voted.length }
}
