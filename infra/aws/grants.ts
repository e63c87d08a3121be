import { Effect, PolicyStatement } from 'aws-cdk-lib/aws-iam'
import type { TableV2 } from 'aws-cdk-lib/aws-dynamodb'
import type { Bucket } from 'aws-cdk-lib/aws-s3'
import type { Secret } from 'aws-cdk-lib/aws-secretsmanager'
import type { FunctionName } from '#infra/bundle/function-names.ts'
import { prefixes } from './photo-bucket.ts'
import { streamArnOf } from './stream.ts'
import type { Tables } from './table.ts'

// No Scan for anybody: every question is a get or a query. A transaction is allowed by the actions of its parts.
const readAndWrite = [
  'dynamodb:GetItem',
  'dynamodb:BatchGetItem',
  'dynamodb:Query',
  'dynamodb:PutItem',
  'dynamodb:UpdateItem',
  'dynamodb:DeleteItem',
  'dynamodb:ConditionCheckItem',
  'dynamodb:BatchWriteItem',
]

/** Rows the villagers' doors have no business with: accounts, sessions and links to sign in, desks, messages, the clock's watermark. */
const staffRows = ['STAFF#*', 'SIGNIN#*', 'DESK#*', 'OUTBOX#*', 'SCHEDULE']

export interface Things {
  readonly tables: Tables
  readonly bucket: Bucket
  readonly secret: Secret
}

/**
 * All that each function may do, in one place. Beyond it a function writes its own log, and nothing else.
 *
 * Where a function has few kinds of rows (photos), `dynamodb:LeadingKeys` names them. A vote or a topic is a step of a
 * matter, which touches many kinds: head, event, rows, timer, answer, link. A list of them all would be wrong with
 * the first new block and fail in the village, so the villagers' doors get the reverse: the rows they must not touch.
 */
export function grants({ tables, bucket, secret }: Things): Readonly<Record<FunctionName, readonly PolicyStatement[]>> {
  const main = (...actions: readonly string[]) => allow(actions, [tables.main.tableArn])
  const urn = (...actions: readonly string[]) => allow(actions, [tables.urn.tableArn])
  const objects = (action: string, ...within: readonly string[]) =>
    allow(
      [action],
      within.map((prefix) => bucket.arnForObjects(`${prefix}*`)),
    )
  // Without it S3 answers 403 where there is no such object, and "not there" could not be told from "not allowed".
  const missingIsMissing = () => allow(['s3:ListBucket'], [bucket.bucketArn])
  const readSecret = () => allow(['secretsmanager:GetSecretValue'], [secret.secretArn])

  return {
    villager: [
      main(...readAndWrite),
      except(tables.main, staffRows),
      // It adds to a sum and cannot ask for one: no page tells how an open secret poll stands.
      urn('dynamodb:UpdateItem'),
      // Of sealed polls: signs with the locked key, puts a paper under its number and sees whether it lies there.
      only(urn('dynamodb:GetItem', 'dynamodb:PutItem'), ['SEAL#*', 'SEALED#*']),
      objects('s3:PutObject', prefixes.incoming),
      // of what was inspected voice notes alone: photos of villages are no villager's door's business
      objects('s3:GetObject', prefixes.published, `${prefixes.ready}voice-`),
      missingIsMissing(),
      // a topic raised at the door is answered with a link to follow it
      readSecret(),
    ],
    api: [
      main(...readAndWrite),
      // assisted votes add, closing by hand counts
      urn('dynamodb:UpdateItem', 'dynamodb:Query'),
      // a sealed poll's key comes with its opening and goes with its end
      only(urn('dynamodb:PutItem', 'dynamodb:DeleteItem'), ['SEAL#*']),
      objects('s3:PutObject', prefixes.incoming, prefixes.published),
      objects('s3:GetObject', prefixes.ready, prefixes.published),
      missingIsMissing(),
      readSecret(),
    ],
    stream: [main(...readAndWrite), ...readStream(tables.main)],
    schedule: [
      main(...readAndWrite),
      // closing by the clock counts
      urn('dynamodb:Query'),
      only(urn('dynamodb:DeleteItem'), ['SEAL#*']),
      objects('s3:PutObject', prefixes.published),
    ],
    photos: [
      // the row says what was announced (digest, whether to keep time and place) and is put again with what was found
      only(main('dynamodb:GetItem', 'dynamodb:PutItem'), ['PHOTO#*']),
      objects('s3:GetObject', prefixes.incoming),
      objects('s3:DeleteObject', prefixes.incoming),
      objects('s3:PutObject', prefixes.ready),
      missingIsMissing(),
    ],
  }
}

function allow(actions: readonly string[], resources: readonly string[]): PolicyStatement {
  return new PolicyStatement({ actions: [...actions], resources: [...resources] })
}

/** Narrows to rows whose pk fits. Null: a request that names no key would pass ForAllValues. */
function only(statement: PolicyStatement, leadingKeys: readonly string[]): PolicyStatement {
  statement.addConditions({
    'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': leadingKeys },
    Null: { 'dynamodb:LeadingKeys': 'false' },
  })
  return statement
}

function except(table: TableV2, leadingKeys: readonly string[]): PolicyStatement {
  return new PolicyStatement({
    effect: Effect.DENY,
    actions: ['dynamodb:*'],
    resources: [table.tableArn],
    conditions: { 'ForAnyValue:StringLike': { 'dynamodb:LeadingKeys': leadingKeys } },
  })
}

function readStream(table: TableV2): readonly PolicyStatement[] {
  return [
    allow(['dynamodb:DescribeStream', 'dynamodb:GetRecords', 'dynamodb:GetShardIterator'], [streamArnOf(table)]),
    allow(['dynamodb:ListStreams'], [`${table.tableArn}/stream/*`]),
  ]
}
