import * as z from 'zod'
import type { Instant } from '#shared/calendar/time.ts'
import { parseInstant } from '#shared/calendar/time.ts'
import type { Administrator } from './cast.ts'
import type { Client } from './client.ts'
import { Failed, Refused } from './failure.ts'

/** The clock of the place that is played in, where it can be moved. */
export interface TownClock {
  /** Sets the first moment of a play, whatever time it was before. */
  set(to: Instant): Promise<void>
  /** Moves on to that moment; the timers due until then have run when it resolves. */
  moveTo(to: Instant): Promise<void>
  /** Resolves when boards and desks show everything done so far to this matter. */
  settled(matterId: string): Promise<void>
}

const answer = z.object({ now: z.string() })
const settledAnswer = z.object({ settled: z.boolean() })

/** How often a practice stage is asked whether it has caught up; each time it waits some seconds by itself. */
const settlingRounds = 8

/**
 * The local run has doors of its own for the time; a deployment has them when it is a practice stage, for its
 * administrator. Any other deployment refuses: its time is nobody's to move.
 */
export function clockOf(client: Client, administrator: Administrator): TownClock {
  let isLocal: Promise<boolean> | undefined
  const local = () => (isLocal ??= hasLocalDoors(client))
  const ask = async (method: string, door: string, body?: unknown) => {
    const request = body === undefined ? {} : { body }
    if (await local()) return client.api(method, `/local/${door}`, request)
    try {
      return await administrator.as(method, `/api/practice/${door}`, request)
    } catch (error) {
      if (isAbsent(error))
        throw new Failed(
          'the time of this server cannot be moved, and a scenario takes months: deploy a practice stage (-c stage=practice -c clock=movable)',
        )
      throw error
    }
  }
  return {
    async set(to) {
      await ask('POST', 'clock', { to })
    },
    async moveTo(to) {
      // The clock runs on between the steps and may be a little ahead.
      const now = parseInstant(answer.parse(await ask('GET', 'clock')).now)
      if (now === undefined || now < to) await ask('POST', 'clock', { to })
    },
    async settled(matterId) {
      if (await local()) {
        await ask('POST', 'settled', {})
        return
      }
      for (let round = 0; round < settlingRounds; round++)
        if (settledAnswer.parse(await ask('POST', 'settled', { matterId })).settled) return
      throw new Failed('boards and desks did not catch up')
    },
  }
}

async function hasLocalDoors(client: Client): Promise<boolean> {
  try {
    await client.api('GET', '/local/clock')
    return true
  } catch (error) {
    if (isAbsent(error)) return false
    throw error
  }
}

function isAbsent(error: unknown): boolean {
  return (
    (error instanceof Refused && ['not-here', 'not-found'].includes(error.code)) ||
    (error instanceof Failed && / answered 404 /.test(error.message))
  )
}
