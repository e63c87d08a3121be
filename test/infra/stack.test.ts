import { Match } from 'aws-cdk-lib/assertions'
import { describe, expect, it } from 'vitest'
import * as z from 'zod'
import { keys } from '#functions/store/keys.ts'
import { everything, restored } from './given.ts'
import { environments, synthesize } from './synthesized.ts'

const china = synthesize({})
const { template, resources, ofType } = china
const given = synthesize(everything)

describe('what is kept', () => {
  it('streams the main table with both images, sweeps by expiresAt and can go back 35 days', () => {
    expect(resources['TablesMainBB1D2EBD']?.Properties).toMatchObject({
      BillingMode: 'PAY_PER_REQUEST',
      KeySchema: [
        { AttributeName: 'pk', KeyType: 'HASH' },
        { AttributeName: 'sk', KeyType: 'RANGE' },
      ],
      StreamSpecification: { StreamViewType: 'NEW_AND_OLD_IMAGES' },
      TimeToLiveSpecification: { AttributeName: 'expiresAt', Enabled: true },
      Replicas: [
        {
          Region: 'cn-north-1',
          DeletionProtectionEnabled: true,
          PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true, RecoveryPeriodInDays: 35 },
        },
      ],
    })
  })

  it('keeps no order of secret papers: the urn has neither stream nor recovery, nor anything that deletes', () => {
    const urn = resources['TablesUrn73181052']?.Properties
    expect(urn).not.toHaveProperty('StreamSpecification')
    expect(urn).not.toHaveProperty('TimeToLiveSpecification')
    expect(urn).toMatchObject({
      BillingMode: 'PAY_PER_REQUEST',
      Replicas: [
        {
          DeletionProtectionEnabled: true,
          PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: false },
        },
      ],
    })
  })

  it('gives no table an index', () => {
    for (const { Properties } of ofType('AWS::DynamoDB::GlobalTable')) {
      expect(Properties).not.toHaveProperty('GlobalSecondaryIndexes')
      expect(Properties).not.toHaveProperty('LocalSecondaryIndexes')
    }
  })

  it('shows no bucket to the public and speaks TLS alone', () => {
    for (const { Properties } of ofType('AWS::S3::Bucket')) {
      expect(Properties['PublicAccessBlockConfiguration']).toEqual({
        BlockPublicAcls: true,
        BlockPublicPolicy: true,
        IgnorePublicAcls: true,
        RestrictPublicBuckets: true,
      })
      expect(Properties['VersioningConfiguration']).toEqual({ Status: 'Enabled' })
      expect(Properties).not.toHaveProperty('AccessControl')
    }
    template.allResourcesProperties('AWS::S3::BucketPolicy', {
      PolicyDocument: {
        Statement: Match.arrayWith([
          Match.objectLike({ Effect: 'Deny', Condition: { Bool: { 'aws:SecureTransport': 'false' } } }),
        ]),
      },
    })
    const policies = JSON.stringify(ofType('AWS::S3::BucketPolicy'))
    expect(policies).not.toContain('"Effect":"Allow"')
  })

  it('forgets uploads after their dead letters and earlier versions after thirty days', () => {
    template.hasResourceProperties('AWS::S3::Bucket', {
      LifecycleConfiguration: {
        Rules: [
          Match.objectLike({
            Prefix: 'incoming/',
            ExpirationInDays: 15,
            NoncurrentVersionExpiration: { NoncurrentDays: 1 },
          }),
          Match.objectLike({ NoncurrentVersionExpiration: { NoncurrentDays: 30 } }),
        ],
      },
      CorsConfiguration: {
        CorsRules: [Match.objectLike({ AllowedOrigins: ['https://cunyi.example'], AllowedMethods: ['POST', 'GET'] })],
      },
    })
    given.template.hasResourceProperties('AWS::S3::Bucket', {
      LifecycleConfiguration: {
        Rules: Match.arrayWith([Match.objectLike({ NoncurrentVersionExpiration: { NoncurrentDays: 7 } })]),
      },
    })
  })

  it('works on a restored copy where one is named, and leaves the original where it is', () => {
    expect(given.resources['TablesMainBB1D2EBD']?.DeletionPolicy).toBe('Retain')
    expect(Object.values(environments(given)).map((environment) => environment['CUNYI_TABLE'])).toEqual(
      Array(6).fill('copy'),
    )
    expect(given.outputs['TableName']).toBe('copy')
    given.template.hasResourceProperties('AWS::Lambda::EventSourceMapping', { EventSourceArn: restored.restoredStream })
    // nothing else that acts or is watched still means the original
    const others = Object.entries(given.resources).filter(([id]) => id !== 'TablesMainBB1D2EBD')
    expect(JSON.stringify(others)).not.toContain('TablesMainBB1D2EBD')
  })
})

