import { describe, expect, it } from 'vitest'
import { permissionsOf } from './permissions.ts'
import { synthesize } from './synthesized.ts'

const stack = synthesize({})
const functionIds = Object.entries(stack.resources).filter(([, { Type }]) => Type === 'AWS::Lambda::Function')

/** The statements of one of our functions, with short names for what they speak of. */
function may(construct: string): readonly string[] {
  const id = functionIds.map(([name]) => name).find((name) => name.startsWith(`${construct}Function`)) ?? construct
  const short: readonly [RegExp, string][] = [
    [/TablesMain\w{8}\.Arn/g, 'main'],
    [/TablesMain\w{8}\.StreamArn/g, 'main’s stream'],
    [/TablesUrn\w{8}\.Arn/g, 'urn'],
    [/PhotosBucket\w{8}\.Arn/g, 'bucket'],
    [/LinkSecret\w{8}/g, 'secret'],
    [/FailedPhotos\w{8}\.Arn/g, 'failed photos'],
    [new RegExp(`${construct}Log\\w{8}\\.Arn`, 'g'), 'own log'],
  ]
  return permissionsOf(stack, id).map((line) => short.reduce((text, [long, name]) => text.replace(long, name), line))
}

const ownLog = 'Allow logs:CreateLogStream logs:PutLogEvents on own log'
const wholeMain =
  'Allow dynamodb:GetItem dynamodb:BatchGetItem dynamodb:Query dynamodb:PutItem dynamodb:UpdateItem ' +
  'dynamodb:DeleteItem dynamodb:ConditionCheckItem dynamodb:BatchWriteItem on main'

describe('permissions', () => {
  it('let the villagers’ doors add to the urn without asking it, and keep them from accounts, desks and messages', () => {
    expect(may('Villager')).toEqual([
      ownLog,
      wholeMain,
      'Deny dynamodb:* on main if ' +
        '{"ForAnyValue:StringLike":{"dynamodb:LeadingKeys":["STAFF#*","SIGNIN#*","DESK#*","OUTBOX#*","SCHEDULE"]}}',
      'Allow dynamodb:UpdateItem on urn',
      'Allow dynamodb:GetItem dynamodb:PutItem on urn if ' +
        '{"ForAllValues:StringLike":{"dynamodb:LeadingKeys":["SEAL#*","SEALED#*"]},"Null":{"dynamodb:LeadingKeys":"false"}}',
      'Allow s3:PutObject on bucket/incoming/*',
      'Allow s3:GetObject on bucket/published/* bucket/ready/voice-*',
      'Allow s3:ListBucket on bucket',
      'Allow secretsmanager:GetSecretValue on secret',
    ])
  })

  it('let the staff’s api run commands, sign uploads, show photos and publish', () => {
    expect(may('StaffApi')).toEqual([
      ownLog,
      wholeMain,
      'Allow dynamodb:UpdateItem dynamodb:Query on urn',
      'Allow dynamodb:PutItem dynamodb:DeleteItem on urn if ' +
        '{"ForAllValues:StringLike":{"dynamodb:LeadingKeys":["SEAL#*"]},"Null":{"dynamodb:LeadingKeys":"false"}}',
      'Allow s3:PutObject on bucket/incoming/* bucket/published/*',
      'Allow s3:GetObject on bucket/ready/* bucket/published/*',
      'Allow s3:ListBucket on bucket',
      'Allow secretsmanager:GetSecretValue on secret',
    ])
  })

  it('let the stream read changes and write what follows from them', () => {
    expect(may('Stream')).toEqual([
      ownLog,
      wholeMain,
      'Allow dynamodb:DescribeStream dynamodb:GetRecords dynamodb:GetShardIterator on main’s stream',
      'Allow dynamodb:ListStreams on main/stream/*',
    ])
  })

  it('let the schedule close polls: count the urn and publish', () => {
    expect(may('Schedule')).toEqual([
      ownLog,
      wholeMain,
      'Allow dynamodb:Query on urn',
      'Allow dynamodb:DeleteItem on urn if ' +
        '{"ForAllValues:StringLike":{"dynamodb:LeadingKeys":["SEAL#*"]},"Null":{"dynamodb:LeadingKeys":"false"}}',
      'Allow s3:PutObject on bucket/published/*',
    ])
  })

  it('let the photo inspector touch rows of photos and no other', () => {
    expect(may('PhotoInspector')).toEqual([
      ownLog,
      'Allow dynamodb:GetItem dynamodb:PutItem on main if ' +
        '{"ForAllValues:StringLike":{"dynamodb:LeadingKeys":["PHOTO#*"]},"Null":{"dynamodb:LeadingKeys":"false"}}',
      'Allow s3:GetObject on bucket/incoming/*',
      'Allow s3:DeleteObject on bucket/incoming/*',
      'Allow s3:PutObject on bucket/ready/*',
      'Allow s3:ListBucket on bucket',
      'Allow sqs:SendMessage on failed photos',
    ])
  })

  it('let nobody scan, and give nobody everything', () => {
    const lines = functionIds.flatMap(([id]) => permissionsOf(stack, id))
    expect(lines.filter((line) => line.includes('Scan'))).toEqual([])
    expect(lines.filter((line) => line.startsWith('Allow') && / on \*|:\*( |$)/.test(line))).toEqual([])
  })

  it('come from no policy of AWS’s own, but for the helper that CDK brings to set the bucket’s event', () => {
    const managed = Object.entries(stack.resources).filter(([, { Properties }]) => 'ManagedPolicyArns' in Properties)
    expect(managed.map(([id]) => id.slice(0, 26))).toEqual(['BucketNotificationsHandler'])
  })
})
