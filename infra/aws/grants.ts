import { Effect, PolicyStatement } from 'aws-cdk-lib/aws-iam'
import type { Bucket } from 'aws-cdk-lib/aws-s3'
import type { Secret } from 'aws-cdk-lib/aws-secretsmanager'
import type { FunctionName } from '#infra/bundle/function-names.ts'
import type { Context } from './context.ts'
import { prefixes } from './photo-bucket.ts'
import type { Queues } from './queues.ts'
import { streamArnOf } from './stream.ts'
import type { AnyTable, Tables } from './table.ts'

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

const writes = ['dynamodb:PutItem', 'dynamodb:UpdateItem', 'dynamodb:DeleteItem', 'dynamodb:BatchWriteItem']

/**
 * Rows the villagers' doors have no business with: accounts, sessions and links to sign in, desks, messages, the clock's
 * watermark, how the stream fares, which data version stands here.
 */
const staffRows = ['STAFF#*', 'SIGNIN#*', 'DESK#*', 'OUTBOX#*', 'SCHEDULE', 'HEALTH', 'DATA']

/** How far the clock of a practice stage is set: every function asks, and only the staff's api may set it. */
const clockRows = ['PRACTICE']

export interface Things {
  readonly tables: Tables
  readonly bucket: Bucket
  readonly secret: Secret
  readonly queues: Queues
}

/** One thing a function may or must not do. */
export interface Rule {
  readonly statement: PolicyStatement
  /** Why one of its resources ends in a wildcard; without a reason none may (AwsSolutions-IAM5). */
  readonly wildcardBecause?: string
}

/**
 * All that each function may do, in one place. Beyond it a function writes its own log, and nothing else.
 *
 * Where a function has few kinds of rows (photos), `dynamodb:LeadingKeys` names them. A vote or a topic is a step of a
 * matter, which touches many kinds: head, event, rows, timer, answer, link. A list of them all would be wrong with
 * the first new block and fail in the village, so the villagers' doors get the reverse: the rows they must not touch.
 */
export function grants(
  { tables, bucket, secret, queues }: Things,
  { adapters, clock }: Pick<Context, 'adapters' | 'clock'>,
): Readonly<Record<FunctionName, readonly Rule[]>> {
  const main = (...actions: readonly string[]) => allow(actions, [tables.main.tableArn])
  const urn = (...actions: readonly string[]) => allow(actions, [tables.urn.tableArn])
  const objects = (action: string, ...within: readonly string[]) =>
    allow(
      [action],
      within.map((prefix) => bucket.arnForObjects(`${prefix}*`)),
      'An object gets its name when it is made: the wildcard stands for what lies under this prefix of this bucket.',
    )
  // Without it S3 answers 403 where there is no such object, and "not there" could not be told from "not allowed".
  const missingIsMissing = () => allow(['s3:ListBucket'], [bucket.bucketArn])
  const readSecrets = (...arns: readonly string[]) =>
    arns.length === 0 ? [] : [allow(['secretsmanager:GetSecretValue'], arns)]
  // of rows beyond its own, a function with few kinds of rows needs the clock's where the clock can be moved
  const readClock = () => (clock === undefined ? [] : [only(main('dynamodb:GetItem'), clockRows)])
  const leaveClock = () => except(tables.main, clockRows, writes)

  return {
    villager: [
      main(...readAndWrite),
      except(tables.main, staffRows),
      leaveClock(),
      // It adds to a sum and cannot ask for one: no page tells how an open secret poll stands.
      urn('dynamodb:UpdateItem'),
      // Of sealed polls: signs with the locked key, puts a paper under its number and sees whether it lies there.
      only(urn('dynamodb:GetItem'), ['SEAL#*', 'SEALED#*']),
      only(urn('dynamodb:PutItem'), ['SEALED#*']),
      objects('s3:PutObject', prefixes.incoming),
      // of what was inspected voice notes alone: photos of villages are no villager's door's business
      objects('s3:GetObject', prefixes.published, `${prefixes.ready}voice-`),
      missingIsMissing(),
      // a topic raised at the door is answered with a link to follow it
      ...readSecrets(secret.secretArn),
    ],
    api: [
      main(...readAndWrite),
      // assisted votes add, closing by hand counts
      urn('dynamodb:UpdateItem', 'dynamodb:Query'),
      // a sealed poll's key comes with its opening and goes with its end
      only(urn('dynamodb:PutItem', 'dynamodb:DeleteItem'), ['SEAL#*']),
      objects('s3:PutObject', prefixes.incoming, prefixes.published),
      objects('s3:GetObject', prefixes.ready, prefixes.published),
      // erasing a person takes their photos and voice notes away
      objects('s3:DeleteObject', prefixes.ready),
      missingIsMissing(),
      ...readSecrets(secret.secretArn),
      // the health page tells how many messages wait, and how many could not be carried
      allow(['sqs:GetQueueAttributes'], [queues.messages.queueArn, queues.deadMessages.queueArn]),
    ],
    stream: [
      main(...readAndWrite),
      leaveClock(),
      ...readStream(tables.main),
      allow(['sqs:SendMessage'], [queues.messages.queueArn]),
    ],
    schedule: [
      main(...readAndWrite),
      leaveClock(),
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
      ...readClock(),
    ],
    messages: [
      // the row says all there is to say and to whom; it is put again with the way it went
      only(main('dynamodb:GetItem', 'dynamodb:PutItem'), ['OUTBOX#*']),
      allow(
        [
          'sqs:ReceiveMessage',
          'sqs:DeleteMessage',
          'sqs:GetQueueAttributes',
          // what failed rests, and what waits for the morning comes back as a new message
          'sqs:ChangeMessageVisibility',
          'sqs:SendMessage',
        ],
        [queues.messages.queueArn],
      ),
      // addresses of group bots and keys of gateways
      ...readSecrets(...new Set(adapters.map(({ secretArn }) => secretArn))),
      ...readClock(),
    ],
  }
}

function allow(actions: readonly string[], resources: readonly string[], wildcardBecause?: string): Rule {
  const statement = new PolicyStatement({ actions: [...actions], resources: [...resources] })
  return wildcardBecause === undefined ? { statement } : { statement, wildcardBecause }
}

/** Narrows to rows whose pk fits. Null: a request that names no key would pass ForAllValues. */
function only(rule: Rule, leadingKeys: readonly string[]): Rule {
  rule.statement.addConditions({
    'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': leadingKeys },
    Null: { 'dynamodb:LeadingKeys': 'false' },
  })
  return rule
}

function except(table: AnyTable, leadingKeys: readonly string[], actions: readonly string[] = ['dynamodb:*']): Rule {
  return {
    statement: new PolicyStatement({
      effect: Effect.DENY,
      actions: [...actions],
      resources: [table.tableArn],
      conditions: { 'ForAnyValue:StringLike': { 'dynamodb:LeadingKeys': leadingKeys } },
    }),
  }
}

function readStream(table: AnyTable): readonly Rule[] {
  return [
    allow(['dynamodb:DescribeStream', 'dynamodb:GetRecords', 'dynamodb:GetShardIterator'], [streamArnOf(table)]),
    allow(
      ['dynamodb:ListStreams'],
      [`${table.tableArn}/stream/*`],
      'Lambda lists the streams of the table before it reads one: IAM knows that action for all streams of a table only.',
    ),
  ]
}
