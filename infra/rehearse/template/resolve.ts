import type { Site } from '../calls/request.ts'
import type { Template } from './template.ts'

/** Physical ids by logical id, as CloudFormation tells them. */
export type Physical = ReadonlyMap<string, string>

export interface Deployment {
  readonly template: Template
  readonly physical: Physical
  readonly site: Site
  readonly urlSuffix: string
}

type Intrinsic = (argument: unknown, deployment: Deployment) => unknown

/** The value with its intrinsics replaced by what was deployed. Throws for one it does not know. */
export function resolve(value: unknown, deployment: Deployment): unknown {
  if (Array.isArray(value)) return value.map((one) => resolve(one, deployment))
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value)
  const [first] = entries
  if (entries.length === 1 && first !== undefined) {
    const [name, argument] = first
    const intrinsic = intrinsics[name]
    if (intrinsic !== undefined) return intrinsic(argument, deployment)
    if (name.startsWith('Fn::')) throw new Error(`The rehearsal does not resolve ${name}`)
  }
  return Object.fromEntries(entries.map(([name, one]) => [name, resolve(one, deployment)]))
}

const intrinsics: Readonly<Record<string, Intrinsic>> = {
  Ref: (name, deployment) => refOf(String(name), deployment),
  'Fn::GetAtt': (path, deployment) => {
    const [id = '', attribute = ''] = Array.isArray(path) ? path.map(String) : String(path).split('.')
    return attributeOf(id, attribute, deployment)
  },
  'Fn::Join': (argument, deployment) => {
    const [separator = '', parts = []] = Array.isArray(argument) ? argument : []
    const resolved = resolve(parts, deployment)
    return Array.isArray(resolved) ? resolved.map(String).join(String(separator)) : ''
  },
  'Fn::Sub': (text, deployment) =>
    String(text).replace(/\$\{([^}.]+)(?:\.([^}]+))?\}/g, (_, id: string, attribute: string | undefined) =>
      attribute === undefined ? refOf(id, deployment) : attributeOf(id, attribute, deployment),
    ),
}

function refOf(name: string, { physical, site, urlSuffix }: Deployment): string {
  const pseudo: Readonly<Record<string, string>> = {
    'AWS::Region': site.region,
    'AWS::AccountId': site.account,
    'AWS::Partition': site.partition,
    'AWS::URLSuffix': urlSuffix,
  }
  return pseudo[name] ?? physical.get(name) ?? `<${name}>`
}

/** ARNs are put together as AWS does; the emulator is not asked. What is no ARN is marked and never compared. */
function attributeOf(id: string, attribute: string, { template, physical, site }: Deployment): string {
  const type = template.Resources[id]?.Type ?? ''
  const name = physical.get(id) ?? ''
  const arn = (service: string, rest: string) =>
    `arn:${site.partition}:${service}:${site.region}:${site.account}:${rest}`
  const arns: Readonly<Record<string, string>> = {
    'AWS::DynamoDB::GlobalTable.Arn': arn('dynamodb', `table/${name}`),
    'AWS::DynamoDB::GlobalTable.StreamArn': arn('dynamodb', `table/${name}/stream/*`),
    'AWS::S3::Bucket.Arn': `arn:${site.partition}:s3:::${name}`,
    'AWS::SQS::Queue.Arn': arn('sqs', name.split('/').at(-1) ?? ''),
    'AWS::SQS::Queue.QueueName': name.split('/').at(-1) ?? '',
    'AWS::Lambda::Function.Arn': arn('lambda', `function:${name}`),
    'AWS::Logs::LogGroup.Arn': arn('logs', `log-group:${name}:*`),
    'AWS::IAM::Role.Arn': `arn:${site.partition}:iam::${site.account}:role/${name}`,
  }
  return arns[`${type}.${attribute}`] ?? `<${id}.${attribute}>`
}
