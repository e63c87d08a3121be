import { at, listAt } from './at.ts'
import type { Reader } from './reader.ts'

const plain = ['Runtime', 'Handler', 'MemorySize', 'Timeout', 'Architectures'] as const

export const functionReader: Reader = {
  wanted: (properties) => ({
    ...Object.fromEntries(plain.map((name) => [name, properties[name]])),
    Environment: at(properties, 'Environment', 'Variables'),
    LogFormat: at(properties, 'LoggingConfig', 'LogFormat'),
    LogGroup: at(properties, 'LoggingConfig', 'LogGroup'),
    DeadLetterQueue: at(properties, 'DeadLetterConfig', 'TargetArn'),
    ReservedConcurrency: properties['ReservedConcurrentExecutions'],
  }),
  async found(ask, id) {
    const answer = await ask.get('lambda', `/2015-03-31/functions/${id}`)
    const configuration = at(answer, 'Configuration')
    return {
      ...Object.fromEntries(plain.map((name) => [name, at(configuration, name)])),
      Environment: at(configuration, 'Environment', 'Variables'),
      LogFormat: at(configuration, 'LoggingConfig', 'LogFormat'),
      LogGroup: at(configuration, 'LoggingConfig', 'LogGroup'),
      DeadLetterQueue: at(configuration, 'DeadLetterConfig', 'TargetArn'),
      ReservedConcurrency: at(answer, 'Concurrency', 'ReservedConcurrentExecutions'),
    }
  },
}

const feed = [
  'BatchSize',
  'StartingPosition',
  'ParallelizationFactor',
  'MaximumBatchingWindowInSeconds',
  'MaximumRetryAttempts',
  'MaximumRecordAgeInSeconds',
  'FunctionResponseTypes',
  'ScalingConfig',
  'FilterCriteria',
  'DestinationConfig',
] as const

/** `AWS::Lambda::EventSourceMapping` */
export const mappingReader: Reader = {
  wanted: (properties) => ({
    ...Object.fromEntries(feed.map((name) => [name, properties[name]])),
    BisectBatch: properties['BisectBatchOnFunctionError'],
  }),
  async found(ask, id) {
    const mapping = await ask.get('lambda', `/2015-03-31/event-source-mappings/${id}`)
    return {
      ...Object.fromEntries(feed.map((name) => [name, at(mapping, name)])),
      BisectBatch: at(mapping, 'BisectBatchOnFunctionError'),
    }
  },
}

/** `AWS::Logs::LogGroup` */
export const logReader: Reader = {
  wanted: (properties) => ({ RetentionInDays: properties['RetentionInDays'] }),
  async found(ask, id) {
    const answer = await ask.operation('logs', 'Logs_20140328.DescribeLogGroups', { logGroupNamePrefix: id })
    return { RetentionInDays: at(listAt(answer, 'logGroups')[0], 'retentionInDays') }
  },
}

/** `AWS::Events::Rule` */
export const ruleReader: Reader = {
  wanted: (properties) => ({
    ScheduleExpression: properties['ScheduleExpression'],
    State: properties['State'],
    Targets: listAt(properties, 'Targets').map((target) => ({
      Arn: at(target, 'Arn'),
      RetryPolicy: at(target, 'RetryPolicy'),
    })),
  }),
  async found(ask, id) {
    const [rule, targets] = await Promise.all([
      ask.operation('events', 'AWSEvents.DescribeRule', { Name: id }),
      ask.operation('events', 'AWSEvents.ListTargetsByRule', { Rule: id }),
    ])
    return {
      ScheduleExpression: at(rule, 'ScheduleExpression'),
      State: at(rule, 'State'),
      Targets: listAt(targets, 'Targets'),
    }
  },
}