describe('what runs', () => {
  it('runs six functions on Node 24, each with a log of its own that stays half a year', () => {
    const ours = ofType('AWS::Lambda::Function').filter(({ Properties }) => Properties['Handler'] === 'handler.handler')
    expect(ours.map(({ Properties }) => Properties['Runtime'])).toEqual(Array(6).fill('nodejs24.x'))
    const logs = ours.map(({ Properties }) => JSON.stringify(Properties['LoggingConfig']))
    expect(new Set(logs).size).toBe(6)
    template.allResourcesProperties('AWS::Logs::LogGroup', { RetentionInDays: 180 })
    given.template.allResourcesProperties('AWS::Logs::LogGroup', { RetentionInDays: 365 })
    template.allResources('AWS::Logs::LogGroup', { DeletionPolicy: 'Retain', UpdateReplacePolicy: 'Retain' })
  })

  it('runs photos where the binary of sharp runs, and all others on arm64', () => {
    const architecture = Object.fromEntries(
      Object.entries(resources)
        .filter(([, { Properties }]) => Properties['Handler'] === 'handler.handler')
        .map(([id, { Properties }]) => [id.replace(/Function.*/, ''), Properties['Architectures']]),
    )
    expect(architecture).toEqual({
      Villager: ['arm64'],
      StaffApi: ['arm64'],
      Stream: ['arm64'],
      Schedule: ['arm64'],
      PhotoInspector: ['x86_64'],
      Messenger: ['arm64'],
    })
  })

  it('writes the secret into no environment, and its address only where links are made', () => {
    expect(JSON.stringify(template.toJSON())).not.toContain('"CUNYI_SECRET"')
    const having = Object.entries(environments(china)).filter(([, environment]) => 'CUNYI_SECRET_ARN' in environment)
    expect(having.map(([name]) => name)).toEqual(['Villager', 'StaffApi'])
  })
})

