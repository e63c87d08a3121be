import type { StackProps } from 'aws-cdk-lib'
import { Annotations, CfnOutput, Duration, RemovalPolicy, Stack } from 'aws-cdk-lib'
import { Secret } from 'aws-cdk-lib/aws-secretsmanager'
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs'
import type { Construct } from 'constructs'
import type { ConfigKey } from '#functions/config.ts'
import type { FunctionName } from '#infra/bundle/function-names.ts'
import { Alarms } from './alarms.ts'
import type { Context } from './context.ts'
import type { CunyiFunctionProps } from './cunyi-function.ts'
import { CunyiFunction } from './cunyi-function.ts'
import { grants } from './grants.ts'
import { FrontDoor } from './http-api.ts'
import { PhotoBucket } from './photo-bucket.ts'
import { MinuteTick } from './schedule.ts'
import { TableStream } from './stream.ts'
import { Tables } from './table.ts'

export interface CunyiStackProps extends StackProps {
  readonly context: Context
  /** Where the bundles lie (infra/bundle). */
  readonly bundles: string
}

/** The whole picture: what is kept, what runs, what sets it going, who is told. */
export class CunyiStack extends Stack {
  constructor(scope: Construct, id: string, props: CunyiStackProps) {
    super(scope, id, props)
    const { context, bundles } = props

    // What is kept. Their ids are a contract: a new id is a new, empty table.
    const tables = new Tables(this, 'Tables')
    const photos = new PhotoBucket(this, 'Photos', { origin: context.origin })
    const secret = new Secret(this, 'LinkSecret', {
      description: 'Capability links are derived from it: a new value makes every printed link void.',
      // 64 letters and digits carry 380 bits
      generateSecretString: { passwordLength: 64, excludePunctuation: true },
      removalPolicy: RemovalPolicy.RETAIN,
    })
    const failedPhotos = new Queue(this, 'FailedPhotos', {
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
      retentionPeriod: Duration.days(14),
    })

    // What runs.
    const may = grants({ tables, bucket: photos.bucket, secret })
    const environment: Partial<Record<ConfigKey, string>> = {
      CUNYI_TABLE: tables.main.tableName,
      CUNYI_URN_TABLE: tables.urn.tableName,
      CUNYI_BUCKET: photos.bucket.bucketName,
      CUNYI_ORIGIN: context.origin,
      ...(context.calendar === undefined ? {} : { CUNYI_CALENDAR: context.calendar }),
    }
    const withSecret = { ...environment, CUNYI_SECRET_ARN: secret.secretArn }
    const lambda = (id: string, name: FunctionName, more: Partial<CunyiFunctionProps> = {}) =>
      new CunyiFunction(this, id, { name, bundles, environment, may: may[name], ...more })
    const villager = lambda('Villager', 'villager', { environment: withSecret })
    const api = lambda('StaffApi', 'api', { environment: withSecret })
    const stream = lambda('Stream', 'stream')
    const schedule = lambda('Schedule', 'schedule')
    const inspector = lambda('PhotoInspector', 'photos', { deadLetterQueue: failedPhotos })

    // What sets it going.
    const door = new FrontDoor(this, 'FrontDoor', { villager, staff: api })
    new TableStream(this, 'TableStream', { table: tables.main, reader: stream })
    new MinuteTick(this, 'MinuteTick', { sweeper: schedule })
    photos.inspectedBy(inspector.lambda)

    // Who is told.
    const alarms = new Alarms(this, 'Alarms', {
      functions: [villager, api, stream, schedule, inspector],
      stream,
      schedule,
      failedPhotos,
      api: door.api,
      email: context.alarmEmail,
    })
    if (context.origin.endsWith('.example'))
      Annotations.of(this).addWarningV2(
        'cunyi:origin',
        `${context.origin} leads nowhere: give -c origin=https://… to deploy`,
      )

    const outputs = {
      Origin: context.origin,
      ApiUrl: door.api.apiEndpoint,
      TableName: tables.main.tableName,
      UrnTableName: tables.urn.tableName,
      BucketName: photos.bucket.bucketName,
      SecretArn: secret.secretArn,
      AlarmTopicArn: alarms.topic.topicArn,
    }
    for (const [name, value] of Object.entries(outputs)) new CfnOutput(this, name, { value })
  }
}
