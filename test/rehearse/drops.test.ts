import { describe, expect, test } from 'vitest'
import { weighDrops } from '#infra/rehearse/drops.ts'
import { covers, dropsOf } from '#infra/rehearse/live/compare.ts'
import { resolve } from '#infra/rehearse/template/resolve.ts'

describe('what stands there covers what the template wants', () => {
  test.each([
    ['the same', { a: 1 }, { a: 1 }],
    ['more than was asked', { a: 1 }, { a: 1, b: 2 }],
    ['a number told as text', 300, '300'],
    ['a list in another order', ['x', 'y'], ['y', 'x']],
    ['a list of things that say more', [{ a: 1 }], [{ a: 1, b: 2 }]],
    ['what was left open', { a: undefined }, {}],
  ])('%s', (_, wanted, found) => {
    expect(covers(wanted, found)).toBe(true)
  })

  test.each([
    ['nothing', { a: 1 }, undefined],
    ['another value', 1, 2],
    ['false for true', true, false],
    ['a shorter list', ['x', 'y'], ['x']],
    ['a longer list', ['x'], ['x', 'y']],
    ['an empty text for nothing wanted', null, ''],
  ])('and does not: %s', (_, wanted, found) => {
    expect(covers(wanted, found)).toBe(false)
  })
})

test('a setting that is missing is a drop of its kind; one that the template leaves out is none', () => {
  const drops = dropsOf('T', 'Id', { Kept: 1, Lost: { x: 1 }, Open: undefined }, { Kept: '1' })
  expect(drops).toEqual([{ kind: 'T.Lost', id: 'Id', wanted: { x: 1 }, found: undefined }])
})

test('a drop that nobody expects is strange, and an expected one that did not happen is told', () => {
  const drops = [
    ...dropsOf('T', 'A', { Ttl: 'x' }, {}),
    ...dropsOf('T', 'B', { Ttl: 'x' }, {}),
    ...dropsOf('Q', 'C', { Redrive: 'q' }, { Redrive: 'other' }),
  ]
  const weighed = weighDrops(drops, { 'T.Ttl': 'no clock', 'T.Cors': 'was so once' })
  expect(weighed.expected).toEqual(['T.Ttl × 2: no clock'])
  expect(weighed.strange).toEqual(['Q.Redrive of C: wanted "q", found "other"'])
  expect(weighed.gone).toEqual(['T.Cors'])
})

describe('intrinsics of the template', () => {
  const deployment = {
    template: {
      Resources: {
        Main: { Type: 'AWS::DynamoDB::GlobalTable', Properties: {} },
        Queue: { Type: 'AWS::SQS::Queue', Properties: {} },
      },
    },
    physical: new Map([
      ['Main', 'Stack-Main-1'],
      ['Queue', 'http://127.0.0.1:1/000000000000/Stack-Queue-1'],
    ]),
    site: { partition: 'aws', region: 'r-1', account: '000000000000' },
    urlSuffix: 'amazonaws.com',
  }

  test.each([
    [{ Ref: 'Main' }, 'Stack-Main-1'],
    [{ Ref: 'AWS::Region' }, 'r-1'],
    [{ 'Fn::GetAtt': ['Main', 'Arn'] }, 'arn:aws:dynamodb:r-1:000000000000:table/Stack-Main-1'],
    [{ 'Fn::GetAtt': ['Queue', 'Arn'] }, 'arn:aws:sqs:r-1:000000000000:Stack-Queue-1'],
    [
      { 'Fn::Join': ['', [{ 'Fn::GetAtt': ['Main', 'Arn'] }, '/stream/*']] },
      'arn:aws:dynamodb:r-1:000000000000:table/Stack-Main-1/stream/*',
    ],
    [{ 'Fn::Sub': '${AWS::Partition}-${Main}' }, 'aws-Stack-Main-1'],
    [{ a: [{ Ref: 'Main' }] }, { a: ['Stack-Main-1'] }],
  ])('%j', (value, expected) => {
    expect(resolve(value, deployment)).toEqual(expected)
  })

  test('one that is not known stops the rehearsal', () => {
    expect(() => resolve({ 'Fn::ImportValue': 'x' }, deployment)).toThrow(/ImportValue/)
  })
})
