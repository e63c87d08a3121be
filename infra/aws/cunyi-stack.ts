import type { StackProps } from 'aws-cdk-lib'
import { Annotations, CfnOutput, RemovalPolicy, Stack, Validations } from 'aws-cdk-lib'
import { Secret } from 'aws-cdk-lib/aws-secretsmanager'
import type { Construct } from 'constructs'
import type { FunctionName } from '#infra/bundle/function-names.ts'
import { Alarms } from './alarms.ts'
import type { Context } from './context.ts'
import type { CunyiFunctionProps } from './cunyi-function.ts'
import { CunyiFunction } from './cunyi-function.ts'
import { Overview } from './dashboard.ts'
import { environments } from './environment.ts'
import { grants } from './grants.ts'
import { FrontDoor } from './http-api.ts'
import { PhotoBucket } from './photo-bucket.ts'
import { MessageFeed, queuesOf } from './queues.ts'
import { MinuteTick } from './schedule.ts'
import { TableStream } from './stream.ts'
import { Tables } from './table.ts'

export interface CunyiStackProps extends StackProps {
  readonly context: Context
  /** The release that is deployed. */
  readonly release: string
  /** Where the bundles lie (infra/bundle). */
  readonly bundles: string
}

/** The whole picture: what is kept, what runs, what sets it going, who is told. */
export class CunyiStack extends Stack {
  constructor(scope: Construct, id: string, props: CunyiStackProps) {
    super(scope, id, props)
    const { context, bundles, release } = props

    // What is kept. Their ids are a contract: a new id is a new, empty table (test/infra/kept.json holds them).
    const tables = new Tables(this, 'Tables', context)
    const door = new FrontDoor(this, 'FrontDoor', context)
    const { origin } = door
    const photos = new PhotoBucket(this, 'Photos', { origin, versionDays: context.photoVersionDays })
    const secret = new Secret(this, 'LinkSecret', {
      description:
        'Capability links are derived from it: with a new value no link that was made before can be made again or taken back.',
      // 64 letters and digits carry 380 bits
      generateSecretString: { passwordLength: 64, excludePunctuation: true },
      removalPolicy: RemovalPolicy.RETAIN,
    })
    Validations.of(secret).acknowledge({
      id: 'AwsSolutions-SMG4',
      reason:
        'After a change the links that were made before can no longer be made again or taken back: it is changed on purpose, after a leak, together with `npm run void-links`, never by a clock.',
    })
    const queues = queuesOf(this)

    // What runs.
    const things = { tables, bucket: photos.bucket, secret, queues }
    const may = grants(things, context)
    const told = environments({ context, release, origin, things })
    const lambda = (id: string, name: FunctionName, more: Partial<CunyiFunctionProps> = {}) =>
      new CunyiFunction(this, id, {
        name,
        bundles,
        environment: told[name],
        may: may[name],
        logDays: context.retentionDays,
        ...more,
      })
    const functions = {
      villager: lambda('Villager', 'villager'),
      api: lambda('StaffApi', 'api'),
      stream: lambda('Stream', 'stream'),
      schedule: lambda('Schedule', 'schedule'),
      photos: lambda('PhotoInspector', 'photos', { deadLetterQueue: queues.failedPhotos }),
      messages: lambda('Messenger', 'messages'),
    }

    // What sets it going.
    door.leadTo({ villager: functions.villager, staff: functions.api })
    new TableStream(this, 'TableStream', { table: tables.main, reader: functions.stream })
    new MinuteTick(this, 'MinuteTick', { sweeper: functions.schedule })
    new MessageFeed(this, 'MessageFeed', { queue: queues.messages, carrier: functions.messages })
    photos.inspectedBy(functions.photos.lambda)

    // Who is told.
    const watched = { stage: context.stage, functions, tables, queues, api: door.api }
    const alarms = new Alarms(this, 'Alarms', { ...watched, email: context.alarmEmail })
    new Overview(this, 'Overview', { ...watched, alarms })
    this.warn(context)

    const outputs = {
      Origin: origin,
      ApiUrl: door.url,
      TableName: tables.main.tableName,
      UrnTableName: tables.urn.tableName,
      BucketName: photos.bucket.bucketName,
      SecretArn: secret.secretArn,
      AlarmTopicArn: alarms.topic.topicArn,
      MessagesQueueUrl: queues.messages.queueUrl,
      DeadMessagesQueueUrl: queues.deadMessages.queueUrl,
      FailedPhotosQueueUrl: queues.failedPhotos.queueUrl,
      Administrator: context.administrator,
      ...(door.domainTarget === undefined ? {} : { DomainTarget: door.domainTarget }),
    }
    for (const [name, value] of Object.entries(outputs)) new CfnOutput(this, name, { value })
  }

  /** What can be deployed and will not do as it stands. */
  private warn({ origin, partition, certificateArn }: Context): void {
    if (origin?.endsWith('.example') === true)
      Annotations.of(this).addWarningV2('cunyi:origin', `${origin} leads nowhere: give -c origin=https://… to deploy`)
    if (partition === 'aws-cn' && certificateArn === undefined)
      Annotations.of(this).addWarningV2(
        'cunyi:icp',
        'In China an API answers nobody but under a domain with ICP filing: give -c certificateArn=arn:aws-cn:acm:… of the ' +
          "origin's host, or map the domain to the API by hand",
      )
  }
}
