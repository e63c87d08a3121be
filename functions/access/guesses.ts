import * as z from 'zod'
import { refusal } from '#shared/refusal.ts'
import type { Result } from '#shared/result.ts'
import { ok, refused } from '#shared/result.ts'
import { guessesAre, guessesBelow } from '../store/conditions.ts'
import type { Key } from '../store/keys.ts'
import type { Item } from '../store/table.ts'
import { pause } from '../store/table.ts'
import type { World } from '../world.ts'
import { daysFromNow } from './capability.ts'

/** How fast one may guess. Times in milliseconds. */
export interface Pace {
  /** So many wrong guesses cost no wait. */
  readonly free: number
  /** How long nobody may guess after so many wrong ones beyond the free. */
  readonly wait: (beyond: number) => number
  /** One wrong guess is forgotten in so long, once the free ones are used up; all are in a day. */
  readonly fades?: number
}

const guessItem = z.object({
  failures: z.number().default(0),
  /** Milliseconds since 1970. */
  notBefore: z.number().default(0),
  /** Since when guesses are being forgotten. */
  since: z.number().default(0),
  /** Goes up with every change: what is counted at once is counted one by one. */
  version: z.number().default(0),
})

/** So many who guess at the same moment are counted one after the other before somebody is asked to come back. */
const rounds = 60

const guessesIn = (item: Item | undefined) => guessItem.parse(item ?? {})

/**
 * Counts a guess as wrong before it is looked at, so that guesses sent at once do not share a count; a right one is taken
 * back afterwards, or all are forgotten. Refusals: `slow-down`, and then it was not counted.
 */
export async function countGuess(world: World, key: Key, pace: Pace): Promise<Result<undefined>> {
  for (let round = 1; round <= rounds; round++) {
    // While guesses are free nobody waits for anybody else's count.
    const free = await world.table.add(key, { failures: 1, version: 1 }, guessesBelow(pace.free))
    if (free.done) return ok(undefined)
    const item = free.failed[0]?.found
    const now = Date.parse(world.clock.now())
    const { failures: before, notBefore, since, version } = guessesIn(item)
    if (before > pace.free && now < notBefore) return refused(refusal('slow-down'))
    const faded = pace.fades === undefined ? 0 : Math.floor((now - since) / pace.fades)
    const failures = Math.max(0, before - faded) + 1
    const wait = failures <= pace.free ? 0 : pace.wait(failures - pace.free)
    const count = {
      failures,
      notBefore: now + wait,
      since: failures === 1 || pace.fades === undefined ? now : since + faded * pace.fades,
      version: version + 1,
      expiresAt: daysFromNow(world, 1),
    }
    const counted = await world.table.transact([{ put: { ...key, ...count }, when: guessesAre(version) }])
    if (counted.done) return ok(undefined)
    await pause(Math.min(round, 5))
  }
  return refused(refusal('slow-down'))
}

/** Whether one has to wait here; counts nothing. Refusals: `slow-down`. */
export async function waitsFor(world: World, key: Key, pace: Pace): Promise<Result<undefined>> {
  const { failures, notBefore } = guessesIn(await world.table.get(key))
  const waits = failures > pace.free && Date.parse(world.clock.now()) < notBefore
  return waits ? refused(refusal('slow-down')) : ok(undefined)
}

/** The guess just counted was right: it alone is taken back, so that whoever knows one code gains no guesses at others. */
export async function takeBack(world: World, key: Key): Promise<void> {
  await world.table.add(key, { failures: -1, version: 1 })
}
