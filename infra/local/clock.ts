import { readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Instant } from '#shared/calendar/time.ts'
import { instantFromMillis } from '#shared/calendar/time.ts'
import type { Clock } from '#functions/ports.ts'

/** A clock that can be set, for scenarios and demos in which months pass. It goes on running from where it was set. */
export interface MovableClock extends Clock {
  set(to: Instant): void
}

/** The clock's offset survives a restart: what has been lived through stays in the past. */
export function movableClock(dataDir: string): MovableClock {
  const file = join(dataDir, 'clock.json')
  let offset = readOffset(file)
  return {
    now: () => instantFromMillis(Date.now() + offset),
    set(to) {
      offset = Date.parse(to) - Date.now()
      writeFileSync(`${file}.new`, JSON.stringify({ offset }))
      renameSync(`${file}.new`, file)
    },
  }
}

function readOffset(file: string): number {
  try {
    const { offset } = JSON.parse(readFileSync(file, 'utf8'))
    return Number.isFinite(offset) ? offset : 0
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return 0
    throw error
  }
}
