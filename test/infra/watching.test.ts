import { Match } from 'aws-cdk-lib/assertions'
import { describe, expect, it } from 'vitest'
import * as z from 'zod'
import { metricNames, metricNamespace, voteDoor } from '#functions/invocation/metric-names.ts'
import { functionNames } from '#infra/bundle/function-names.ts'
import { synthesize } from './synthesized.ts'

const { template, resources, ofType } = synthesize({})
const alarms = ofType('AWS::CloudWatch::Alarm').map(({ Properties }) => Properties)
const watched = (metric: string) => alarms.filter(({ MetricName }) => MetricName === metric)

describe('the bells', () => {
  it('ring at one topic, which writes to the address that is given', () => {
    const actions = alarms.map(({ AlarmActions }) => JSON.stringify(AlarmActions))
    expect(actions).toHaveLength(24)
    expect(new Set(actions)).toEqual(new Set(['[{"Ref":"AlarmsTopic3A2DFEBA"}]']))
    template.resourceCountIs('AWS::SNS::Subscription', 0)
    synthesize({ alarmEmail: 'bell@cunyi.example' }).template.hasResourceProperties('AWS::SNS::Subscription', {
      Protocol: 'email',
      Endpoint: 'bell@cunyi.example',
    })
  })

  it('ring for each function that throws or is turned away, and for each table that turns requests away', () => {
    for (const metric of ['Errors', 'Throttles'])
      expect(
        new Set(
          watched(metric)
            .filter(({ Namespace }) => Namespace === 'AWS/Lambda')
            .map(({ Dimensions }) => JSON.stringify(Dimensions)),
        ).size,
      ).toBe(functionNames.length)
    for (const metric of ['ReadThrottleEvents', 'WriteThrottleEvents'])
      expect(JSON.stringify(watched(metric).map(({ Dimensions }) => Dimensions))).toMatch(/TablesMain\w+.*TablesUrn/)
  })

  it('ring when stream or messages are late, the clock stands still, or something was laid aside', () => {
    template.hasResourceProperties('AWS::CloudWatch::Alarm', { MetricName: 'IteratorAge', Threshold: 300_000 })
    template.hasResourceProperties('AWS::CloudWatch::Alarm', {
      MetricName: 'ApproximateAgeOfOldestMessage',
      Threshold: 43_200,
    })
    template.hasResourceProperties('AWS::CloudWatch::Alarm', {
      MetricName: 'Invocations',
      ComparisonOperator: 'LessThanThreshold',
      TreatMissingData: 'breaching',
    })
    const laidAside = JSON.stringify(watched('ApproximateNumberOfMessagesVisible').map(({ Dimensions }) => Dimensions))
    expect(laidAside).toContain('DeadMessages')
    expect(laidAside).toContain('FailedPhotos')
    expect(watched('5xx')).toHaveLength(1)
  })

  it('ring when votes are slow for a quarter of an hour, by the names the log writes', () => {
    template.hasResourceProperties('AWS::CloudWatch::Alarm', {
      Namespace: metricNamespace,
      MetricName: metricNames.duration,
      Dimensions: Match.arrayWith([
        { Name: 'Door', Value: voteDoor },
        { Name: 'Stage', Value: 'pilot' },
      ]),
      ExtendedStatistic: 'p99',
      Threshold: 3000,
      ComparisonOperator: 'GreaterThanThreshold',
      DatapointsToAlarm: 3,
      EvaluationPeriods: 5,
      Period: 300,
    })
  })

  it('are of a kind that an emulator makes too: one metric each, no sums and no bells of bells', () => {
    for (const alarm of alarms) expect(alarm).not.toHaveProperty('Metrics')
    expect(Object.values(resources).map(({ Type }) => Type)).not.toContain('AWS::CloudWatch::CompositeAlarm')
    expect(Object.values(resources).map(({ Type }) => Type)).not.toContain('AWS::Logs::MetricFilter')
  })
})

describe('the dashboard', () => {
  const body = z
    .object({ DashboardBody: z.object({ 'Fn::Join': z.tuple([z.string(), z.unknown().array()]) }) })
    .parse(ofType('AWS::CloudWatch::Dashboard')[0]?.Properties).DashboardBody['Fn::Join'][1]
  const text = body.map((part) => (typeof part === 'string' ? part : JSON.stringify(part).replaceAll('"', ''))).join('')
  const { widgets } = z
    .object({ widgets: z.object({ type: z.string(), properties: z.object({ title: z.string() }) }).array() })
    .parse(JSON.parse(text))

  it('shows the alarms, then the door, the functions, the queues and the tables', () => {
    expect(widgets.map(({ properties }) => properties.title)).toEqual([
      'Alarms',
      'Requests',
      'Latency of requests, ms',
      'Votes: duration in ms, and how many',
      'Errors of the functions',
      'Duration of the functions, p99 in ms',
      'Stream: how far behind, ms',
      'Queues: waiting, and age of the oldest in s',
      'Tables: capacity units used',
      'Tables: requests turned away',
    ])
    expect(text.match(/AlarmsMessagesDead|AlarmsClockStopped|AlarmsVotesSlow/g)?.length).toBe(3)
    for (const name of functionNames) expect(text).toContain(`"label":"${name}"`)
  })
})
