import { describe, expect, it } from 'vitest'
import { readContext } from '#infra/aws/context.ts'

const good = { stage: 'pilot', origin: 'https://cunyi.example', region: 'cn-north-1' }
const read = (given: Readonly<Record<string, unknown>>) => readContext((name) => given[name])

describe('the context of a deployment', () => {
  it('knows the partition from the region', () => {
    expect(read(good).partition).toBe('aws-cn')
    expect(read({ ...good, region: 'ap-southeast-1' }).partition).toBe('aws')
  })

  it('takes an empty value for one that is not given', () => {
    expect(read({ ...good, alarmEmail: '', calendar: '' })).toEqual({ ...good, partition: 'aws-cn' })
  })

  it('names all that is missing at once', () => {
    expect(() => read({})).toThrow(
      'CDK context (cdk.json, or -c name=value): stage is missing; origin is missing; region is missing',
    )
  })

  it.each([
    [{ stage: 'Pilot Village' }, /^CDK context .*: stage must be 2 to 20 .* \(got "Pilot Village"\)$/],
    [{ origin: 'http://cunyi.example' }, /origin must begin with https:\/\/ .* \(got "http:\/\/cunyi.example"\)/],
    [{ origin: 'https://cunyi.example/' }, /origin must .* without a slash/],
    [{ region: 'Beijing' }, /region must be a region, such as cn-north-1 \(got "Beijing"\)/],
    [{ partition: 'aws' }, /partition is not the partition of the region/],
    [{ alarmEmail: 'bell' }, /alarmEmail must be an e-mail address \(got "bell"\)/],
    [{ calendar: '2027-02-08' }, /calendar must be a JSON object/],
    [{ calendar: `{"note":"${'x'.repeat(3000)}"}` }, /calendar must be at most 3000 characters/],
  ])('refuses %j with its name', (wrong, sentence) => {
    expect(() => read({ ...good, ...wrong })).toThrow(sentence)
  })
})
