import { addDays, localDateOf, parseLocalDate } from '#shared/calendar/time.ts'
import { runCommand } from '../commands/run-command.ts'
import { note, noteError } from '../invocation/invocation.ts'
import { keys } from '../store/keys.ts'
import type { World } from '../world.ts'
import type { Due } from './due-timers.ts'
import { dueTimers } from './due-timers.ts'

/**
 * Fires every timer whose time has come, oldest first, from the saved watermark to now: an outage only delays. A timer is
 * a command like any other and harmless when stale, so firing twice after a crash changes nothing.
 * Gives how many fired and how late the latest was, in seconds.
 */
export async function sweep(world: World): Promise<{ fired: number; latestSeconds: number }> {
  const now = world.clock.now()
  const today = localDateOf(now)
  const due = await dueTimers(world, now)
  const left: Due[] = []
  for (const timer of due) {
    if (await fire(world, timer)) await world.table.remove({ pk: timer.pk, sk: timer.sk })
    else left.push(timer)
  }
  // A command decided before midnight may write its timer after this sweep, so yesterday is looked at again.
  const days = [addDays(today, -1), ...left.map(({ pk }) => parseLocalDate(pk.split('#')[1] ?? '') ?? today)]
  await world.table.put({ ...keys.watermark(), day: days.toSorted()[0] })
  const latestSeconds = Math.max(0, ...due.map(({ at }) => (Date.parse(now) - Date.parse(at)) / 1000))
  const fired = due.length - left.length
  note({ fired, left: left.length, lateSeconds: Math.round(latestSeconds) })
  return { fired, latestSeconds }
}

/** Whether a timer is done with. One that lost every race or whose matter cannot be read stays for the next sweep. */
async function fire(world: World, timer: Due): Promise<boolean> {
  const { timerId, matterId, at, command } = timer
  try {
    const outcome = await runCommand(world, { kind: 'system' }, matterId, {
      commandId: `timer-${timerId}-${at}`,
      ...command,
    })
    if (!outcome.ok) note({ level: 'warn', refusal: outcome.refusal.code })
    return outcome.ok || !['conflict', 'too-large'].includes(outcome.refusal.code)
  } catch (error) {
    noteError(world, error, 'schedule')
    return false
  }
}
