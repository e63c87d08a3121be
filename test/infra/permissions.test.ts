import { describe, expect, it } from 'vitest'
import { keys } from '#functions/store/keys.ts'
import { adapters } from './given.ts'
import { permissionsOf } from './permissions.ts'
import type { Synthesized } from './synthesized.ts'
import { synthesize } from './synthesized.ts'

const stack = synthesize({ adapters })
const functionIds = Object.entries(stack.resources).filter(([, { Type }]) => Type === 'AWS::Lambda::Function')
const ours = ['Villager', 'StaffApi', 'Stream', 'Schedule', 'PhotoInspector', 'Messenger'] as const

/** The statements of one of our functions, with short names for what they speak of. */
function may(construct: (typeof ours)[number], of: Synthesized = stack): readonly string[] {
  const id = functionIds.map(([name]) => name).find((name) => name.startsWith(`${construct}Function`)) ?? construct
  const short: readonly [RegExp, string][] = [
    [/TablesMain\w{8}\.Arn/g, 'main'],
    [/TablesMain\w{8}\.StreamArn/g, 'main’s stream'],
    [/TablesUrn\w{8}\.Arn/g, 'urn'],
    [/PhotosBucket\w{8}\.Arn/g, 'bucket'],
    [/LinkSecret\w{8}/g, 'secret'],
    [/FailedPhotos\w{8}\.Arn/g, 'failed photos'],
    [/DeadMessages\w{8}\.Arn/g, 'dead messages'],
    [/Messages\w{8}\.Arn/g, 'messages'],
    [new RegExp(`${construct}Log\\w{8}\\.Arn`, 'g'), 'own log'],
  ]
  return permissionsOf(of, id).map((line) => short.reduce((text, [long, name]) => text.replace(long, name), line))
}

const ownLog = 'Allow logs:CreateLogStream logs:PutLogEvents on own log'
const wholeMain =
  'Allow dynamodb:GetItem dynamodb:BatchGetItem dynamodb:Query dynamodb:PutItem dynamodb:UpdateItem ' +
  'dynamodb:DeleteItem dynamodb:ConditionCheckItem dynamodb:BatchWriteItem on main'
const withoutSettingTheClock =
  'Deny dynamodb:PutItem dynamodb:UpdateItem dynamodb:DeleteItem dynamodb:BatchWriteItem on main if ' +
  '{"ForAnyValue:StringLike":{"dynamodb:LeadingKeys":["PRACTICE"]}}'
const onlyRows = (...rows: readonly string[]) =>
  `if {"ForAllValues:StringLike":{"dynamodb:LeadingKeys":${JSON.stringify(rows)}},"Null":{"dynamodb:LeadingKeys":"false"}}`

