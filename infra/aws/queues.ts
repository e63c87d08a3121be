import { Duration } from 'aws-cdk-lib'
import { CfnEventSourceMapping } from 'aws-cdk-lib/aws-lambda'
import type { QueueProps } from 'aws-cdk-lib/aws-sqs'
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs'
import { Construct } from 'constructs'
import type { CunyiFunction } from './cunyi-function.ts'
import { sizes } from './cunyi-function.ts'

export interface Queues {
  /** Messages on their way out of the house, from the stream to the messages function. */
  readonly messages: Queue
  /** Messages that could not be carried in five attempts: they wait to be sent again by hand. */
  readonly deadMessages: Queue
  /** Uploads that could not be inspected. */
  readonly failedPhotos: Queue
}

/** After so many attempts a message is laid aside; between them it rests longer and longer (functions/messages/carry.ts). */
const attempts = 5

/** Queues as the house has them: encrypted, TLS alone. */
export function queuesOf(scope: Construct): Queues {
  const queue = (id: string, props: QueueProps) =>
    new Queue(scope, id, { encryption: QueueEncryption.SQS_MANAGED, enforceSSL: true, ...props })
  // SQS keeps nothing for longer than 14 days: a fortnight of holidays is covered
  const failedPhotos = queue('FailedPhotos', { retentionPeriod: Duration.days(14) })
  const deadMessages = queue('DeadMessages', { retentionPeriod: Duration.days(14) })
  const messages = queue('Messages', {
    // AWS's advice for a Lambda at the other end: room for a batch that was held back and begun again
    visibilityTimeout: Duration.seconds(6 * sizes.messages.timeout.toSeconds()),
    retentionPeriod: Duration.days(4),
    deadLetterQueue: { queue: deadMessages, maxReceiveCount: attempts },
  })
  return { messages, deadMessages, failedPhotos }
}

/** Hands the queue's messages to the function; a message that failed comes again alone, its neighbours do not. */
export class MessageFeed extends Construct {
  constructor(scope: Construct, id: string, props: { readonly queue: Queue; readonly carrier: CunyiFunction }) {
    super(scope, id)
    const { queue, carrier } = props
    const mapping = new CfnEventSourceMapping(this, 'Mapping', {
      functionName: carrier.lambda.functionArn,
      eventSourceArn: queue.queueArn,
      batchSize: 10,
      functionResponseTypes: ['ReportBatchItemFailures'],
      // group bots refuse more than 20 messages a minute; two carriers at once are plenty and wake no throttle
      scalingConfig: { maximumConcurrency: 2 },
    })
    // Lambda tries to read the queue when the mapping is made: the permission must stand first.
    mapping.node.addDependency(carrier)
  }
}
