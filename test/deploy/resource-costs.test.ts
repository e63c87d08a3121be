import { describe, expect, it } from 'vitest'
import { functionNames } from '#infra/bundle/function-names.ts'
import { items } from '#infra/deploy/prices.ts'
import { free, priced, unknownKinds } from '#infra/deploy/resource-costs.ts'
import { countsByKind, partsOf } from '#infra/deploy/template.ts'
import { stackTemplate } from './stack-template.ts'

const everything = {
  alarmEmail: 'bell@cunyi.example',
  region: 'ap-southeast-1',
  certificateArn: 'arn:aws:acm:ap-southeast-1:123456789012:certificate/12345678-1234-1234-1234-123456789012',
}

describe('what a resource costs', () => {
  it.each([
    ['the stack of cdk.json', {}],
    ['a stack with all that can be asked for', everything],
  ])('is known of every kind in %s', (_, given) => {
    expect(unknownKinds(Object.values(stackTemplate(given).Resources).map(({ Type }) => Type))).toEqual([])
  })

  it('is either priced or free with a reason', () => {
    expect(Object.keys(priced).filter((kind) => kind in free)).toEqual([])
    expect(Object.values(free).filter((why) => why.length < 6)).toEqual([])
  })

  it('covers every item of the price list', () => {
    const covered = new Set(Object.values(priced).flat())
    expect(items.filter((item) => !covered.has(item))).toEqual([])
  })

  it('is told when it is not known', () => {
    expect(unknownKinds(['AWS::EC2::Instance', 'AWS::S3::Bucket', 'AWS::EC2::Instance'])).toEqual([
      'AWS::EC2::Instance',
    ])
  })
})

describe('the parts of the stack', () => {
  const template = stackTemplate()

  it('are each function with its memory, alarms, secrets and the queue that is asked all the time', () => {
    const parts = partsOf(template)
    expect(Object.keys(parts.functions).toSorted()).toEqual(functionNames.toSorted())
    expect(parts.functions.villager.memoryGB).toBe(1)
    expect(parts).toMatchObject({ secrets: 1, polledQueues: 1, logMonths: 6 })
    expect(parts.alarmMetrics).toBeGreaterThanOrEqual(10)
  })

  it('are counted by kind, the most frequent first', () => {
    const counts = countsByKind(template)
    expect(counts.map(([, count]) => count)).toEqual(counts.map(([, count]) => count).toSorted((a, b) => b - a))
    expect(counts).toContainEqual(['AWS::DynamoDB::GlobalTable', 2])
  })
})
