import * as z from 'zod'
import type { Instant } from '#shared/calendar/time.ts'
import { instant } from '#shared/workflow/fields.ts'
import type { Condition } from '../store/conditions.ts'
import { keys } from '../store/keys.ts'
import type { World } from '../world.ts'

const isBefore = (at: Instant): Condition => ({
  expression: 'attribute_not_exists(pk) OR #at < :at',
  names: { '#at': 'at' },
  values: { ':at': at },
})

const seen = z.object({ at: instant })

/**
 * Notes when somebody last looked at the desk of a place. It only ever moves on, and never past now: phones and desktops
 * may tell it in any order and again. Gives what holds from here on.
 */
export async function markSeen(world: World, login: string, place: string, at: Instant): Promise<Instant> {
  const now = world.clock.now()
  const looked = at > now ? now : at
  const key = keys.deskSeen(login, place)
  const outcome = await world.table.transact([{ put: { ...key, at: looked }, when: isBefore(looked) }])
  const found = outcome.done ? undefined : outcome.failed[0]?.found
  return found === undefined ? looked : seen.parse(found).at
}
