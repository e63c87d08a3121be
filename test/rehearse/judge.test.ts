import { describe, expect, test } from 'vitest'
import type { Call } from '#infra/rehearse/iam/judge.ts'
import { judge } from '#infra/rehearse/iam/judge.ts'
import { readPolicy } from '#infra/rehearse/iam/policy.ts'

const table = 'arn:aws:dynamodb:ap-southeast-1:000000000000:table/Main'

const role = (...statements: readonly Record<string, unknown>[]) =>
  readPolicy({
    Version: '2012-10-17',
    Statement: statements.map((one) => ({ Effect: 'Allow', Resource: table, ...one })),
  })
const call = (action: string, resource: string, rows: readonly string[] = []): Call => ({
  action,
  resource,
  keys: rows.length === 0 ? {} : { 'dynamodb:LeadingKeys': rows },
})
const allows = (policy: ReturnType<typeof role>, asked: Call) => judge(policy, asked).allowed

describe('a call by its role', () => {
  test('is denied where nothing allows it', () => {
    expect(judge(role({ Action: 'dynamodb:GetItem' }), call('dynamodb:PutItem', table))).toEqual({
      allowed: false,
      why: 'no statement allows it',
    })
    expect(judge([], call('dynamodb:GetItem', table)).allowed).toBe(false)
  })

  test.each([
    ['dynamodb:GetItem', true],
    ['DynamoDB:getitem', true],
    ['dynamodb:*', true],
    ['dynamodb:Get*', true],
    ['dynamodb:?etItem', true],
    ['*', true],
    ['dynamodb:Get', false],
    ['s3:*', false],
    ['dynamodb.GetItem', false],
  ])('an action %s covers dynamodb:GetItem: %s', (Action, expected) => {
    expect(allows(role({ Action }), call('dynamodb:GetItem', table))).toBe(expected)
  })

  test.each([
    ['arn:aws:s3:::photos/incoming/*', 'arn:aws:s3:::photos/incoming/a/b.jpg', true],
    ['arn:aws:s3:::photos/incoming/*', 'arn:aws:s3:::photos/incoming', false],
    ['arn:aws:s3:::photos/ready/voice-*', 'arn:aws:s3:::photos/ready/photo-1', false],
    ['arn:aws:s3:::photos', 'arn:aws:s3:::photos2', false],
    ['arn:aws:s3:::pho.os/x', 'arn:aws:s3:::photos/x', false],
    ['arn:aws:s3:::Photos/x', 'arn:aws:s3:::photos/x', false],
  ])('a resource %s covers %s: %s', (Resource, asked, expected) => {
    expect(allows(role({ Action: 's3:PutObject', Resource }), call('s3:PutObject', asked))).toBe(expected)
  })

  test('a Deny beats every Allow', () => {
    const policy = role({ Action: 'dynamodb:*' }, { Effect: 'Deny', Action: 'dynamodb:DeleteItem' })
    expect(allows(policy, call('dynamodb:GetItem', table))).toBe(true)
    expect(judge(policy, call('dynamodb:DeleteItem', table))).toEqual({ allowed: false, why: 'a statement denies it' })
  })

  test('a Deny of some rows denies a request as soon as it names one of them', () => {
    const policy = role(
      { Action: 'dynamodb:*' },
      {
        Effect: 'Deny',
        Action: 'dynamodb:*',
        Condition: { 'ForAnyValue:StringLike': { 'dynamodb:LeadingKeys': ['STAFF#*', 'SCHEDULE'] } },
      },
    )
    expect(allows(policy, call('dynamodb:BatchGetItem', table, ['MATTER#1', 'STAFF#li']))).toBe(false)
    expect(allows(policy, call('dynamodb:GetItem', table, ['SCHEDULE']))).toBe(false)
    expect(allows(policy, call('dynamodb:GetItem', table, ['SCHEDULE2']))).toBe(true)
    expect(allows(policy, call('dynamodb:GetItem', table))).toBe(true)
  })

  test('an Allow of some rows wants every named row to be one of them, and that some row is named', () => {
    const policy = role({
      Action: 'dynamodb:GetItem',
      Condition: {
        'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': 'PHOTO#*' },
        Null: { 'dynamodb:LeadingKeys': 'false' },
      },
    })
    expect(allows(policy, call('dynamodb:GetItem', table, ['PHOTO#1', 'PHOTO#2']))).toBe(true)
    expect(allows(policy, call('dynamodb:GetItem', table, ['PHOTO#1', 'MATTER#2']))).toBe(false)
    expect(allows(policy, call('dynamodb:GetItem', table))).toBe(false)
  })

  test('a plain condition wants a value to be there', () => {
    const policy = role({ Action: 'sns:Publish', Condition: { StringEquals: { 'aws:SourceAccount': '1' } } })
    expect(allows(policy, { ...call('sns:Publish', table), keys: { 'aws:SourceAccount': ['1'] } })).toBe(true)
    expect(allows(policy, call('sns:Publish', table))).toBe(false)
  })
})

test('what the judge does not know stops it: no policy passes unread', () => {
  expect(() => role({ NotAction: 'iam:*' })).toThrow(/NotAction/)
  const policy = role({ Action: '*', Condition: { IpAddress: { 'aws:SourceIp': '10.0.0.0/8' } } })
  expect(() => judge(policy, call('dynamodb:GetItem', table))).toThrow(/IpAddress/)
})
