import { setTimeout as sleep } from 'node:timers/promises'
import type { CloudFormationClient } from '@aws-sdk/client-cloudformation'
import {
  DeleteStackCommand,
  DescribeStacksCommand,
  UpdateTerminationProtectionCommand,
} from '@aws-sdk/client-cloudformation'
import type { Deployed } from './assembly.ts'
import type { Ask } from './live/ask.ts'
import { at, listAt } from './live/at.ts'
import { resourcesOf } from './template/template.ts'

const patienceMs = 60_000

/** Tries to destroy the stack while it is protected, then takes the protection off and destroys it. Out: what was not as it should be. */
export async function destroyStack(client: CloudFormationClient, stack: string): Promise<readonly string[]> {
  const refused = await client.send(new DeleteStackCommand({ StackName: stack })).then(
    () => false,
    () => true,
  )
  if (refused)
    await client.send(new UpdateTerminationProtectionCommand({ StackName: stack, EnableTerminationProtection: false }))
  // By its name: by its ARN, as `cdk destroy` asks, the emulator deletes nothing.
  await client.send(new DeleteStackCommand({ StackName: stack }))
  const until = Date.now() + patienceMs
  while (await stands(client, stack)) {
    if (Date.now() > until) return [`the stack was not gone ${patienceMs / 1000} s after it was to be destroyed`]
    await sleep(500)
  }
  return refused ? [] : ['the stack could be destroyed while it was protected from that']
}

async function stands(client: CloudFormationClient, stack: string): Promise<boolean> {
  try {
    const { Stacks = [] } = await client.send(new DescribeStacksCommand({ StackName: stack }))
    return Stacks.some(({ StackStatus }) => StackStatus !== 'DELETE_COMPLETE')
  } catch {
    return false
  }
}

export interface Kept {
  readonly id: string
  readonly what: string
  readonly there: boolean
}

/** Looks for everything that the template says is to outlive the stack, and what lies in it. */
export function keptOf(ask: Ask, deployed: Deployed): Promise<readonly Kept[]> {
  const kept = resourcesOf(deployed.template).filter(({ DeletionPolicy }) => DeletionPolicy === 'Retain')
  return Promise.all(
    kept.map(async ({ id, Type }) => {
      const look = looks[Type]
      const physical = deployed.physical.get(id) ?? ''
      if (look === undefined) return { id, what: `${Type} is not looked for`, there: false }
      try {
        return { id, what: await look(ask, physical), there: true }
      } catch (error) {
        return { id, what: error instanceof Error ? error.message.slice(0, 200) : String(error), there: false }
      }
    }),
  )
}

const looks: Readonly<Record<string, (ask: Ask, id: string) => Promise<string>>> = {
  async 'AWS::DynamoDB::GlobalTable'(ask, id) {
    const rows = await ask.operation('dynamodb', 'DynamoDB_20120810.DescribeTable', { TableName: id })
    return `table with ${String(at(rows, 'Table', 'ItemCount'))} items`
  },
  async 'AWS::S3::Bucket'(ask, id) {
    const xml = String(await ask.get('s3', `/${id}?list-type=2&max-keys=1000`))
    return `bucket with ${xml.split('<Contents>').length - 1} objects`
  },
  async 'AWS::SecretsManager::Secret'(ask, id) {
    const value = await ask.operation('secretsmanager', 'secretsmanager.GetSecretValue', { SecretId: id })
    return `secret of ${String(at(value, 'SecretString')).length} characters`
  },
  async 'AWS::Logs::LogGroup'(ask, id) {
    const groups = await ask.operation('logs', 'Logs_20140328.DescribeLogGroups', { logGroupNamePrefix: id })
    if (listAt(groups, 'logGroups').length === 0) throw new Error('gone')
    return 'log'
  },
}
