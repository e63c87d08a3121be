import { metricDoor, metricNames, metricNamespace } from './metric-names.ts'

/** The figures of one invocation that become metrics. */
export interface Figures {
  readonly stage: string
  readonly door: string
  readonly durationMs: number
  readonly readUnits: number
  readonly writeUnits: number
  readonly refusals: number
  readonly errors: number
}

const units = {
  [metricNames.duration]: 'Milliseconds',
  [metricNames.capacityRead]: 'Count',
  [metricNames.capacityWrite]: 'Count',
  [metricNames.refusals]: 'Count',
  [metricNames.errors]: 'Count',
} as const

/**
 * The members that make CloudWatch take metrics out of a line of the log (Embedded Metric Format Specification: names of
 * dimensions and metrics are members of the root). A figure that is zero is left out: CloudWatch charges for each name with
 * each dimension in every hour in which it was written. Dimensions have few values (`metricDoor`).
 *
 * The line must reach the log as it is. Lambda does not encode again what is JSON already (Developer Guide, "Configuring JSON
 * and plain text log formats"), if it is written to stdout and not through `console`, which puts it into a `message`;
 * `level` and a `timestamp` of RFC 3339 must stand in it, or Lambda adds its own ("Log-level filtering").
 */
export function embeddedMetrics(figures: Figures, atMillis: number): Readonly<Record<string, unknown>> {
  const { stage, door, durationMs, readUnits, writeUnits, refusals, errors } = figures
  const counted = Object.entries({
    [metricNames.capacityRead]: readUnits,
    [metricNames.capacityWrite]: writeUnits,
    [metricNames.refusals]: refusals,
    [metricNames.errors]: errors,
  }).filter(([, value]) => value !== 0)
  const values = { [metricNames.duration]: durationMs, ...Object.fromEntries(counted) }
  const Metrics = Object.entries(units).flatMap(([Name, Unit]) => (Name in values ? [{ Name, Unit }] : []))
  return {
    _aws: {
      Timestamp: atMillis,
      CloudWatchMetrics: [{ Namespace: metricNamespace, Dimensions: [['Stage', 'Door']], Metrics }],
    },
    Stage: stage,
    Door: metricDoor(door),
    ...values,
  }
}
