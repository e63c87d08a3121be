import { Duration, RemovalPolicy, Stack, Validations } from 'aws-cdk-lib'
import type { IFunction } from 'aws-cdk-lib/aws-lambda'
import {
  BlockPublicAccess,
  Bucket,
  BucketEncryption,
  EventType,
  HttpMethods,
  ObjectOwnership,
} from 'aws-cdk-lib/aws-s3'
import { LambdaDestination } from 'aws-cdk-lib/aws-s3-notifications'
import { Construct } from 'constructs'

/** First part of every object's key: what phones send, what was inspected, what polls published. */
export const prefixes = { incoming: 'incoming/', ready: 'ready/', published: 'published/' } as const

/** Photos and published files. Nobody reads it but with a signature that a function made. */
export class PhotoBucket extends Construct {
  readonly bucket: Bucket

  constructor(scope: Construct, id: string, props: { readonly origin: string; readonly versionDays: number }) {
    super(scope, id)
    this.bucket = new Bucket(this, 'Bucket', {
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
      encryption: BucketEncryption.S3_MANAGED,
      enforceSSL: true,
      minimumTLSVersion: 1.2,
      versioned: true,
      removalPolicy: RemovalPolicy.RETAIN,
      lifecycleRules: [
        {
          id: 'uploads',
          prefix: prefixes.incoming,
          // An upload is inspected within seconds and goes then; what could not be inspected waits as long as its dead letter.
          expiration: Duration.days(15),
          // The original still carries place and camera: of two rules S3 follows the shorter.
          noncurrentVersionExpiration: Duration.days(1),
          abortIncompleteMultipartUploadAfter: Duration.days(1),
        },
        { id: 'earlier-versions', noncurrentVersionExpiration: Duration.days(props.versionDays) },
      ],
      cors: [
        {
          allowedOrigins: [props.origin],
          // the console posts the form it was signed, and reads pictures it was given an address of
          allowedMethods: [HttpMethods.POST, HttpMethods.GET],
          allowedHeaders: ['*'],
          maxAge: 3600,
        },
      ],
    })
    Validations.of(this.bucket).acknowledge({
      id: 'AwsSolutions-S1',
      reason:
        'An access log would keep for months who looked at which photo of a village from which address. Objects are reached by ' +
        'addresses that a function signed for one of its own requests, and those are in its log.',
    })
  }

  /** Has every upload looked at by `inspector`. */
  inspectedBy(inspector: IFunction): void {
    this.bucket.addEventNotification(EventType.OBJECT_CREATED, new LambdaDestination(inspector), {
      prefix: prefixes.incoming,
    })
    const helper = Stack.of(this).node.children.find(({ node }) => node.id.startsWith('BucketNotificationsHandler'))
    if (helper === undefined)
      throw new Error('CDK sets the notifications of a bucket without a helper now: take this out')
    Validations.of(helper).acknowledge({
      id: 'AwsSolutions-IAM4[Policy::arn:<AWS::Partition>:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole]',
      reason:
        "CDK's own helper, which runs while the stack is deployed and then never: CDK gives it the managed policy to write its " +
        'log, and offers no other.',
    })
  }
}
