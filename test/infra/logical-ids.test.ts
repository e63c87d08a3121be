import { describe, expect, it } from 'vitest'
import { stackName } from '#infra/operate/deployed.ts'
import { certificateArn, restored } from './given.ts'
import { losses } from './kept.ts'
import type { Resources, StackResource } from './synthesized.ts'
import { synthesize } from './synthesized.ts'

const { resources } = synthesize({})
const main = 'TablesMainBB1D2EBD'

/** The resources with one of them changed. */
function but(id: string, change: (resource: StackResource) => Partial<StackResource>): Resources {
  const found = resources[id]
  if (found === undefined) throw new Error(`${id} is not in the template`)
  return { ...resources, [id]: { ...found, ...change(found) } }
}

const given = (id: string, name: string, value: unknown) =>
  but(id, ({ Properties }) => ({ Properties: { ...Properties, [name]: value } }))

describe('a second deployment', () => {
  it.each([
    ['as cdk.json has it', {}],
    ['outside China', { region: 'ap-southeast-1' }],
    ['with a domain', { certificateArn }],
    ['on a restored copy of the table', restored],
    ['of a practice stage', { stage: 'practice-a', clock: 'movable' }],
  ])('replaces nothing that is kept: %s', (_, context) => {
    expect(losses(synthesize(context).resources)).toEqual([])
  })

  it('goes to the stack that the first one made', () => {
    expect(stackName('pilot')).toBe('Cunyi-pilot')
  })
})

describe('the check itself refuses a template', () => {
  it('in which a table has another id', () => {
    const { [main]: table, ...others } = resources
    if (table === undefined) throw new Error('no table')
    expect(losses({ ...others, TablesMainAAAAAAAA: table })).toEqual([
      `${main} is gone: what it holds would be left behind`,
      'TablesMainAAAAAAAA is a new AWS::DynamoDB::GlobalTable: hold it in kept.json',
    ])
  })

  it.each([
    [main, 'KeySchema', [{ AttributeName: 'id', KeyType: 'HASH' }]],
    [main, 'TableName', 'cunyi'],
    ['TablesUrn73181052', 'LocalSecondaryIndexes', [{ IndexName: 'late' }]],
    ['PhotosBucket4131342A', 'BucketName', 'photos-of-the-county'],
    // no new resource, but a new value: every printed link void
    ['LinkSecret6774D112', 'GenerateSecretString', { PasswordLength: 32 }],
    // printed links carry the API's own address where no other was given
    ['FrontDoorApi9446D656', 'ProtocolType', 'WEBSOCKET'],
  ])('in which %s has another %s', (id, name, value) => {
    expect(losses(given(id, name, value))).toEqual([expect.stringMatching(`^${id} would be replaced: ${name} was `)])
  })

  it('in which a table became another kind of table, or goes when the stack goes', () => {
    expect(losses(but(main, () => ({ Type: 'AWS::DynamoDB::Table' })))).toEqual([
      `${main} is a AWS::DynamoDB::Table and was a AWS::DynamoDB::GlobalTable`,
    ])
    expect(losses(but(main, () => ({ DeletionPolicy: 'Delete' })))).toEqual([`${main} is no longer retained`])
    expect(losses(but(main, () => ({ UpdateReplacePolicy: 'Delete' })))).toEqual([`${main} is no longer retained`])
  })
})
