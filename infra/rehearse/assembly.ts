import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import {
  CloudFormationClient,
  DescribeStackResourcesCommand,
  DescribeStacksCommand,
} from '@aws-sdk/client-cloudformation'
import type { Site } from './calls/request.ts'
import type { Deployment } from './template/resolve.ts'
import { readTemplate, resourcesOf } from './template/template.ts'

export interface Deployed extends Deployment {
  readonly outputs: ReadonlyMap<string, string>
  /** Logical ids of the template that came to nothing. */
  readonly missing: readonly string[]
}

/** Lays the synthesized template beside what CloudFormation says it made of it. */
export async function deployedAs(
  client: CloudFormationClient,
  stack: string,
  assembly: string,
  site: Site,
): Promise<Deployed> {
  const file = readdirSync(assembly).find((name) => name === `${stack}.template.json`)
  if (file === undefined) throw new Error(`${assembly} holds no template of ${stack}`)
  const template = readTemplate(join(assembly, file))
  const [{ StackResources = [] }, { Stacks = [] }] = await Promise.all([
    client.send(new DescribeStackResourcesCommand({ StackName: stack })),
    client.send(new DescribeStacksCommand({ StackName: stack })),
  ])
  const physical = new Map(
    StackResources.map(({ LogicalResourceId = '', PhysicalResourceId = '' }) => [
      LogicalResourceId,
      PhysicalResourceId,
    ]),
  )
  const outputs = new Map(Stacks[0]?.Outputs?.map(({ OutputKey = '', OutputValue = '' }) => [OutputKey, OutputValue]))
  const missing = resourcesOf(template).flatMap(({ id }) => ((physical.get(id) ?? '') === '' ? [id] : []))
  return { template, physical, site, urlSuffix: 'amazonaws.com', outputs, missing }
}
