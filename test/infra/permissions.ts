import * as z from 'zod'
import type { Synthesized } from './synthesized.ts'

const oneOrMany = z.union([z.unknown().array(), z.unknown().transform((one) => [one])])
const statement = z.object({
  Effect: z.string(),
  Action: z.union([z.string().array(), z.string().transform((one) => [one])]),
  Resource: oneOrMany,
  Condition: z.record(z.string(), z.record(z.string(), z.unknown())).optional(),
})
const policy = z.object({
  PolicyDocument: z.object({ Statement: statement.array() }),
  Roles: z.object({ Ref: z.string() }).array(),
})

/** What a function's role may do, one line a statement: effect, actions, on what, under which condition. */
export function permissionsOf({ resources }: Synthesized, functionId: string): readonly string[] {
  const role = z
    .object({ 'Fn::GetAtt': z.tuple([z.string(), z.string()]) })
    .parse(resources[functionId]?.Properties['Role'])
  const policies = Object.values(resources)
    .filter(({ Type }) => Type === 'AWS::IAM::Policy')
    .map(({ Properties }) => policy.parse(Properties))
    .filter(({ Roles }) => Roles.some(({ Ref }) => Ref === role['Fn::GetAtt'][0]))
  return policies.flatMap(({ PolicyDocument }) => PolicyDocument.Statement.map(line))
}

function line({ Effect, Action, Resource, Condition }: z.infer<typeof statement>): string {
  const where = Condition === undefined ? '' : ` if ${JSON.stringify(Condition)}`
  return `${Effect} ${Action.join(' ')} on ${Resource.map(nameOf).join(' ')}${where}`
}

/** Logical ids and literal parts, without the CloudFormation around them. */
function nameOf(resource: unknown): string {
  if (typeof resource === 'string') return resource
  const reference = z.object({ Ref: z.string() }).safeParse(resource)
  if (reference.success) return reference.data.Ref
  const attribute = z.object({ 'Fn::GetAtt': z.tuple([z.string(), z.string()]) }).safeParse(resource)
  if (attribute.success) return attribute.data['Fn::GetAtt'].join('.')
  const joined = z.object({ 'Fn::Join': z.tuple([z.string(), z.unknown().array()]) }).parse(resource)
  return joined['Fn::Join'][1].map(nameOf).join('')
}
