import type { Instant } from '#shared/calendar/time.ts'
import { instantFromMillis } from '#shared/calendar/time.ts'
import type { Clock, PracticeClock } from '../ports.ts'
import { keys } from '../store/keys.ts'
import type { Table } from '../store/table.ts'

/** A clock whose setting lies in the table, so that all functions of a practice stage live at the same time. */
export function practiceClock(table: Table, real: Clock): PracticeClock {
  let offset = 0
  return {
    now: () => instantFromMillis(Date.parse(real.now()) + offset),
    async refresh() {
      const item = await table.get(keys.practiceClock())
      offset = Number(item?.['offset'] ?? 0)
    },
    async set(to: Instant) {
      offset = Date.parse(to) - Date.parse(real.now())
      await table.put({ ...keys.practiceClock(), offset })
    },
  }
}
