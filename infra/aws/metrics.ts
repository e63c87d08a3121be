import { Duration } from 'aws-cdk-lib'
import type { MetricOptions } from 'aws-cdk-lib/aws-cloudwatch'
import { Metric, Stats } from 'aws-cdk-lib/aws-cloudwatch'
import { metricNames, metricNamespace, voteDoor } from '#functions/invocation/metric-names.ts'
import type { CunyiFunction } from './cunyi-function.ts'
import type { AnyTable } from './table.ts'

const fiveMinutes = Duration.minutes(5)

/**
 * How long a vote took, in milliseconds, as the villagers' function wrote it into its log (embedded metric format). Without
 * a label, like all metrics here: an alarm on a labelled one is made as an expression.
 */
export function voteDuration(stage: string, statistic: string): Metric {
  return new Metric({
    namespace: metricNamespace,
    metricName: metricNames.duration,
    dimensionsMap: { Stage: stage, Door: voteDoor },
    statistic,
    period: fiveMinutes,
  })
}

/** What went wrong behind a sort of door without being thrown, summed over five minutes. */
export function doorErrors(stage: string, door: string): Metric {
  return new Metric({
    namespace: metricNamespace,
    metricName: metricNames.errors,
    dimensionsMap: { Stage: stage, Door: door },
    statistic: Stats.SUM,
    period: fiveMinutes,
  })
}

/** Age of the change the stream function was handed, in milliseconds. */
export function streamAge(stream: CunyiFunction, period: Duration): Metric {
  return stream.lambda.metric('IteratorAge', { period, statistic: Stats.MAXIMUM })
}

/** Requests to a table that were turned away, each kind by itself: an alarm on their sum would need an expression. */
export const throttleEvents = ['ReadThrottleEvents', 'WriteThrottleEvents'] as const

/** A metric of a table, summed over five minutes. */
export function tableSum(table: AnyTable, name: string, options: MetricOptions = {}): Metric {
  return table.metric(name, { period: fiveMinutes, statistic: Stats.SUM, ...options })
}
