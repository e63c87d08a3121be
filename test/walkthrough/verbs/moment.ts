import type { Instant } from '#shared/calendar/time.ts'
import { Failed } from '../failure.ts'
import type { Play } from '../stage.ts'
import { readWhen } from '../when.ts'

/** A time that stands in a step, seen from that step. */
export function momentOf(play: Play, when: string): Instant {
  const read = readWhen(when, { start: play.scenario.startsAt, step: play.now })
  if (!read.ok) throw new Failed(read.reason)
  return read.at
}
