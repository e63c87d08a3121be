import { Duration } from 'aws-cdk-lib'
import { Rule, Schedule } from 'aws-cdk-lib/aws-events'
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets'
import { Construct } from 'constructs'
import type { CunyiFunction } from './cunyi-function.ts'

/** Ticks once a minute. A rule, not EventBridge Scheduler, which is not confirmed for the regions of China. */
export class MinuteTick extends Construct {
  constructor(scope: Construct, id: string, props: { readonly sweeper: CunyiFunction }) {
    super(scope, id)
    new Rule(this, 'Rule', {
      schedule: Schedule.rate(Duration.minutes(1)),
      // A tick carries nothing, and the next one sweeps from the saved watermark: a late or failed one is not repeated.
      targets: [new LambdaFunction(props.sweeper.lambda, { retryAttempts: 0, maxEventAge: Duration.minutes(1) })],
    })
  }
}
