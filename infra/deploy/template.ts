import * as z from 'zod'
import type { FunctionName } from '#infra/bundle/function-names.ts'

const resource = z.object({ Type: z.string(), Properties: z.record(z.string(), z.unknown()).default({}) })
export const templateSchema = z.object({ Resources: z.record(z.string(), resource) })
/** A synthesized template, as far as costs are concerned. */
export type StackTemplate = z.infer<typeof templateSchema>

/** The construct that holds each function (infra/aws/cunyi-stack.ts): its name begins the function's logical id. */
const constructs: Readonly<Record<FunctionName, string>> = {
  villager: 'Villager',
  api: 'StaffApi',
  stream: 'Stream',
  schedule: 'Schedule',
  photos: 'PhotoInspector',
  messages: 'Messenger',
}

const functionProperties = z.object({
  MemorySize: z.number(),
  Architectures: z.array(z.string()).default(['x86_64']),
})
const alarmProperties = z.object({ Metrics: z.array(z.object({ MetricStat: z.unknown().optional() })).optional() })
const mappingProperties = z.object({ EventSourceArn: z.object({ 'Fn::GetAtt': z.array(z.string()) }).optional() })
const logProperties = z.object({ RetentionInDays: z.number().default(3650) })

export interface FunctionSize {
  readonly memoryGB: number
  readonly arm: boolean
}

/** What of the stack costs money by standing there, or decides what its work costs. */
export interface StackParts {
  readonly functions: Readonly<Record<FunctionName, FunctionSize>>
  readonly alarmMetrics: number
  readonly dashboards: number
  readonly secrets: number
  /** Queues that Lambda asks all the time. */
  readonly polledQueues: number
  readonly logMonths: number
}

/** Reads the parts out of a template. Throws with the function that it does not hold. */
export function partsOf({ Resources }: StackTemplate): StackParts {
  const all = Object.entries(Resources)
  const of = (type: string) => all.filter(([, { Type }]) => Type === type).map(([, { Properties }]) => Properties)
  const size = (name: FunctionName): FunctionSize => {
    const id = new RegExp(`^${constructs[name]}Function[0-9A-F]{8}$`)
    const found = all.find(([logicalId, { Type }]) => Type === 'AWS::Lambda::Function' && id.test(logicalId))
    if (found === undefined) throw new Error(`The template holds no function ${name}.`)
    const { MemorySize, Architectures } = functionProperties.parse(found[1].Properties)
    return { memoryGB: MemorySize / 1024, arm: Architectures.includes('arm64') }
  }
  const isQueue = ([id = '']: readonly string[]) => Resources[id]?.Type === 'AWS::SQS::Queue'
  const days = of('AWS::Logs::LogGroup').map((properties) => logProperties.parse(properties).RetentionInDays)
  return {
    functions: {
      villager: size('villager'),
      api: size('api'),
      stream: size('stream'),
      schedule: size('schedule'),
      photos: size('photos'),
      messages: size('messages'),
    },
    alarmMetrics: of('AWS::CloudWatch::Alarm')
      .map((properties) => alarmProperties.parse(properties).Metrics)
      .reduce((sum, metrics) => sum + (metrics?.filter(({ MetricStat }) => MetricStat !== undefined).length ?? 1), 0),
    dashboards: of('AWS::CloudWatch::Dashboard').length,
    secrets: of('AWS::SecretsManager::Secret').length,
    polledQueues: of('AWS::Lambda::EventSourceMapping').filter((properties) =>
      isQueue(mappingProperties.parse(properties).EventSourceArn?.['Fn::GetAtt'] ?? []),
    ).length,
    logMonths: Math.max(0, ...days) / 30,
  }
}

/** How many resources of each kind, the most frequent first. */
export function countsByKind({ Resources }: StackTemplate): readonly (readonly [kind: string, count: number])[] {
  const kinds = Object.groupBy(Object.values(Resources), ({ Type }) => Type)
  return Object.entries(kinds)
    .map(([kind, same = []]) => [kind, same.length] as const)
    .toSorted(([a, n], [b, m]) => m - n || a.localeCompare(b))
}
