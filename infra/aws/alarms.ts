import { Aws, Duration } from 'aws-cdk-lib'
import type { HttpApi } from 'aws-cdk-lib/aws-apigatewayv2'
import type { AlarmProps, Metric } from 'aws-cdk-lib/aws-cloudwatch'
import { Alarm, ComparisonOperator, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch'
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions'
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam'
import { Topic } from 'aws-cdk-lib/aws-sns'
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions'
import type { Queue } from 'aws-cdk-lib/aws-sqs'
import { Construct } from 'constructs'
import type { CunyiFunction } from './cunyi-function.ts'

const minutes = (n: number) => Duration.minutes(n)

export interface AlarmsProps {
  readonly functions: readonly CunyiFunction[]
  readonly stream: CunyiFunction
  readonly schedule: CunyiFunction
  readonly failedPhotos: Queue
  readonly api: HttpApi
  readonly email?: string | undefined
}

/** All bells ring at one topic. */
export class Alarms extends Construct {
  readonly topic: Topic

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

    // What can go wrong is answered as a value; an exception is a bug or a broken machine, and one is enough.
    for (const { name, lambda } of props.functions)
      this.ring(`Errors-${name}`, lambda.metricErrors({ period: minutes(5), statistic: 'Sum' }), {
        alarmDescription: `The ${name} function threw.`,
      })
    this.ring(
      'StreamStopped',
      props.stream.lambda.metric('IteratorAge', { period: minutes(1), statistic: 'Maximum' }),
      {
        alarmDescription:
          'Boards, desks and messages are more than five minutes behind: the stream stops at a change it cannot handle. ' +
          'After 24 hours the stream forgets it.',
        threshold: minutes(5).toMilliseconds(),
        evaluationPeriods: 3,
      },
    )
    this.ring('ClockStopped', props.schedule.lambda.metricInvocations({ period: minutes(5), statistic: 'Sum' }), {
      alarmDescription: 'No tick for five minutes: polls are not closed, notices do not end.',
      comparisonOperator: ComparisonOperator.LESS_THAN_THRESHOLD,
      treatMissingData: TreatMissingData.BREACHING,
    })
    this.ring('PhotosFailed', visible(props.failedPhotos), {
      alarmDescription: 'A photo could not be inspected in three attempts; its event waits in the queue for 14 days.',
    })
    this.ring('DoorFails', props.api.metricServerError({ period: minutes(5), statistic: 'Sum' }), {
      alarmDescription: 'A request was answered with 5xx.',
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
  }
}

function visible(queue: Queue): Metric {
  return queue.metricApproximateNumberOfMessagesVisible({ period: minutes(5), statistic: 'Maximum' })
}
