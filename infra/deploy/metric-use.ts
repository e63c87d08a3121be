import { metricDoor, voteDoor } from '#functions/invocation/metric-names.ts'
import type { Load } from './load.ts'

const hours = 730
/** What the bench calls the vote. */
const castingEntry = 'POST /v/…'

/** Clock and stream work in every hour: duration, read and written units of each. */
export const standingMetrics = 2 * 3

/** Each sort of door sends its duration, its read and its written units. */
const namesEach = 3

/**
 * How many custom metrics the villages' use pays for: so many names for each sort of door (functions/invocation), by the
 * hours in which it was used. With many villages every sort is used in every hour, and more villages cost no more.
 */
export function metricsUsed({ activities, photos, messages }: Load, villages: number): number {
  const sorts = Map.groupBy(activities, ({ entry }) => (entry === castingEntry ? voteDoor : metricDoor(entry)))
  const times = [...sorts.values()].map((same) => same.reduce((sum, activity) => sum + activity.times, 0))
  return [...times, photos, messages].reduce((sum, n) => sum + namesEach * hoursUsed((n * villages) / hours), 0)
}

/** The share of hours in which something happens that happens so often in an hour, if it happens at random (Poisson). */
const hoursUsed = (perHour: number): number => 1 - Math.exp(-perHour)
