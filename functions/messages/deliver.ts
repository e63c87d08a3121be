import { millisOf } from '#shared/calendar/time.ts'
import { note, noteError } from '../invocation/invocation.ts'
import type { OutboxKey } from '../ports.ts'
import type { World } from '../world.ts'
import { secondsOfQuiet } from './night.ts'
import { carriedBy, markCarried, outboxRow } from './outbox-row.ts'
import type { Way } from './way.ts'

/** How it stands with a message after a round: gone wherever it should, to wait so many seconds, or failed somewhere. */
export type Delivery =
  | { readonly state: 'done'; readonly carried: number }
  | { readonly state: 'wait'; readonly seconds: number }
  | { readonly state: 'failed' }

export type DeliveryWorld = Pick<World, 'table' | 'clock' | 'log' | 'practice' | 'random'>

/** SQS forgets dead letters after 14 days: what is older comes from a copy of the table and is no news to anybody. */
const newsForDays = 15
/** Where the time can be moved, a message that waits for the morning looks at the clock again this soon. */
const practiceLookSeconds = 30

/**
 * Carries one message of the outbox every way that fits and that it has not gone yet, marking the row after each: a repeat
 * sends nothing twice but what went out and could not be marked. Rejects only when table or secrets cannot be read.
 */
export async function deliver(world: DeliveryWorld, ways: readonly Way[], key: OutboxKey): Promise<Delivery> {
  const found = await world.table.get(key)
  const row = found === undefined ? undefined : outboxRow(found)
  if (found === undefined || row === undefined) return { state: 'done', carried: 0 }
  const now = world.clock.now()
  const ageDays = (millisOf(now) - Date.parse(row.at)) / 86_400_000
  note({ matter: row.matterId, place: row.village })
  const gone = carriedBy(found)
  const open = ways.filter((way) => way.fits(row) && !(way.name in gone))
  if (open.length === 0 || (world.practice === undefined && ageDays > newsForDays)) return { state: 'done', carried: 0 }
  const quiet = secondsOfQuiet(now)
  if (quiet > 0)
    return { state: 'wait', seconds: world.practice === undefined ? quiet : Math.min(quiet, practiceLookSeconds) }

  let item = found
  let carried = 0
  let failed = false
  let rest = 0
  for (const way of open) {
    const tried = await way.carry(row)
    if (tried.done) {
      carried++
      note({ sent: 1 })
      const marked = await markCarried(world, item, way.name)
      // Deleted while it went out: it goes no further.
      if (marked === undefined) break
      item = marked
    } else {
      if (tried.rest !== undefined) {
        rest = Math.max(rest, tried.rest)
        continue
      }
      failed = true
      noteError(world, new Error(`${way.name} ${tried.why}`), 'messages')
    }
  }
  // A way that has put it off for a day will not take it tomorrow either: somebody has to look.
  if (failed || (rest > 0 && ageDays > 1)) return { state: 'failed' }
  return rest > 0 ? { state: 'wait', seconds: rest } : { state: 'done', carried }
}
