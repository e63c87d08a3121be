import { describe, expect, test } from 'vitest'
import { callsOf } from '#infra/rehearse/calls/calls-of.ts'
import type { WireRequest } from '#infra/rehearse/calls/request.ts'
import { signerOf } from '#infra/rehearse/calls/request.ts'

const site = { partition: 'aws', region: 'r-1', account: '000000000000' }
const arn = (table: string) => `arn:aws:dynamodb:r-1:000000000000:table/${table}`
const rows = (...keys: readonly string[]) => ({ 'dynamodb:LeadingKeys': keys })
const key = (pk: string) => ({ pk: { S: pk }, sk: { S: 'x' } })

const request = (over: Partial<WireRequest>): WireRequest => ({
  method: 'POST',
  url: '/',
  headers: {},
  body: new Uint8Array(),
  ...over,
})
const asked = (service: string, operation: string, body: unknown) =>
  callsOf(
    request({ headers: { 'x-amz-target': `Any_1.${operation}` }, body: Buffer.from(JSON.stringify(body)) }),
    { accessKeyId: 'fn', service },
    200,
    site,
  )

describe('what DynamoDB would ask IAM', () => {
  test('a transaction is allowed by the actions of its parts, each on its own table', () => {
    const TransactItems = [
      { Put: { TableName: 'Main', Item: key('MATTER#1') } },
      { ConditionCheck: { TableName: 'Main', Key: key('PLACE#1') } },
      { Update: { TableName: 'Urn', Key: key('URN#1') } },
      { Delete: { TableName: 'Main', Key: key('TIMER#1') } },
    ]
    expect(asked('dynamodb', 'TransactWriteItems', { TransactItems })).toEqual([
      { action: 'dynamodb:PutItem', resource: arn('Main'), keys: rows('MATTER#1') },
      { action: 'dynamodb:ConditionCheckItem', resource: arn('Main'), keys: rows('PLACE#1') },
      { action: 'dynamodb:UpdateItem', resource: arn('Urn'), keys: rows('URN#1') },
      { action: 'dynamodb:DeleteItem', resource: arn('Main'), keys: rows('TIMER#1') },
    ])
  })

  test('a query names the row of its key condition', () => {
    const body = {
      TableName: 'Main',
      KeyConditionExpression: 'pk = :pk AND begins_with(sk, :prefix)',
      ExpressionAttributeValues: { ':pk': { S: 'DESK#1' }, ':prefix': { S: 'DUE' } },
    }
    expect(asked('dynamodb', 'Query', body)).toEqual([
      { action: 'dynamodb:Query', resource: arn('Main'), keys: rows('DESK#1') },
    ])
  })

  test('batches name all their rows, single requests their one, a scan none', () => {
    expect(asked('dynamodb', 'BatchGetItem', { RequestItems: { Main: { Keys: [key('A#1'), key('B#2')] } } })).toEqual([
      { action: 'dynamodb:BatchGetItem', resource: arn('Main'), keys: rows('A#1', 'B#2') },
    ])
    const writes = [{ PutRequest: { Item: key('A#1') } }, { DeleteRequest: { Key: key('B#2') } }]
    expect(asked('dynamodb', 'BatchWriteItem', { RequestItems: { Main: writes } })[0]?.keys).toEqual(rows('A#1', 'B#2'))
    expect(asked('dynamodb', 'GetItem', { TableName: 'Main', Key: key('A#1') })[0]?.keys).toEqual(rows('A#1'))
    expect(asked('dynamodb', 'Scan', { TableName: 'Main' })).toEqual([
      { action: 'dynamodb:Scan', resource: arn('Main'), keys: {} },
    ])
  })
})

describe('what S3 would ask IAM', () => {
  const s3 = (over: Partial<WireRequest>, status = 200) =>
    callsOf(request(over), { accessKeyId: 'fn', service: 's3' }, status, site).map(
      ({ action, resource }) => `${action} ${resource}`,
    )

  test('reading an object, and telling that there is none', () => {
    const url = '/photos/ready/a%20b.jpg?x-id=GetObject'
    expect(s3({ method: 'GET', url })).toEqual(['s3:GetObject arn:aws:s3:::photos/ready/a b.jpg'])
    expect(s3({ method: 'GET', url }, 404)).toEqual([
      's3:GetObject arn:aws:s3:::photos/ready/a b.jpg',
      's3:ListBucket arn:aws:s3:::photos',
    ])
  })

  test('writing and removing', () => {
    expect(s3({ method: 'PUT', url: '/photos/published/1.json' })).toEqual([
      's3:PutObject arn:aws:s3:::photos/published/1.json',
    ])
    expect(s3({ method: 'DELETE', url: '/photos/incoming/1' })).toEqual([
      's3:DeleteObject arn:aws:s3:::photos/incoming/1',
    ])
  })

  const form = [
    '--b\r\nContent-Disposition: form-data; name="key"\r\n\r\nincoming/photo-1',
    '--b\r\nContent-Disposition: form-data; name="X-Amz-Credential"\r\n\r\nfn.api/20261123/r-1/s3/aws4_request',
    '--b\r\nContent-Disposition: form-data; name="file"; filename="a"\r\nContent-Type: image/jpeg\r\n\r\nbytes\r\n--b--',
  ].join('\r\n')
  const post = {
    url: '/photos',
    headers: { 'content-type': 'multipart/form-data; boundary=b' },
    body: Buffer.from(form),
  }

  test('a form puts the object it names, in the name of who signed it', () => {
    expect(s3(post)).toEqual(['s3:PutObject arn:aws:s3:::photos/incoming/photo-1'])
    expect(signerOf(request(post))).toEqual({ accessKeyId: 'fn.api', service: 's3' })
  })
})

test('the signer is read from the header or from a presigned address', () => {
  const authorization =
    'AWS4-HMAC-SHA256 Credential=Cunyi-x-Api-1/20261123/r-1/dynamodb/aws4_request, SignedHeaders=host'
  expect(signerOf(request({ headers: { authorization } }))).toEqual({
    accessKeyId: 'Cunyi-x-Api-1',
    service: 'dynamodb',
  })
  const url = '/photos/a?X-Amz-Credential=fn%2F20261123%2Fr-1%2Fs3%2Faws4_request'
  expect(signerOf(request({ method: 'GET', url }))).toEqual({ accessKeyId: 'fn', service: 's3' })
  expect(signerOf(request({}))).toBeUndefined()
})

test('queues and secrets are named as their policies name them', () => {
  const QueueUrl = 'http://127.0.0.1:4566/000000000000/Messages'
  expect(asked('sqs', 'SendMessageBatch', { QueueUrl })).toEqual([
    { action: 'sqs:SendMessage', resource: 'arn:aws:sqs:r-1:000000000000:Messages', keys: {} },
  ])
  expect(asked('secretsmanager', 'GetSecretValue', { SecretId: 'arn:s' })).toEqual([
    { action: 'secretsmanager:GetSecretValue', resource: 'arn:s', keys: {} },
  ])
})
