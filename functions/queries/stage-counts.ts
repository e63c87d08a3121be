import type { LocalDate } from '#shared/calendar/time.ts'
import { parseLocalDate } from '#shared/calendar/time.ts'
import type { StageCount } from '#shared/views/stage-ages.ts'
import { ageOf, counted, noneInStage, together } from '#shared/views/stage-ages.ts'
import type { Item } from '../store/table.ts'

export type StageCounts = Readonly<Record<string, StageCount>>

/** What the counters of one child area say today; stages in which nothing stands are left out. */
export function stageCounts(item: Item, today: LocalDate): StageCounts {
  const counts = new Map<string, StageCount>()
  for (const [name, value] of Object.entries(item)) {
    const field = counterOf(name)
    if (field === undefined || typeof value !== 'number') continue
    const sum = counts.get(field.stage) ?? noneInStage
    // Counters of before there were weeks: how many is known, since when is not.
    const more = field.week === undefined ? { ...sum, total: sum.total + value } : undefined
    counts.set(field.stage, more ?? counted(sum, ageOf(field.week ?? today, today), value))
  }
  return Object.fromEntries([...counts].filter(([, { total }]) => total !== 0))
}

export function addedUp(parts: readonly StageCounts[]): StageCounts {
  const sums = new Map<string, StageCount>()
  for (const part of parts)
    for (const [stage, count] of Object.entries(part)) sums.set(stage, together(sums.get(stage) ?? noneInStage, count))
  return Object.fromEntries(sums)
}

/** Procedures that counters speak of. */
export function proceduresIn(items: readonly Item[]): string[] {
  return items.flatMap((item) => Object.keys(item).flatMap((name) => counterOf(name)?.procedure ?? []))
}

/** A counter's name taken apart: `deliberation/act@2026-11-23`, or in old items `stage-act`. */
function counterOf(name: string): { procedure?: string; stage: string; week?: LocalDate } | undefined {
  const [, procedure = '', stage = '', monday = ''] = /^([a-z0-9-]+)\/([a-z0-9-]+)@([\d-]+)$/.exec(name) ?? []
  const week = parseLocalDate(monday)
  if (week !== undefined) return { procedure, stage, week }
  return name.startsWith('stage-') ? { stage: name.slice('stage-'.length) } : undefined
}
