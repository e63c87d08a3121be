import { join } from 'node:path'
import { Duration, RemovalPolicy, Stack, Token, Validations } from 'aws-cdk-lib'
import { Grant, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam'
import { Architecture, Code, Function as LambdaFunction, LoggingFormat, Runtime } from 'aws-cdk-lib/aws-lambda'
import type { RetentionDays } from 'aws-cdk-lib/aws-logs'
import { LogGroup } from 'aws-cdk-lib/aws-logs'
import type { IQueue } from 'aws-cdk-lib/aws-sqs'
import { Construct } from 'constructs'
import * as z from 'zod'
import type { ConfigKey } from '#functions/config.ts'
import { readConfig } from '#functions/config.ts'
import type { FunctionName } from '#infra/bundle/function-names.ts'
import { nativeTarget } from '#infra/bundle/native.ts'
import type { Rule } from './grants.ts'

interface Size {
  readonly memorySize: number
  readonly timeout: Duration
}

/** What each function gets; the queue of messages takes its patience from the timeout. */
export const sizes: Readonly<Record<FunctionName, Size>> = {
  // Memory buys CPU, and CPU is what a cold start waits for; an old phone on 2G has given up after 10 s.
  villager: { memorySize: 1024, timeout: Duration.seconds(10) },
  // A roster of some thousand rows is read, compared and written in one request; the door itself closes at 29 s.
  api: { memorySize: 1024, timeout: Duration.seconds(28) },
  // A batch of 100 changes, each a few writes.
  stream: { memorySize: 512, timeout: Duration.seconds(60) },
  // Ends before the next minute's tick begins.
  schedule: { memorySize: 512, timeout: Duration.seconds(55) },
  // 50 million pixels are 200 MB decoded, and libvips holds a second picture while it scales.
  photos: { memorySize: 1536, timeout: Duration.seconds(60) },
  // Ten messages to gateways that may each take seconds to answer.
  messages: { memorySize: 512, timeout: Duration.seconds(60) },
}

export interface CunyiFunctionProps {
  readonly name: FunctionName
  /** Directory where the bundles lie, one directory per function. */
  readonly bundles: string
  /** By the names of functions/config.ts, and checked with its reader: a missing one fails here, not in the village. */
  readonly environment: Readonly<Partial<Record<ConfigKey, string>>>
  /** All it may do, beside writing its own log. */
  readonly may: readonly Rule[]
  /** How long its log stays. */
  readonly logDays: RetentionDays
  /** Where an event goes whose handling failed three times; only for functions that are called without an answer. */
  readonly deadLetterQueue?: IQueue
}

/** A Lambda with its role and its log: the defaults of the house. */
export class CunyiFunction extends Construct {
  readonly lambda: LambdaFunction
  readonly name: FunctionName

  constructor(scope: Construct, id: string, props: CunyiFunctionProps) {
    super(scope, id)
    const { name, bundles, environment, may, logDays, deadLetterQueue } = props
    readConfig(knownAtSynth(environment))
    this.name = name
    // Kept when the stack goes: the months that the law wants run on.
    const logGroup = new LogGroup(this, 'Log', { retention: logDays, removalPolicy: RemovalPolicy.RETAIN })
    // A role of our own: AWS's AWSLambdaBasicExecutionRole would let each function write into every log of the account.
    const role = new Role(this, 'Role', { assumedBy: new ServicePrincipal('lambda.amazonaws.com') })
    Grant.addToPrincipal({
      grantee: role,
      actions: ['logs:CreateLogStream', 'logs:PutLogEvents'],
      resourceArns: [logGroup.logGroupArn],
    })
    for (const rule of may) follow(role, rule)
    this.lambda = new LambdaFunction(this, 'Function', {
      ...sizes[name],
      runtime: Runtime.NODEJS_24_X,
      architecture: architectureOf(name),
      code: Code.fromAsset(join(bundles, name)),
      handler: 'handler.handler',
      role,
      logGroup,
      loggingFormat: LoggingFormat.JSON,
      environment: { ...environment },
      ...(deadLetterQueue === undefined ? {} : { deadLetterQueue }),
    })
  }
}

/** Writes the rule into the role's policy, and beside it why a resource of it ends in a wildcard. */
function follow(role: Role, { statement, wildcardBecause: reason }: Rule): void {
  role.addToPolicy(statement)
  if (reason === undefined) return
  for (const resource of statement.resources.filter((arn) => arn.endsWith('/*') || arn.endsWith('-*')))
    Validations.of(role).acknowledge({
      id: `AwsSolutions-IAM5[Resource::${flattened(Stack.of(role).resolve(resource))}]`,
      reason,
    })
}

const attribute = z.object({ 'Fn::GetAtt': z.tuple([z.string(), z.string()]) })
const joined = z.object({ 'Fn::Join': z.tuple([z.string(), z.unknown().array()]) })

/** A resource as the checks name it: `<LogicalId.Arn>/prefix/*`. */
function flattened(resolved: unknown): string {
  if (typeof resolved === 'string') return resolved
  const one = attribute.safeParse(resolved)
  if (one.success) return `<${one.data['Fn::GetAtt'].join('.')}>`
  const { 'Fn::Join': parts } = joined.parse(resolved)
  return parts[1].map(flattened).join(parts[0])
}

/** The same with an address in place of what only CloudFormation will know: an address passes every check. */
function knownAtSynth(environment: CunyiFunctionProps['environment']): CunyiFunctionProps['environment'] {
  const entries = Object.entries(environment)
  return Object.fromEntries(
    entries.map(([key, value]) => [key, Token.isUnresolved(value) ? 'https://known-later.example' : value]),
  )
}

/** arm64 is the cheaper half; the photos function follows the binary that sharp brings. */
function architectureOf(name: FunctionName): Architecture {
  return name === 'photos' && nativeTarget === 'linux-x64' ? Architecture.X86_64 : Architecture.ARM_64
}
