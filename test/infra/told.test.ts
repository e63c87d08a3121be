import { Match } from 'aws-cdk-lib/assertions'
import { describe, expect, it } from 'vitest'
import { parseAdapters } from '#functions/messages/adapters.ts'
import { adapters, certificateArn, everything } from './given.ts'
import type { Synthesized } from './synthesized.ts'
import { environments, synthesize } from './synthesized.ts'

const china = synthesize({})
const given = synthesize(everything)
/** Outside China, without a name of its own. */
const bare = synthesize({ region: 'ap-southeast-1', origin: '' })

describe('what the functions are told', () => {
  const having = (of: Synthesized, key: string) =>
    Object.entries(environments(of))
      .filter(([, environment]) => key in environment)
      .map(([name]) => name)
  const all = ['Villager', 'StaffApi', 'Stream', 'Schedule', 'PhotoInspector', 'Messenger']

  it('names stage and release to all', () => {
    for (const environment of Object.values(environments(china)))
      expect(environment).toMatchObject({ CUNYI_STAGE: 'pilot', CUNYI_RELEASE: '1.2.3' })
  })

  it('names each queue to those who use it', () => {
    expect(having(china, 'CUNYI_MESSAGES_QUEUE')).toEqual(['StaffApi', 'Stream', 'Messenger'])
    expect(having(china, 'CUNYI_DEAD_MESSAGES_QUEUE')).toEqual(['StaffApi'])
  })

  it('tells the ways out of the house to the carrier of messages alone, as it reads them', () => {
    expect(having(china, 'CUNYI_ADAPTERS')).toEqual([])
    expect(having(given, 'CUNYI_ADAPTERS')).toEqual(['Messenger'])
    expect(parseAdapters(String(environments(given)['Messenger']?.['CUNYI_ADAPTERS']), 'pilot')).toEqual(adapters)
  })

  it('lets all functions of a practice stage move with its clock, and none of another', () => {
    expect(having(china, 'CUNYI_CLOCK')).toEqual([])
    expect(having(given, 'CUNYI_CLOCK')).toEqual(all)
  })
})

describe('the address people see', () => {
  it('is the origin; without a certificate the API answers under its own address too', () => {
    expect(china.outputs['Origin']).toBe('https://cunyi.example')
    expect(JSON.stringify(china.outputs['ApiUrl'])).toContain('ApiEndpoint')
    china.template.resourceCountIs('AWS::ApiGatewayV2::DomainName', 0)
    expect(china.ofType('AWS::ApiGatewayV2::Api')[0]?.Properties).not.toHaveProperty('DisableExecuteApiEndpoint')
  })

  it('is the only one that answers where there is a certificate for it', () => {
    given.template.hasResourceProperties('AWS::ApiGatewayV2::DomainName', {
      DomainName: 'cunyi.example',
      DomainNameConfigurations: [
        { CertificateArn: certificateArn, EndpointType: 'REGIONAL', SecurityPolicy: 'TLS_1_2' },
      ],
    })
    given.template.resourceCountIs('AWS::ApiGatewayV2::ApiMapping', 1)
    given.template.hasResourceProperties('AWS::ApiGatewayV2::Api', { DisableExecuteApiEndpoint: true })
    expect(given.outputs['ApiUrl']).toBe('https://cunyi.example')
  })

  it('is the API’s own where none was given', () => {
    const own = { 'Fn::GetAtt': [expect.stringMatching('^FrontDoorApi'), 'ApiEndpoint'] }
    expect(bare.outputs['Origin']).toEqual(own)
    for (const environment of Object.values(environments(bare))) expect(environment['CUNYI_ORIGIN']).toEqual(own)
    bare.template.hasResourceProperties('AWS::S3::Bucket', {
      CorsConfiguration: { CorsRules: [Match.objectLike({ AllowedOrigins: [bare.outputs['Origin']] })] },
    })
  })
})

describe('what is told after a deployment', () => {
  const always = [
    'Origin',
    'ApiUrl',
    'TableName',
    'UrnTableName',
    'BucketName',
    'SecretArn',
    'AlarmTopicArn',
    'MessagesQueueUrl',
    'DeadMessagesQueueUrl',
    'FailedPhotosQueueUrl',
    'Administrator',
  ]

  it('is where everything lies, and where the domain must lead to when there is one', () => {
    expect(Object.keys(china.outputs)).toEqual(always)
    expect(Object.keys(given.outputs)).toEqual([...always, 'DomainTarget'])
    expect(china.outputs['Administrator']).toBe('admin')
    expect(given.outputs['Administrator']).toBe('陈主任')
  })
})
