import * as z from 'zod'
import type { LocalDate } from '../calendar/time.ts'
import { addDays, daysBetween, weekdayOf } from '../calendar/time.ts'

const count = z.int().min(0)

/** How many matters stand in a stage, and since when: months of thirty days. */
export const stageCount = z.strictObject({
  total: count,
  ages: z.strictObject({ under1m: count, '1to3m': count, '3to6m': count, over6m: count }),
})
export type StageCount = z.infer<typeof stageCount>
export type Age = keyof StageCount['ages']

export const noneInStage: StageCount = { total: 0, ages: { under1m: 0, '1to3m': 0, '3to6m': 0, over6m: 0 } }

/** Monday of the week a day lies in: what counters are kept by, so that they stay few. */
export function weekOf(day: LocalDate): LocalDate {
  return addDays(day, -((weekdayOf(day) + 6) % 7))
}

/**
 * How old what entered its stage in that week is today. The week's last day counts, so that nothing ever looks older than
 * it is; at most six days younger.
 */
export function ageOf(week: LocalDate, today: LocalDate): Age {
  const days = daysBetween(addDays(week, 6), today)
  if (days < 30) return 'under1m'
  if (days < 90) return '1to3m'
  return days < 180 ? '3to6m' : 'over6m'
}

/** So many more of one age. */
export function counted(sum: StageCount, age: Age, n: number): StageCount {
  return { total: sum.total + n, ages: { ...sum.ages, [age]: sum.ages[age] + n } }
}

export function together(a: StageCount, b: StageCount): StageCount {
  const ages = {
    under1m: a.ages.under1m + b.ages.under1m,
    '1to3m': a.ages['1to3m'] + b.ages['1to3m'],
    '3to6m': a.ages['3to6m'] + b.ages['3to6m'],
    over6m: a.ages.over6m + b.ages.over6m,
  }
  return { total: a.total + b.total, ages }
}
