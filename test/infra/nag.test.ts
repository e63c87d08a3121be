import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { App, Stack } from 'aws-cdk-lib'
import { Bucket } from 'aws-cdk-lib/aws-s3'
import { AwsSolutionsChecks } from 'cdk-nag'
import { describe, expect, it } from 'vitest'
import { check } from '#infra/aws/check.ts'
import { CunyiStack } from '#infra/aws/cunyi-stack.ts'
import { adapters, certificateArn, restored } from './given.ts'
import { appOf } from './synthesized.ts'

describe('AWS’s rules for solutions', () => {
  it('end the synthesis with no finding that is not acknowledged', () => {
    const { app } = appOf({})
    check(app)
    expect(() => app.synth()).not.toThrow()
  })

  it.each([
    ['outside China, under the API’s own address', { region: 'ap-southeast-1', origin: '' }],
    ['with a domain and ways out of the house', { certificateArn, adapters, alarmEmail: 'bell@cunyi.example' }],
    ['on a restored copy of the table', restored],
    ['in a practice stage', { stage: 'practice', clock: 'movable' }],
  ])('find nothing more: %s', (_, given) => {
    const { app } = appOf(given)
    expect(new AwsSolutionsChecks(app).validateScope(app).violations).toEqual([])
  })

  it('are acknowledged each with a reason of more than a few words', () => {
    const { stack } = appOf({})
    const reasons = stack.node
      .findAll()
      .flatMap(({ node }) =>
        node.metadata
          .filter(({ type }) => type === 'aws:cdk:acknowledged-rules')
          .flatMap(({ data }) => Object.values<unknown>(Object(data))),
      )
    expect(reasons.length).toBeGreaterThan(10)
    for (const reason of reasons) expect(String(reason).split(' ').length).toBeGreaterThan(12)
  })

  it('end the synthesis of an open bucket, and of our stack with one more in it', () => {
    const open = new App({ outdir: mkdtempSync(join(tmpdir(), 'cunyi-open-')) })
    new Bucket(new Stack(open, 'Open'), 'Bucket')
    check(open)
    expect(() => open.synth()).toThrow(/AwsSolutions-S1\b[\s\S]*AwsSolutions-S10/)
    const { app, stack } = appOf({})
    new Bucket(stack, 'Open')
    check(app)
    expect(stack).toBeInstanceOf(CunyiStack)
    expect(() => app.synth()).toThrow(/Cunyi\/Open\/Resource/)
  })
})
