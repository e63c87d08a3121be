import { describe, expect, it } from 'vitest'
import { readContext } from '#infra/aws/context.ts'

const good = { stage: 'pilot', origin: 'https://cunyi.example', region: 'cn-north-1' }
const abroad = { stage: 'pilot', region: 'ap-southeast-1' }
const defaults = { retentionDays: 180, photoVersionDays: 30, administrator: 'admin', adapters: [] }
const read = (given: Readonly<Record<string, unknown>>) => readContext((name) => given[name])

const arn = (service: string, resource: string, region = 'cn-north-1', partition = 'aws-cn') =>
  `arn:${partition}:${service}:${region}:111122223333:${resource}`
const certificate = 'certificate/00000000-1111-2222-3333-444444444444'
const secretArn = arn('secretsmanager', 'secret:bots/group-AbC123')
const stream = 'table/copy/stream/2027-03-01T00:00:00.000'
const copy = { restoredTable: 'copy', restoredStream: arn('dynamodb', stream) }

describe('the context of a deployment', () => {
  it('knows the partition from the region', () => {
    expect(read(good).partition).toBe('aws-cn')
    expect(read(abroad).partition).toBe('aws')
  })

  it('takes an empty value for one that is not given', () => {
    expect(read({ ...good, alarmEmail: '', calendar: '', retentionDays: '' })).toEqual({
      ...good,
      ...defaults,
      partition: 'aws-cn',
    })
  })

  it('takes what the command line hands over as text', () => {
    const list = [{ kind: 'wecom', secretArn, places: ['150926'] }]
    const text = { retentionDays: '365', photoVersionDays: '7', adapters: JSON.stringify(list) }
    expect(read({ ...good, ...text })).toMatchObject({ retentionDays: 365, photoVersionDays: 7, adapters: list })
    expect(read({ ...good, adapters: list }).adapters).toEqual(list)
  })

  it('takes a certificate, a restored copy and an emulator on this machine', () => {
    expect(read({ ...good, certificateArn: arn('acm', certificate) }).certificateArn).toContain(':acm:')
    expect(read({ ...good, ...copy })).toMatchObject(copy)
    expect(read({ ...good, origin: 'http://127.0.0.1:4566' }).origin).toBe('http://127.0.0.1:4566')
  })

  it.each(['practice', 'practice-b', 'rehearsal2'])('lets the clock of %s be moved', (stage) => {
    expect(read({ ...good, stage, clock: 'movable' }).clock).toBe('movable')
  })

  it('names all that is missing at once', () => {
    expect(() => read({})).toThrow('CDK context (cdk.json, or -c name=value): stage is missing; region is missing')
  })

  it('wants an origin in China alone', () => {
    expect(read(abroad).origin).toBeUndefined()
    expect(() => read({ ...good, origin: '' })).toThrow(
      'CDK context (cdk.json, or -c name=value): origin is missing: in China an API answers nobody but under a domain with ICP filing',
    )
  })

  it.each([
    [{ stage: 'Pilot Village' }, /^CDK context .*: stage must be 2 to 20 .* \(got "Pilot Village"\)$/],
    [{ origin: 'http://cunyi.example' }, /origin must begin with https:\/\/ .* \(got "http:\/\/cunyi.example"\)/],
    [{ origin: 'http://127.0.0.1' }, /origin must begin .*http:\/\/127\.0\.0\.1:PORT for an emulator/],
    [{ origin: 'https://cunyi.example/' }, /origin must .* without a slash/],
    [{ origin: 'https://somebody@cunyi.example' }, /origin must begin/],
    [{ region: 'Beijing' }, /region must be a region, such as cn-north-1 \(got "Beijing"\)/],
    [{ partition: 'aws' }, /partition is not the partition of the region.* \(got "aws"\)/],
    [{ certificateArn: 'mine' }, /certificateArn must be the whole ARN of a certificate, such as .* \(got "mine"\)/],
    [
      { certificateArn: arn('acm', certificate, 'cn-northwest-1') },
      /certificateArn lies in cn-northwest-1, the deployment in cn-north-1 \(got "arn:/,
    ],
    [
      { certificateArn: arn('acm', certificate, 'us-east-1', 'aws') },
      /certificateArn lies in the partition aws, the deployment in aws-cn \(got "arn:/,
    ],
    [
      { certificateArn: arn('acm', certificate), origin: 'https://cunyi.example:8443' },
      /certificateArn needs an origin of https:\/\/ and a host without a port/,
    ],
    [{ alarmEmail: 'bell' }, /alarmEmail must be an e-mail address \(got "bell"\)/],
    [{ calendar: '2027-02-08' }, /calendar must be a JSON object/],
    [{ calendar: `{"note":"${'x'.repeat(3000)}"}` }, /calendar must be at most 3000 characters/],
    [
      { retentionDays: '90' },
      /retentionDays must be one of CloudWatch's steps from 180 days on: 180, 365, .* \(got "90"\)/,
    ],
    [{ retentionDays: 200 }, /retentionDays must be one of .* \(got 200\)/],
    [{ retentionDays: 9999 }, /retentionDays must be one of .* \(got 9999\)/],
    [{ photoVersionDays: '0' }, /photoVersionDays must be at least 1 \(got "0"\)/],
    [{ photoVersionDays: 'many' }, /photoVersionDays must be a number of days \(got "many"\)/],
    [{ administrator: 'the boss' }, /administrator must be a name to sign in with: .* \(got "the boss"\)/],
    [{ administrator: 'system' }, /administrator must be a name to sign in with: .* \(got "system"\)/],
    [{ adapters: 'wecom' }, /adapters must be a list in JSON, such as .* \(got "wecom"\)/],
    [{ adapters: [{ kind: 'sms', secretArn }] }, /adapters\.0\.kind must be one of wecom, dingtalk, feishu, gateway/],
    [{ adapters: [{ kind: 'wecom' }] }, /adapters\.0\.secretArn must be an ARN \(got \[/],
    [
      { adapters: [{ kind: 'wecom', secretArn: secretArn.slice(0, -7) }] },
      /adapters\.0\.secretArn must be the whole ARN of a secret/,
    ],
    [
      { adapters: [{ kind: 'wecom', secretArn: arn('secretsmanager', 'secret:group-AbC123', 'cn-northwest-1') }] },
      /adapters\.0\.secretArn lies in cn-northwest-1, the deployment in cn-north-1/,
    ],
    [{ adapters: [{ kind: 'wecom', secretArn, url: 'https://x.example' }] }, /adapters\.0 .*url/],
    [{ adapters: [{ kind: 'wecom', secretArn, places: [] }] }, /adapters\.0\.places must name a place/],
    [{ adapters: [{ kind: 'wecom', secretArn, places: ['15092'] }] }, /adapters\.0\.places\.0 must be a division code/],
    [
      { adapters: [1, 2].map(() => ({ kind: 'wecom', secretArn })) },
      /adapters must name each secret once for a kind: a group would hear everything twice/,
    ],
    [{ clock: 'stopped' }, /clock must be movable, or be left out \(got "stopped"\)/],
    [{ clock: 'movable' }, /clock may be given to stages that begin with practice or rehearsal only, not to pilot/],
    [{ restoredTable: 'copy' }, /restoredTable needs restoredStream beside it \(got "copy"\)/],
    [{ restoredStream: copy.restoredStream }, /restoredStream needs restoredTable beside it \(got "arn:/],
    [{ ...copy, restoredTable: 'other' }, /restoredStream is not the stream of the table other \(got "arn:/],
  ])('refuses %j with its name and what was given', (wrong, sentence) => {
    expect(() => read({ ...good, ...wrong })).toThrow(sentence)
  })
})
