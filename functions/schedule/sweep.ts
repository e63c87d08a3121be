import * as z from 'zod'
import type { Instant, LocalDate } from '#shared/calendar/time.ts'
import { addDays, localDateOf, parseLocalDate } from '#shared/calendar/time.ts'
import { runCommand } from '../commands/run-command.ts'
import { timerShards } from '../commands/timers.ts'
import { keys } from '../store/keys.ts'
import type { Key } from '../store/keys.ts'
import type { World } from '../world.ts'

const timerItem = z.object({
  pk: z.string(),
  sk: z.string(),
  matterId: z.string(),
  timerId: z.string(),
  at: z.string(),
  command: z.object({ type: z.string(), data: z.unknown() }),
})
type Due = z.infer<typeof timerItem>

/** Without a watermark (the very first sweep) this many days back are looked at. */
const daysBackAtFirst = 3

/**
 * Fires every timer whose time has come, oldest first, from the saved watermark to now: an outage only delays. A timer is
 * a command like any other and harmless when stale, so firing twice after a crash changes nothing.
 * Gives how many fired and how late the latest was, in seconds.
 */
export async function sweep(world: World): Promise<{ fired: number; latestSeconds: number }> {
  const now = world.clock.now()
  const today = localDateOf(now)
  const due = await dueTimers(world, await watermark(world, today), today, now)
  for (const timer of due) {
    const outcome = await runCommand(world, { kind: 'system' }, timer.matterId, {
      commandId: `timer-${timer.timerId}-${timer.at}`,
      ...timer.command,
    })
    if (!outcome.ok) world.log.write({ level: 'warn', door: 'schedule', timer: timer.timerId, refusal: outcome.refusal.code })
    const key: Key = { pk: timer.pk, sk: timer.sk }
    await world.table.remove(key)
  }
  await world.table.put({ ...keys.watermark(), day: today })
  const late = due.map(({ at }) => (Date.parse(now) - Date.parse(at)) / 1000)
  return { fired: due.length, latestSeconds: Math.max(0, ...late) }
}

async function watermark(world: World, today: LocalDate): Promise<LocalDate> {
  const item = await world.table.get(keys.watermark())
  const day = item === undefined ? undefined : parseLocalDate(String(item['day']))
  return day ?? addDays(today, -daysBackAtFirst)
}

/** A day's timers stay under that day until they have fired, so days before the watermark are empty. */
async function dueTimers(world: World, from: LocalDate, to: LocalDate, now: Instant): Promise<Due[]> {
  const found: Due[] = []
  for (let day = from; day <= to; day = addDays(day, 1)) {
    const parts = await Promise.all(
      Array.from({ length: timerShards }, (_, shard) =>
        world.table.query({ pk: keys.timer(day, shard, '', '', '').pk, from: '0', to: `${now}#\uffff` }),
      ),
    )
    found.push(...parts.flat().map((item) => timerItem.parse(item)))
  }
  return found.toSorted((a, b) => (a.at < b.at ? -1 : 1))
}
