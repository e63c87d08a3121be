import { Aws, Duration } from 'aws-cdk-lib'
import type { HttpApi } from 'aws-cdk-lib/aws-apigatewayv2'
import type { AlarmProps, Metric } from 'aws-cdk-lib/aws-cloudwatch'
import { Alarm, ComparisonOperator, Stats, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch'
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions'
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam'
import { Topic } from 'aws-cdk-lib/aws-sns'
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions'
import type { Queue } from 'aws-cdk-lib/aws-sqs'
import { Construct } from 'constructs'
import type { FunctionName } from '#infra/bundle/function-names.ts'
import type { CunyiFunction } from './cunyi-function.ts'
import { doorErrors, streamAge, tableSum, throttleEvents, voteDuration } from './metrics.ts'
import type { Queues } from './queues.ts'
import type { AnyTable, Tables } from './table.ts'

const minutes = (n: number) => Duration.minutes(n)

/** Everything that is watched: alarms ring for it, the dashboard draws it. */
export interface Watched {
  readonly stage: string
  readonly functions: Readonly<Record<FunctionName, CunyiFunction>>
  readonly tables: Tables
  readonly queues: Queues
  readonly api: HttpApi
}

export interface AlarmsProps extends Watched {
  readonly email?: string | undefined
}

/** All bells ring at one topic. */
export class Alarms extends Construct {
  readonly topic: Topic
  readonly all: Alarm[] = []

  constructor(scope: Construct, id: string, props: AlarmsProps) {
    super(scope, id)
    this.topic = new Topic(this, 'Topic', { enforceSSL: true })
    // A topic with a policy of its own (TLS only) no longer admits CloudWatch by default.
    this.topic.addToResourcePolicy(
      new PolicyStatement({
        principals: [new ServicePrincipal('cloudwatch.amazonaws.com')],
        actions: ['sns:Publish'],
        resources: [this.topic.topicArn],
        conditions: { StringEquals: { 'aws:SourceAccount': Aws.ACCOUNT_ID } },
      }),
    )
    if (props.email !== undefined) this.topic.addSubscription(new EmailSubscription(props.email))
    const { functions, tables, queues } = props

    for (const one of Object.values(functions)) this.watchFunction(one)
    this.watchTable('Main', tables.main)
    this.watchTable('Urn', tables.urn)
    this.watchQueues(queues)
    this.ring('StreamStopped', streamAge(functions.stream, minutes(1)), {
      alarmDescription:
        'Boards, desks and messages are more than five minutes behind: the stream stops at a change it cannot handle. ' +
        'After 24 hours the stream forgets it.',
      threshold: minutes(5).toMilliseconds(),
      evaluationPeriods: 3,
    })
    this.ring('ClockStopped', functions.schedule.lambda.metricInvocations({ period: minutes(5), statistic: 'Sum' }), {
      alarmDescription: 'No tick for five minutes: polls are not closed, notices do not end.',
      comparisonOperator: ComparisonOperator.LESS_THAN_THRESHOLD,
      treatMissingData: TreatMissingData.BREACHING,
    })
    // What goes wrong with one timer does not stop the others, so the function does not throw; its log tells, and this counts it.
    this.ring('TimersFail', doorErrors(props.stage, 'schedule'), {
      alarmDescription: 'A timer fails again and again: a poll is not closed or a notice does not end.',
      datapointsToAlarm: 3,
      evaluationPeriods: 5,
    })
    this.ring('DoorFails', props.api.metricServerError({ period: minutes(5), statistic: 'Sum' }), {
      alarmDescription: 'A request was answered with 5xx.',
    })
    this.ring('VotesSlow', voteDuration(props.stage, Stats.p(99)), {
      alarmDescription:
        'One vote in a hundred takes longer than three seconds in the function: people press the button twice or leave.',
      threshold: Duration.seconds(3).toMilliseconds(),
      comparisonOperator: ComparisonOperator.GREATER_THAN_THRESHOLD,
      // one cold start in a quiet village is no alarm
      datapointsToAlarm: 3,
      evaluationPeriods: 5,
    })
  }

  private watchFunction({ name, lambda }: CunyiFunction): void {
    // What can go wrong is answered as a value; an exception is a bug or a broken machine, and one is enough.
    this.ring(`Errors-${name}`, lambda.metricErrors({ period: minutes(5), statistic: 'Sum' }), {
      alarmDescription: `The ${name} function threw.`,
    })
    this.ring(`Throttles-${name}`, lambda.metricThrottles({ period: minutes(5), statistic: 'Sum' }), {
      alarmDescription: `The ${name} function was turned away: the account runs as many functions at once as it may.`,
    })
  }

  private watchTable(id: string, table: AnyTable): void {
    for (const event of throttleEvents)
      this.ring(`${event}-${id}`, tableSum(table, event), {
        alarmDescription: `DynamoDB turned requests to the ${id.toLowerCase()} table away; they are tried again, and people wait.`,
      })
  }

  private watchQueues({ messages, deadMessages, failedPhotos }: Queues): void {
    this.ring(
      'MessagesWait',
      messages.metricApproximateAgeOfOldestMessage({ period: minutes(5), statistic: Stats.MAXIMUM }),
      {
        alarmDescription:
          'A message has waited in the queue for longer than a night, when nobody is disturbed: nothing takes it out.',
        // ten hours of quiet (functions/messages/night.ts), and four attempts spread over an hour and a half
        threshold: Duration.hours(12).toSeconds(),
      },
    )
    this.ring('MessagesDead', visible(deadMessages), {
      alarmDescription:
        'A message could not be carried in five attempts; it waits in the queue for 14 days to be sent again.',
    })
    this.ring('PhotosFailed', visible(failedPhotos), {
      alarmDescription: 'A photo could not be inspected in three attempts; its event waits in the queue for 14 days.',
    })
  }

  private ring(id: string, metric: Metric, props: Partial<AlarmProps>): void {
    const alarm = new Alarm(this, id, {
      metric,
      threshold: 1,
      evaluationPeriods: 1,
      comparisonOperator: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      treatMissingData: TreatMissingData.NOT_BREACHING,
      ...props,
    })
    alarm.addAlarmAction(new SnsAction(this.topic))
    this.all.push(alarm)
  }
}

function visible(queue: Queue): Metric {
  return queue.metricApproximateNumberOfMessagesVisible({ period: minutes(5), statistic: 'Maximum' })
}
