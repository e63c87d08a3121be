import { Match } from 'aws-cdk-lib/assertions'
import { describe, expect, it } from 'vitest'
import type { StackResource } from './synthesized.ts'
import { synthesize } from './synthesized.ts'

const china = synthesize({ region: 'cn-north-1' })
const { template, resources } = china

const ofType = (type: string): readonly StackResource[] => Object.values(resources).filter(({ Type }) => Type === type)

describe('what is kept', () => {
  it('keeps tables, bucket and secret under the ids they were first deployed with', () => {
    const kinds = ['AWS::DynamoDB::GlobalTable', 'AWS::S3::Bucket', 'AWS::SecretsManager::Secret']
    const stateful = Object.entries(resources).filter(([, { Type }]) => kinds.includes(Type))
    expect(stateful.map(([id]) => id)).toEqual([
      'TablesMainBB1D2EBD',
      'TablesUrn73181052',
      'PhotosBucket4131342A',
      'LinkSecret6774D112',
    ])
    for (const [, { DeletionPolicy, UpdateReplacePolicy }] of stateful)
      expect([DeletionPolicy, UpdateReplacePolicy]).toEqual(['Retain', 'Retain'])
  })

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

  it('forgets uploads after two days and earlier versions after thirty', () => {
    template.hasResourceProperties('AWS::S3::Bucket', {
      LifecycleConfiguration: {
        Rules: [
          Match.objectLike({
            Prefix: 'incoming/',
            ExpirationInDays: 2,
            NoncurrentVersionExpiration: { NoncurrentDays: 1 },
          }),
          Match.objectLike({ NoncurrentVersionExpiration: { NoncurrentDays: 30 } }),
        ],
      },
      CorsConfiguration: {
        CorsRules: [Match.objectLike({ AllowedOrigins: ['https://cunyi.example'], AllowedMethods: ['POST', 'GET'] })],
      },
    })
  })
})

describe('what runs', () => {
  it('runs five functions on Node 24, each with a log of its own that stays half a year', () => {
    const ours = ofType('AWS::Lambda::Function').filter(({ Properties }) => Properties['Handler'] === 'handler.handler')
    expect(ours.map(({ Properties }) => Properties['Runtime'])).toEqual(Array(5).fill('nodejs24.x'))
    const logs = ours.map(({ Properties }) => JSON.stringify(Properties['LoggingConfig']))
    expect(new Set(logs).size).toBe(5)
    template.allResourcesProperties('AWS::Logs::LogGroup', { RetentionInDays: 180 })
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
    })
  })

  it('writes the secret into no environment, and its address only where links are made', () => {
    expect(JSON.stringify(template.toJSON())).not.toContain('"CUNYI_SECRET"')
    const told = Object.entries(resources).filter(([, { Properties }]) =>
      JSON.stringify(Properties['Environment'] ?? '').includes('CUNYI_SECRET_ARN'),
    )
    expect(told.map(([id]) => id.replace(/Function.*/, ''))).toEqual(['Villager', 'StaffApi'])
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
  })

  it('reads the stream in order from its beginning and never past a failure', () => {
    template.resourceCountIs('AWS::Lambda::EventSourceMapping', 1)
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

  it('rings one bell for every alarm, by e-mail where an address is given', () => {
    const actions = ofType('AWS::CloudWatch::Alarm').map(({ Properties }) => JSON.stringify(Properties['AlarmActions']))
    expect(actions).toHaveLength(9)
    expect(new Set(actions)).toEqual(new Set(['[{"Ref":"AlarmsTopic3A2DFEBA"}]']))
    template.hasResourceProperties('AWS::CloudWatch::Alarm', { MetricName: 'IteratorAge', Threshold: 300_000 })
    template.resourceCountIs('AWS::SNS::Subscription', 0)
    synthesize({ alarmEmail: 'bell@cunyi.example' }).template.hasResourceProperties('AWS::SNS::Subscription', {
      Protocol: 'email',
      Endpoint: 'bell@cunyi.example',
    })
  })
})

const forbidden = [
  /^AWS::Cognito::/,
  /^AWS::SES::/,
  /^AWS::XRay::/,
  /^AWS::CloudFront::/,
  /^AWS::Scheduler::/,
  /^AWS::Lambda::Url$/,
]

describe.each([
  ['cn-north-1', 'arn:aws-cn:', /arn:aws:/],
  ['cn-northwest-1', 'arn:aws-cn:', /arn:aws:/],
  ['ap-southeast-1', 'arn:aws:', /arn:aws-cn:/],
])('in %s', (region, own, others) => {
  const there = region === 'cn-north-1' ? china : synthesize({ region })
  const text = JSON.stringify(there.template.toJSON())

  it('uses no service that the regions of China lack', () => {
    const types = Object.values(there.resources).map(({ Type }) => Type)
    expect(types.filter((type) => forbidden.some((pattern) => pattern.test(type)))).toEqual([])
    expect(text).not.toContain('TracingConfig')
    expect(text).not.toContain('"Protocol":"sms"')
  })

  it('names resources of its own partition only', () => {
    expect(text).toContain(own)
    expect(text).not.toMatch(others)
  })
})
