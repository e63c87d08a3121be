import { describe, expect, it } from 'vitest'
import { synthesize } from './synthesized.ts'

/** Every type of resource the stack may have, with what is known of it in cn-north-1 and cn-northwest-1. */
const offered: Readonly<Record<string, string>> = {
  'AWS::ApiGatewayV2::Api': 'HTTP APIs in both; without an ICP filing they answer signed requests only',
  'AWS::ApiGatewayV2::ApiMapping': 'in both, for a domain with ICP filing',
  'AWS::ApiGatewayV2::DomainName': 'in both, regional, for a domain with ICP filing',
  'AWS::ApiGatewayV2::Integration': 'in both, with the API',
  'AWS::ApiGatewayV2::Route': 'in both, with the API; no Cognito authorizer',
  'AWS::ApiGatewayV2::Stage': 'in both, with the API',
  'AWS::CloudWatch::Alarm': 'in both',
  'AWS::CloudWatch::Dashboard': 'in both',
  'AWS::DynamoDB::GlobalTable': 'in both, as one replica; no strong consistency between regions',
  'AWS::Events::Rule': 'rules and buses in both; the Scheduler is not confirmed',
  'AWS::IAM::Policy': 'in the partition',
  'AWS::IAM::Role': 'in the partition',
  'AWS::Lambda::EventSourceMapping': 'in both, from DynamoDB streams and SQS',
  'AWS::Lambda::Function': 'in both, without X-Ray',
  'AWS::Lambda::Permission': 'in both',
  'AWS::Logs::LogGroup': 'in both',
  'AWS::S3::Bucket': 'in both; a public website would need an ICP filing',
  'AWS::S3::BucketPolicy': 'in both',
  'AWS::SNS::Subscription': 'in both, to e-mail; no SMS, no mobile push',
  'AWS::SNS::Topic': 'in both',
  'AWS::SNS::TopicPolicy': 'in both',
  'AWS::SQS::Queue': 'in both',
  'AWS::SQS::QueuePolicy': 'in both',
  'AWS::SecretsManager::Secret': 'in both',
  // a Lambda function of the stack itself
  'Custom::S3BucketNotifications': 'in both, as it is made of Lambda and S3',
}

const notOffered = (types: readonly string[]) => [...new Set(types)].filter((type) => !(type in offered))

const everything = (region: string, partition: string) => ({
  region,
  origin: 'https://cunyi.example',
  certificateArn: `arn:${partition}:acm:${region}:111122223333:certificate/00000000-1111-2222-3333-444444444444`,
  alarmEmail: 'bell@cunyi.example',
})

describe.each([
  ['cn-north-1', 'aws-cn', /arn:aws:/],
  ['cn-northwest-1', 'aws-cn', /arn:aws:/],
  ['ap-southeast-1', 'aws', /arn:aws-cn:|amazonaws\.com\.cn/],
])('in %s', (region, partition, others) => {
  const { resources, template } = synthesize(everything(region, partition))
  const text = JSON.stringify(template.toJSON())

  it('the stack has no type of resource that the regions of China lack', () => {
    expect(notOffered(Object.values(resources).map(({ Type }) => Type))).toEqual([])
    expect(text).not.toContain('TracingConfig')
    expect(text).not.toContain('"Protocol":"sms"')
    expect(text).not.toContain('"EDGE"')
  })

  it('names resources of its own partition only', () => {
    expect(text).toContain(`arn:${partition}:`)
    expect(text).not.toMatch(others)
  })
})

const { resources } = synthesize(everything('cn-north-1', 'aws-cn'))
const types = Object.values(resources).map(({ Type }) => Type)

describe('the list itself', () => {
  it('has a use for every type on it', () => {
    expect(Object.keys(offered).filter((type) => !types.includes(type))).toEqual([])
  })

  it.each([
    'AWS::Cognito::UserPool',
    'AWS::Lambda::Url',
    'AWS::Scheduler::Schedule',
    'AWS::SES::EmailIdentity',
    'AWS::CloudFront::Distribution',
    'AWS::XRay::Group',
  ])('refuses the stack with one %s in it', (type) => {
    expect(notOffered([...types, type])).toEqual([type])
  })
})
