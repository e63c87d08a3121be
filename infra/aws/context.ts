import * as z from 'zod'

/** Lambda allows 4 kB of environment in all; the names, the ARNs and the origin take less than one. */
const longestCalendar = 3000

const schema = z
  .object({
    stage: z.string().regex(/^[a-z][a-z0-9-]{1,19}$/, 'must be 2 to 20 of a-z, 0-9 and -, beginning with a letter'),
    origin: z
      .url('must be an address, such as https://cunyi.example')
      .regex(/^https:\/\/[^/?#]+$/, 'must begin with https:// and end after the host, without a slash'),
    region: z.string().regex(/^[a-z]{2}(-[a-z]+)+-\d$/, 'must be a region, such as cn-north-1'),
    partition: z.enum(['aws', 'aws-cn'], 'must be aws or aws-cn').optional(),
    alarmEmail: z.email('must be an e-mail address').optional(),
    calendar: z
      .string()
      .max(longestCalendar, `must be at most ${longestCalendar} characters`)
      .refine(isJsonObject, 'must be a JSON object')
      .optional(),
  })
  .transform((given) => ({ ...given, partition: given.partition ?? partitionOf(given.region) }))
  .refine(({ partition, region }) => partition === partitionOf(region), {
    path: ['partition'],
    message: 'is not the partition of the region: cn-north-1 and cn-northwest-1 lie in aws-cn, the others in aws',
  })

/** What a deployment is told: from `cdk.json`, or by `-c name=value`. */
export interface Context {
  /** Name of this deployment among others in the account; part of the stack's name. */
  readonly stage: string
  /** The address people see, without a slash at the end. In China a domain with ICP filing. */
  readonly origin: string
  readonly region: string
  readonly partition: 'aws' | 'aws-cn'
  /** Who is told when an alarm rings; without it the topic has no subscriber. */
  readonly alarmEmail?: string | undefined
  /** Holidays and working days added to the official calendar: JSON, as `CUNYI_CALENDAR`. */
  readonly calendar?: string | undefined
}

const names = ['stage', 'origin', 'region', 'partition', 'alarmEmail', 'calendar'] as const

/** Reads and checks the context; throws one sentence that names every value that is missing or wrong, and what was given. */
export function readContext(get: (name: string) => unknown): Context {
  // `-c alarmEmail=` takes a value of cdk.json back
  const given = Object.fromEntries(names.map((name) => [name, get(name)]).filter(([, value]) => value !== ''))
  const parsed = schema.safeParse(given)
  if (parsed.success) return parsed.data
  const faults = parsed.error.issues.map(({ path, message }) => {
    const name = path.join('.')
    return name in given && given[name] !== undefined
      ? `${name} ${message} (got ${JSON.stringify(given[name])})`
      : `${name} is missing`
  })
  throw new Error(`CDK context (cdk.json, or -c name=value): ${faults.join('; ')}`)
}

function partitionOf(region: string): 'aws' | 'aws-cn' {
  return region.startsWith('cn-') ? 'aws-cn' : 'aws'
}

function isJsonObject(text: string): boolean {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null && !Array.isArray(value)
  } catch {
    return false
  }
}
