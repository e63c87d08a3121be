import * as z from 'zod'
import type { Instant, LocalDate } from '#shared/calendar/time.ts'
import { addDays, localDateOf, parseLocalDate } from '#shared/calendar/time.ts'
import { runCommand } from '../commands/run-command.ts'
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
  const left: Due[] = []
  for (const timer of due) {
    if (await fire(world, timer)) await world.table.remove({ pk: timer.pk, sk: timer.sk })
    else left.push(timer)
  }
  // A command decided before midnight may write its timer after this sweep, so yesterday is looked at again.
  const days = [addDays(today, -1), ...left.map(({ pk }) => parseLocalDate(pk.split('#')[1] ?? '') ?? today)]
  await world.table.put({ ...keys.watermark(), day: days.toSorted()[0] })
  const late = due.map(({ at }) => (Date.parse(now) - Date.parse(at)) / 1000)
  return { fired: due.length - left.length, latestSeconds: Math.max(0, ...late) }
}

/** Whether a timer is done with. One that lost every race or whose matter cannot be read stays for the next sweep. */
async function fire(world: World, timer: Due): Promise<boolean> {
  const { timerId, matterId, at, command } = timer
  try {
    const outcome = await runCommand(world, { kind: 'system' }, matterId, {
      commandId: `timer-${timerId}-${at}`,
      ...command,
    })
    if (!outcome.ok) world.log.write({ level: 'warn', door: 'schedule', timer: timerId, refusal: outcome.refusal.code })
    return outcome.ok || !['conflict', 'too-large'].includes(outcome.refusal.code)
  } catch (error) {
    world.log.write({ level: 'error', door: 'schedule', timer: timerId, error: String(error) })
    return false
  }
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
