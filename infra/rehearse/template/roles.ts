import * as z from 'zod'
import type { Statement } from '../iam/policy.ts'
import { readPolicy } from '../iam/policy.ts'
import type { Deployment } from './resolve.ts'
import { resolve } from './resolve.ts'
import { resourcesOf } from './template.ts'

const role = z.object({
  Role: z.object({ 'Fn::GetAtt': z.tuple([z.string(), z.literal('Arn')]) }),
  Runtime: z.string(),
})
const attached = z.object({ Roles: z.array(z.object({ Ref: z.string() })), PolicyDocument: z.unknown() })

/** A function of the stack, by the name it was deployed under, with all its role's statements. */
export interface Holder {
  readonly id: string
  readonly name: string
  readonly roleArn: string
  readonly statements: readonly Statement[]
}

/** Every function that runs our code (Node) with what its role may do. Managed and inline policies would be missed: neither is used. */
export function holdersOf(deployment: Deployment): readonly Holder[] {
  const policies = resourcesOf(deployment.template, 'AWS::IAM::Policy').map(({ Properties }) =>
    attached.parse(Properties),
  )
  return resourcesOf(deployment.template, 'AWS::Lambda::Function').flatMap(({ id, Properties }) => {
    const { Role, Runtime } = role.parse(Properties)
    if (!Runtime.startsWith('nodejs')) return []
    const [roleId] = Role['Fn::GetAtt']
    const statements = policies
      .filter(({ Roles }) => Roles.some(({ Ref }) => Ref === roleId))
      .flatMap(({ PolicyDocument }) => readPolicy(resolve(PolicyDocument, deployment)))
    return {
      id,
      name: deployment.physical.get(id) ?? '',
      roleArn: String(resolve(Properties['Role'], deployment)),
      statements,
    }
  })
}
