import { setTimeout as sleep } from 'node:timers/promises'
import * as z from 'zod'
import type { Instant } from '#shared/calendar/time.ts'
import { parseInstant } from '#shared/calendar/time.ts'
import type { Client } from './client.ts'
import { Failed, Refused } from './failure.ts'

/** The clock of the place that is played in, where it can be moved. */
export interface TownClock {
  /** Sets the first moment of a play, whatever time it was before. */
  set(to: Instant): Promise<void>
  /** Moves on to that moment; the timers due until then have run when it resolves. */
  moveTo(to: Instant): Promise<void>
  /** Resolves when boards and desks show everything done so far. */
  settled(): Promise<void>
}

const answer = z.object({ now: z.string() })

/** How long boards and desks of a server without local doors are given to catch up. */
const patienceMs = 2_000

export function clockOf(client: Client): TownClock {
  const post = async (to: Instant) => {
    try {
      await client.api('POST', '/local/clock', { body: { to } })
    } catch (error) {
      if (isAbsent(error))
        throw new Failed('this server has no door to its clock, so the times of a scenario cannot be played against it')
      throw error
    }
  }
  return {
    set: post,
    async moveTo(to) {
      // The clock runs on between the steps and may be a little ahead.
      const now = parseInstant(answer.parse(await client.api('GET', '/local/clock')).now)
      if (now === undefined || now < to) await post(to)
    },
    async settled() {
      try {
        await client.api('POST', '/local/settled', { body: {} })
      } catch (error) {
        if (!isAbsent(error)) throw error
        await sleep(patienceMs)
      }
    },
  }
}

function isAbsent(error: unknown): boolean {
  return (
    (error instanceof Refused && ['not-here', 'not-found'].includes(error.code)) ||
    (error instanceof Failed && / answered 404 /.test(error.message))
  )
}
