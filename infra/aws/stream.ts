import { CfnEventSourceMapping } from 'aws-cdk-lib/aws-lambda'
import { Construct } from 'constructs'
import type { CunyiFunction } from './cunyi-function.ts'
import type { AnyTable } from './table.ts'

/**
 * What the function reacts to (functions/stream/react.ts): a new record in the chain of a matter, and the probe that tells how
 * far behind the stream is. Every other change, most of them the function's own writes, wakes nobody.
 */
const patterns = [
  {
    eventName: ['INSERT'],
    dynamodb: { Keys: { pk: { S: [{ prefix: 'MATTER#' }] }, sk: { S: [{ prefix: 'EVENT#' }] } } },
  },
  {
    eventName: ['INSERT', 'MODIFY'],
    dynamodb: { Keys: { pk: { S: ['HEALTH'] }, sk: { S: ['PROBE'] } } },
  },
]

/**
 * Hands the table's changes to the stream function: in order, and never past one that failed. Reactions build on each other
 * (a count, then its correction), so a failed record is tried again until it passes or the stream forgets it after 24
 * hours; the alarm on the iterator's age rings long before. Hence no bisecting (it would overtake nothing and only
 * call twice), no limit of attempts or age, no queue for failures.
 */
export class TableStream extends Construct {
  constructor(scope: Construct, id: string, props: { readonly table: AnyTable; readonly reader: CunyiFunction }) {
    super(scope, id)
    const { table, reader } = props
    const mapping = new CfnEventSourceMapping(this, 'Mapping', {
      functionName: reader.lambda.functionArn,
      eventSourceArn: streamArnOf(table),
      // everything since the table began: a change written before the mapping stood is not lost
      startingPosition: 'TRIM_HORIZON',
      batchSize: 100,
      parallelizationFactor: 1,
      bisectBatchOnFunctionError: false,
      maximumRetryAttempts: -1,
      maximumRecordAgeInSeconds: -1,
      functionResponseTypes: ['ReportBatchItemFailures'],
      filterCriteria: { filters: patterns.map((pattern) => ({ pattern: JSON.stringify(pattern) })) },
    })
    // Lambda tries to read the stream when the mapping is made: the permission must stand first.
    mapping.node.addDependency(reader)
  }
}

/** The stream's ARN; throws where the table was made without one. */
export function streamArnOf(table: AnyTable): string {
  if (table.tableStreamArn === undefined) throw new Error(`The table ${table.node.path} has no stream`)
  return table.tableStreamArn
}
