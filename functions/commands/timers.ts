import type { Instant } from '#shared/calendar/time.ts'
import { localDateOf } from '#shared/calendar/time.ts'
import type { Timer } from '#shared/workflow/block.ts'
import { partOf } from '../digest.ts'
import { keys } from '../store/keys.ts'
import type { Item } from '../store/table.ts'

/** A day's timers lie in so many parts, so that a province's midnight is not one hot partition. */
export const timerShards = 4

/** A timer as a row under its day; one whose time has passed is put under today, where the next sweep looks. */
export function timerItem(matterId: string, timer: Timer, now: Instant): Item {
  const at = timer.at < now ? now : timer.at
  return {
    ...keys.timer(localDateOf(at), partOf(matterId, timerShards), at, matterId, timer.id),
    matterId,
    timerId: timer.id,
    at,
    command: timer.command,
  }
}
