import { RemovalPolicy } from 'aws-cdk-lib'
import type { ITableV2 } from 'aws-cdk-lib/aws-dynamodb'
import { AttributeType, Billing, StreamViewType, TableV2 } from 'aws-cdk-lib/aws-dynamodb'
import { Construct } from 'constructs'
import type { Context } from './context.ts'

const keySchema = {
  partitionKey: { name: 'pk', type: AttributeType.STRING },
  sortKey: { name: 'sk', type: AttributeType.STRING },
} as const

/** A table of this stack, or one that only its ARN tells of. */
export type AnyTable = TableV2 | ITableV2

/**
 * The two tables. Neither has an index: every question is a get or a query on pk and sk (the table of access patterns is in
 * functions/store/keys.ts), what desks need is written under keys of their own by the stream, and a GSI would
 * be read eventually, where a command must decide on what stands there.
 */
export class Tables extends Construct {
  /** Everything but the sums of secret papers: the table the functions work on, which is a restored copy where one is named. */
  readonly main: AnyTable
  /** Sums of secret papers. */
  readonly urn: AnyTable

  constructor(scope: Construct, id: string, props: Pick<Context, 'restoredStream' | 'clock'>) {
    super(scope, id)
    const main = new TableV2(this, 'Main', {
      ...keySchema,
      billing: Billing.onDemand(),
      // old and new: reactions take away what no longer holds, not only add
      dynamoStream: StreamViewType.NEW_AND_OLD_IMAGES,
      // Sweeps sessions, slowed guesses and spent links. Nothing relies on it: it may come days late, and
      // timers are rows of their own. On practice stages nothing is swept: their time is not DynamoDB's.
      ...(props.clock === 'movable' ? {} : { timeToLiveAttribute: 'expiresAt' }),
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true, recoveryPeriodInDays: 35 },
      deletionProtection: true,
      removalPolicy: RemovalPolicy.RETAIN,
    })
    // The copy is no resource of this stack: it was made by hand in a drill or an emergency, and stays whatever the stack does.
    const [restored] = props.restoredStream?.split('/stream/') ?? []
    this.main =
      restored === undefined || props.restoredStream === undefined
        ? main
        : TableV2.fromTableAttributes(this, 'Restored', { tableArn: restored, tableStreamArn: props.restoredStream })
    // No stream and no point-in-time recovery: both keep every change with its second, so the order in which secret papers
    // came could be laid beside the order in which voters were marked, and the ballot would be secret no longer. What is
    // lost with the sums is an open poll (it is held again); closed tallies are frozen in the main table.
    this.urn = new TableV2(this, 'Urn', {
      ...keySchema,
      billing: Billing.onDemand(),
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: false },
      deletionProtection: true,
      removalPolicy: RemovalPolicy.RETAIN,
    })
  }
}
