import { Duration, Stack } from 'aws-cdk-lib'
import type { IMetric } from 'aws-cdk-lib/aws-cloudwatch'
import { AlarmStatusWidget, Dashboard, GraphWidget, Stats } from 'aws-cdk-lib/aws-cloudwatch'
import { Construct } from 'constructs'
import type { Alarms, Watched } from './alarms.ts'
import { streamAge, tableSum, throttleEvents, voteDuration } from './metrics.ts'

const period = Duration.minutes(5)
const sum = { period, statistic: Stats.SUM }
const most = { period, statistic: Stats.MAXIMUM }

export interface DashboardProps extends Watched {
  readonly alarms: Alarms
}

/** The page to look at when a bell has rung, and on a quiet day: from the door people use down to the tables. */
export class Overview extends Construct {
  constructor(scope: Construct, id: string, props: DashboardProps) {
    super(scope, id)
    const { stage, functions, tables, queues, api, alarms } = props
    const all = Object.values(functions)
    const both = Object.entries({ main: tables.main, urn: tables.urn })
    new Dashboard(this, 'Dashboard', {
      // dashboards of all regions lie in one list
      dashboardName: `Cunyi-${stage}-${Stack.of(this).region}`,
      defaultInterval: Duration.days(1),
      widgets: [
        [new AlarmStatusWidget({ title: 'Alarms', width: 24, height: 4, alarms: alarms.all })],
        [
          graph('Requests', [api.metricCount({ period, label: 'all' })], [api.metricServerError(sum)]),
          graph(
            'Latency of requests, ms',
            [50, 99].map((p) => api.metricLatency({ period, statistic: Stats.p(p), label: `p${p}` })),
          ),
          graph(
            'Votes: duration in ms, and how many',
            [50, 99].map((p) => voteDuration(stage, Stats.p(p)).with({ label: `p${p}` })),
            [voteDuration(stage, Stats.SAMPLE_COUNT).with({ label: 'votes' })],
          ),
        ],
        [
          graph(
            'Errors of the functions',
            all.map(({ name, lambda }) => lambda.metricErrors({ ...sum, label: name })),
          ),
          graph(
            'Duration of the functions, p99 in ms',
            all.map(({ name, lambda }) => lambda.metricDuration({ period, statistic: Stats.p(99), label: name })),
          ),
          graph('Stream: how far behind, ms', [streamAge(functions.stream, period)]),
        ],
        [
          graph(
            'Queues: waiting, and age of the oldest in s',
            Object.entries(queues).map(([label, queue]) =>
              queue.metricApproximateNumberOfMessagesVisible({ ...most, label }),
            ),
            [queues.messages.metricApproximateAgeOfOldestMessage({ ...most, label: 'oldest message' })],
          ),
          graph(
            'Tables: capacity units used',
            both.flatMap(([name, table]) => [
              tableSum(table, 'ConsumedReadCapacityUnits', { label: `${name}, read` }),
              tableSum(table, 'ConsumedWriteCapacityUnits', { label: `${name}, written` }),
            ]),
          ),
          graph(
            'Tables: requests turned away',
            both.flatMap(([name, table]) =>
              throttleEvents.map((event) => tableSum(table, event, { label: `${name}, ${event}` })),
            ),
          ),
        ],
      ],
    })
  }
}

function graph(title: string, left: IMetric[], right: IMetric[] = []): GraphWidget {
  return new GraphWidget({ title, width: 8, height: 6, left, right, leftYAxis: { min: 0 }, rightYAxis: { min: 0 } })
}
