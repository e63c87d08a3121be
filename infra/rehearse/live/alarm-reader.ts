import { at, listAt } from './at.ts'
import type { Reader } from './reader.ts'

const names = [
  'Threshold',
  'EvaluationPeriods',
  'ComparisonOperator',
  'TreatMissingData',
  'AlarmActions',
  'MetricName',
  'Period',
  'Statistic',
  'ExtendedStatistic',
] as const

/** `AWS::CloudWatch::Alarm` */
export const alarmReader: Reader = {
  wanted: (properties) => Object.fromEntries(names.map((name) => [name, properties[name]])),
  async found(ask, id) {
    const target = 'GraniteServiceVersion20100801.DescribeAlarms'
    const answer = await ask.operation('monitoring', target, { AlarmNames: [id] })
    const alarm = listAt(answer, 'MetricAlarms')[0]
    return Object.fromEntries(names.map((name) => [name, at(alarm, name)]))
  },
}