describe('what sets it going', () => {
  it('leads the paths of staff to the api and everything else to the villagers’ function', () => {
    const target = (key: string) => {
      const [route] = Object.values(
        template.findResources('AWS::ApiGatewayV2::Route', { Properties: { RouteKey: key } }),
      )
      return JSON.stringify(route)
    }
    const keys = ofType('AWS::ApiGatewayV2::Route').map(({ Properties }) => String(Properties['RouteKey']))
    expect(keys.toSorted()).toEqual(
      [
        '$default',
        'ANY /api/{proxy+}',
        'ANY /console',
        'ANY /console/{proxy+}',
        'ANY /in/{token}',
        'ANY /staff',
        'ANY /staff/{proxy+}',
        'ANY /style',
        'POST /api/sign-in',
        'POST /api/sign-in/link',
      ].toSorted(),
    )
    for (const key of keys) expect(target(key)).toContain(key === '$default' ? 'RouteVillager' : 'Staff')
  })

  it('logs of a request neither path nor sender, and lets no request through unthrottled', () => {
    const [stage] = ofType('AWS::ApiGatewayV2::Stage')
    const format = JSON.stringify(stage?.Properties['AccessLogSettings'])
    expect(format).toContain('$context.routeKey')
    expect(format).not.toMatch(/\$context\.(path|resourcePath|protocol|identity|domainName|requestOverride)/)
    expect(stage?.Properties['DefaultRouteSettings']).toEqual({ ThrottlingRateLimit: 500, ThrottlingBurstLimit: 1000 })
    const slow = { ThrottlingRateLimit: 10, ThrottlingBurstLimit: 20 }
    const quick = { ThrottlingRateLimit: 100, ThrottlingBurstLimit: 200 }
    expect(stage?.Properties['RouteSettings']).toEqual({
      'ANY /api/{proxy+}': quick,
      'ANY /console': quick,
      'ANY /console/{proxy+}': quick,
      'ANY /staff': quick,
      'ANY /staff/{proxy+}': quick,
      'ANY /style': quick,
      'ANY /in/{token}': slow,
      'POST /api/sign-in': slow,
      'POST /api/sign-in/link': slow,
    })
  })

  it('reads the stream in order from its beginning and never past a failure', () => {
    template.resourceCountIs('AWS::Lambda::EventSourceMapping', 2)
    template.hasResourceProperties('AWS::Lambda::EventSourceMapping', {
      StartingPosition: 'TRIM_HORIZON',
      BatchSize: 100,
      ParallelizationFactor: 1,
      BisectBatchOnFunctionError: false,
      MaximumRetryAttempts: -1,
      MaximumRecordAgeInSeconds: -1,
      FunctionResponseTypes: ['ReportBatchItemFailures'],
      DestinationConfig: Match.absent(),
    })
  })

  it('wakes the stream function for records of matters and for the probe, and for nothing else', () => {
    const { filters } = mapping.parse(ofType('AWS::Lambda::EventSourceMapping')[0]?.Properties)
    const [records, probes] = filters
    expect(filters).toHaveLength(2)
    const { pk, sk } = keys.event('m1', 1)
    expect(records).toEqual({
      eventName: ['INSERT'],
      dynamodb: {
        Keys: { pk: { S: [{ prefix: pk.replace('m1', '') }] }, sk: { S: [{ prefix: sk.replace('000001', '') }] } },
      },
    })
    expect(probes).toEqual({
      eventName: ['INSERT', 'MODIFY'],
      dynamodb: { Keys: { pk: { S: [keys.probe().pk] }, sk: { S: [keys.probe().sk] } } },
    })
  })

  it('carries messages ten at a time and lays aside what fails five times', () => {
    template.hasResourceProperties('AWS::Lambda::EventSourceMapping', {
      BatchSize: 10,
      ScalingConfig: { MaximumConcurrency: 2 },
      FunctionResponseTypes: ['ReportBatchItemFailures'],
      EventSourceArn: { 'Fn::GetAtt': [Match.stringLikeRegexp('^Messages'), 'Arn'] },
    })
    template.hasResourceProperties('AWS::SQS::Queue', {
      VisibilityTimeout: 360,
      MessageRetentionPeriod: 4 * 86_400,
      RedrivePolicy: {
        deadLetterTargetArn: { 'Fn::GetAtt': [Match.stringLikeRegexp('^DeadMessages'), 'Arn'] },
        maxReceiveCount: 5,
      },
    })
    expect(ofType('AWS::SQS::Queue')).toHaveLength(3)
    template.allResourcesProperties('AWS::SQS::Queue', { SqsManagedSseEnabled: true })
    for (const { Properties } of ofType('AWS::SQS::QueuePolicy'))
      expect(JSON.stringify(Properties)).toContain('"aws:SecureTransport":"false"')
    expect(ofType('AWS::SQS::QueuePolicy')).toHaveLength(3)
  })

  it('ticks every minute and hands uploads, and nothing else of the bucket, to the inspector', () => {
    template.hasResourceProperties('AWS::Events::Rule', { ScheduleExpression: 'rate(1 minute)', State: 'ENABLED' })
    template.hasResourceProperties('Custom::S3BucketNotifications', {
      NotificationConfiguration: {
        LambdaFunctionConfigurations: [
          Match.objectLike({
            Events: ['s3:ObjectCreated:*'],
            Filter: { Key: { FilterRules: [{ Name: 'prefix', Value: 'incoming/' }] } },
          }),
        ],
      },
    })
  })
})

const mapping = z
  .object({ FilterCriteria: z.object({ Filters: z.object({ Pattern: z.string() }).array() }) })
  .transform(({ FilterCriteria }) => ({
    filters: FilterCriteria.Filters.map(({ Pattern }): unknown => JSON.parse(Pattern)),
  }))