describe('permissions', () => {
  it('let the villagers’ doors add to the urn without asking it, and keep them from accounts, desks and messages', () => {
    expect(may('Villager')).toEqual([
      ownLog,
      wholeMain,
      'Deny dynamodb:* on main if {"ForAnyValue:StringLike":{"dynamodb:LeadingKeys":' +
        '["STAFF#*","SIGNIN#*","DESK#*","OUTBOX#*","SCHEDULE","HEALTH","DATA"]}}',
      withoutSettingTheClock,
      'Allow dynamodb:UpdateItem on urn',
      'Allow dynamodb:GetItem on urn if ' +
        '{"ForAllValues:StringLike":{"dynamodb:LeadingKeys":["SEAL#*","SEALED#*"]},"Null":{"dynamodb:LeadingKeys":"false"}}',
      'Allow dynamodb:PutItem on urn if ' +
        '{"ForAllValues:StringLike":{"dynamodb:LeadingKeys":["SEALED#*"]},"Null":{"dynamodb:LeadingKeys":"false"}}',
      'Allow s3:PutObject on bucket/incoming/*',
      'Allow s3:GetObject on bucket/published/* bucket/ready/voice-*',
      'Allow s3:ListBucket on bucket',
      'Allow secretsmanager:GetSecretValue on secret',
    ])
  })

  it('let the staff’s api run commands, sign uploads, show photos, publish and count what waits', () => {
    expect(may('StaffApi')).toEqual([
      ownLog,
      wholeMain,
      'Allow dynamodb:UpdateItem dynamodb:Query on urn',
      'Allow dynamodb:PutItem dynamodb:DeleteItem on urn if ' +
        '{"ForAllValues:StringLike":{"dynamodb:LeadingKeys":["SEAL#*"]},"Null":{"dynamodb:LeadingKeys":"false"}}',
      'Allow s3:PutObject on bucket/incoming/* bucket/published/*',
      'Allow s3:GetObject on bucket/ready/* bucket/published/*',
      'Allow s3:DeleteObject on bucket/ready/*',
      'Allow s3:ListBucket on bucket',
      'Allow secretsmanager:GetSecretValue on secret',
      'Allow sqs:GetQueueAttributes on messages dead messages',
    ])
  })

  it('let the stream read changes, write what follows from them and hand messages over', () => {
    expect(may('Stream')).toEqual([
      ownLog,
      wholeMain,
      withoutSettingTheClock,
      'Allow dynamodb:DescribeStream dynamodb:GetRecords dynamodb:GetShardIterator on main’s stream',
      'Allow dynamodb:ListStreams on main/stream/*',
      'Allow sqs:SendMessage on messages',
    ])
  })

  it('let the schedule close polls: count the urn and publish', () => {
    expect(may('Schedule')).toEqual([
      ownLog,
      wholeMain,
      withoutSettingTheClock,
      'Allow dynamodb:Query on urn',
      'Allow dynamodb:DeleteItem on urn if ' +
        '{"ForAllValues:StringLike":{"dynamodb:LeadingKeys":["SEAL#*"]},"Null":{"dynamodb:LeadingKeys":"false"}}',
      'Allow s3:PutObject on bucket/published/*',
    ])
  })

  it('let the photo inspector touch rows of photos and no other', () => {
    expect(may('PhotoInspector')).toEqual([
      ownLog,
      `Allow dynamodb:GetItem dynamodb:PutItem on main ${onlyRows('PHOTO#*')}`,
      'Allow s3:GetObject on bucket/incoming/*',
      'Allow s3:DeleteObject on bucket/incoming/*',
      'Allow s3:PutObject on bucket/ready/*',
      'Allow s3:ListBucket on bucket',
      'Allow sqs:SendMessage on failed photos',
    ])
  })

  it('let the carrier of messages empty its queue, mark rows of the outbox and read the secrets of its adapters', () => {
    expect(may('Messenger')).toEqual([
      ownLog,
      `Allow dynamodb:GetItem dynamodb:PutItem on main ${onlyRows('OUTBOX#*')}`,
      'Allow sqs:ReceiveMessage sqs:DeleteMessage sqs:GetQueueAttributes sqs:ChangeMessageVisibility sqs:SendMessage on messages',
      `Allow secretsmanager:GetSecretValue on ${adapters[0]?.secretArn}`,
    ])
    expect(may('Messenger', synthesize({})).join('\n')).not.toContain('secretsmanager')
  })

  it('let every function of a practice stage ask how its clock is set, those with few rows too', () => {
    const practice = synthesize({ stage: 'practice', clock: 'movable' })
    const asks = `Allow dynamodb:GetItem on main ${onlyRows('PRACTICE')}`
    expect(may('PhotoInspector', practice)).toContain(asks)
    expect(may('Messenger', practice)).toContain(asks)
    for (const name of ['Villager', 'StaffApi', 'Stream', 'Schedule'] as const)
      expect(may(name, practice)).toEqual(may(name))
  })
})

