import * as z from 'zod'
import type { Instant, LocalDate } from '#shared/calendar/time.ts'
import { addDays, localDateOf, parseLocalDate } from '#shared/calendar/time.ts'
import { timerShards } from '../commands/timers.ts'
import { keys } from '../store/keys.ts'
import type { World } from '../world.ts'

const timerItem = z.object({
  pk: z.string(),
  sk: z.string(),
  matterId: z.string(),
  timerId: z.string(),
  at: z.string(),
  command: z.object({ type: z.string(), data: z.unknown() }),
})
export type Due = z.infer<typeof timerItem>

/** Without a watermark (the very first sweep) this many days back are looked at. */
const daysBackAtFirst = 3

/**
 * Every timer whose time has come by `now` and that has not fired, oldest first. A day's timers stay under that day until they have
 * fired, so days before the watermark are empty.
 */
export async function dueTimers(world: World, now: Instant): Promise<Due[]> {
  const today = localDateOf(now)
  const found: Due[] = []
  for (let day = await watermark(world, today); day <= today; day = addDays(day, 1)) {
    const parts = await Promise.all(
      Array.from({ length: timerShards }, (_, shard) =>
        world.table.query({ pk: keys.timer(day, shard, '', '', '').pk, from: '0', to: `${now}#\uffff` }),
      ),
    )
    found.push(...parts.flat().map((item) => timerItem.parse(item)))
  }
  return found.toSorted((a, b) => (a.at < b.at ? -1 : 1))
}

async function watermark(world: World, today: LocalDate): Promise<LocalDate> {
  const item = await world.table.get(keys.watermark())
  const day = item === undefined ? undefined : parseLocalDate(String(item['day']))
  return day ?? addDays(today, -daysBackAtFirst)
}
