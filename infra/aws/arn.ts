import * as z from 'zod'

/** Where a deployment stands: ARNs handed to it must lie in the same place. */
export interface Whereabouts {
  readonly region: string
  readonly partition: 'aws' | 'aws-cn'
}

/** Regions of China are a partition of their own: other accounts, other ARNs, other endpoints. */
export function partitionOf(region: string): Whereabouts['partition'] {
  return region.startsWith('cn-') ? 'aws-cn' : 'aws'
}

const arn = (service: string, resource: string) =>
  new RegExp(`^arn:(?<partition>aws|aws-cn):${service}:(?<region>[a-z0-9-]+):\\d{12}:${resource}$`)

/** The ARNs a deployment may be handed, with what they look like. */
const kinds = {
  certificate: {
    pattern: arn('acm', String.raw`certificate/[0-9a-f-]{36}`),
    example: 'arn:aws-cn:acm:cn-north-1:111122223333:certificate/…',
  },
  // whole, with the six letters at the end: without them a grant would have to end in a wildcard
  secret: {
    pattern: arn('secretsmanager', String.raw`secret:[\w/+=.@-]+-[A-Za-z0-9]{6}`),
    example: 'arn:aws-cn:secretsmanager:cn-north-1:111122223333:secret:group-bot-AbC123',
  },
  stream: {
    pattern: arn('dynamodb', String.raw`table/[\w.-]+/stream/[\w:.-]+`),
    example: 'arn:aws-cn:dynamodb:cn-north-1:111122223333:table/restored/stream/2027-03-01T00:00:00.000',
  },
} as const

/** An ARN of that kind, wherever it lies. */
export function arnOf(kind: keyof typeof kinds): z.ZodString {
  const { pattern, example } = kinds[kind]
  return z.string('must be an ARN').regex(pattern, `must be the whole ARN of a ${kind}, such as ${example}`)
}

/** What is wrong with where it lies, as the end of a sentence; undefined where it lies well. */
export function misplaced(text: string, { region, partition }: Whereabouts): string | undefined {
  const [, ofPartition, , ofRegion] = text.split(':')
  if (ofPartition !== partition) return `lies in the partition ${ofPartition}, the deployment in ${partition}`
  return ofRegion === region ? undefined : `lies in ${ofRegion}, the deployment in ${region}`
}