/** Whether DynamoDB lets the function do this to the row, as the main table's statements say. */
function onRow(construct: (typeof ours)[number], action: string, pk: string): boolean {
  const statements = may(construct).map((line) => {
    const [, effect, actions = '', on, condition] = /^(Allow|Deny) (.+?) on (main)(?: if (.+))?$/.exec(line) ?? []
    const rows = [...(condition ?? '').matchAll(/"([A-Z]+#?\*?)"/g)].map(([, row = '']) => row)
    const fitting =
      condition === undefined || rows.some((row) => (row.endsWith('*') ? pk.startsWith(row.slice(0, -1)) : pk === row))
    const named = actions.split(' ').some((one) => one === 'dynamodb:*' || one === `dynamodb:${action}`)
    return on !== undefined && fitting && named ? effect : undefined
  })
  return statements.includes('Allow') && !statements.includes('Deny')
}

const { pk: account } = keys.staff('chen')
const { pk: ballots } = keys.pollRow('p1', ['mark', 'a1'])
const { pk: outbox } = keys.message('staff:chen', '2027-01-01T00:00:00.000Z', 'm1')
const everyRow = [
  account,
  ballots,
  outbox,
  keys.matter('m1').pk,
  keys.place('150926').pk,
  keys.rosterList('150926103', 'households').pk,
  keys.desk('150926', 'IS').pk,
  keys.capability('d1').pk,
  keys.signIn('d1').pk,
  keys.photo('p1').pk,
  keys.watermark().pk,
  keys.probe().pk,
  keys.dataVersion().pk,
  keys.practiceClock().pk,
]
const reads = ['GetItem', 'BatchGetItem', 'Query']
const writes = ['PutItem', 'UpdateItem', 'DeleteItem', 'BatchWriteItem']
const touched = (construct: (typeof ours)[number], actions: readonly string[]) =>
  everyRow.filter((row) => actions.some((action) => onRow(construct, action, row)))

describe('row by row', () => {
  it('the villagers’ function cannot read accounts of staff, nor links that sign them in', () => {
    const read = touched('Villager', reads)
    expect(read).not.toContain(account)
    expect(read).not.toContain(keys.signIn('d1').pk)
    expect(read).toContain(ballots)
    expect(read).toContain(keys.practiceClock().pk)
    expect(touched('Villager', [...reads, ...writes])).not.toContain(keys.probe().pk)
    expect(touched('Villager', [...reads, ...writes])).not.toContain(keys.dataVersion().pk)
  })

  it('the photo function cannot read ballots: it reads and writes rows of photos alone', () => {
    expect(touched('PhotoInspector', [...reads, ...writes])).toEqual([keys.photo('p1').pk])
    expect(may('PhotoInspector').join('\n')).not.toContain('urn')
  })

  it('the messages function can write nothing but the outbox', () => {
    expect(touched('Messenger', [...reads, ...writes])).toEqual([outbox])
    expect(may('Messenger').join('\n')).not.toMatch(/urn|s3:/)
  })

  it('only the staff’s api sets the clock of a practice stage', () => {
    expect(ours.filter((name) => touched(name, writes).includes(keys.practiceClock().pk))).toEqual(['StaffApi'])
  })

  it('the stream, the schedule and the api reach the rows of the health page', () => {
    const { pk } = keys.probe()
    expect(ours.filter((name) => touched(name, writes).includes(pk))).toEqual(['StaffApi', 'Stream', 'Schedule'])
    expect(touched('StaffApi', reads)).toEqual(everyRow)
  })
})

describe('nobody', () => {
  const lines = functionIds.flatMap(([id]) => permissionsOf(stack, id))

  it('may scan, and nobody may do everything or reach everything', () => {
    expect(lines.filter((line) => line.includes('Scan'))).toEqual([])
    expect(lines.filter((line) => line.startsWith('Allow') && / on (.* )?\*( |$)|[: ]\*( |$)/.test(line))).toEqual([])
  })

  it('gets a policy of AWS’s own, but for the helper that CDK brings to set the bucket’s event', () => {
    const managed = Object.entries(stack.resources).filter(([, { Properties }]) => 'ManagedPolicyArns' in Properties)
    expect(managed.map(([id]) => id.slice(0, 26))).toEqual(['BucketNotificationsHandler'])
  })
})
