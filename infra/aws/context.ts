import { RetentionDays } from 'aws-cdk-lib/aws-logs'
import * as z from 'zod'
import { loginName } from '#functions/api/fields.ts'
import type { Adapter } from './adapters.ts'
import { adapters } from './adapters.ts'
import type { Whereabouts } from './arn.ts'
import { arnOf, misplaced, partitionOf } from './arn.ts'

/** Lambda allows 4 kB of environment in all; the names, the ARNs and the origin take less than one. */
const longestCalendar = 3000

/** 网络安全法 第二十一条 wants network logs kept for at least six months; personal data may not lie for ever. */
const leastLogDays = RetentionDays.SIX_MONTHS
const logDays = Object.values(RetentionDays)
  .filter((days) => typeof days === 'number')
  .filter((days) => days >= leastLogDays && days !== RetentionDays.INFINITE)

const mostVersionDays = 3650

const schema = z.object({
  stage: z.string().regex(/^[a-z][a-z0-9-]{1,19}$/, 'must be 2 to 20 of a-z, 0-9 and -, beginning with a letter'),
  origin: z
    .url('must be an address, such as https://cunyi.example')
    .regex(
      /^(https:\/\/[^/?#@]+|http:\/\/127\.0\.0\.1:\d+)$/,
      'must begin with https:// and end after the host, without a slash (http://127.0.0.1:PORT for an emulator on this machine)',
    )
    .optional(),
  region: z.string().regex(/^[a-z]{2}(-[a-z]+)+-\d$/, 'must be a region, such as cn-north-1'),
  partition: z.enum(['aws', 'aws-cn'], 'must be aws or aws-cn').optional(),
  certificateArn: arnOf('certificate').optional(),
  alarmEmail: z.email('must be an e-mail address').optional(),
  calendar: z
    .string()
    .max(longestCalendar, `must be at most ${longestCalendar} characters`)
    .refine(isJsonObject, 'must be a JSON object')
    .optional(),
  retentionDays: z.coerce
    .number()
    .pipe(z.literal(logDays, `must be one of CloudWatch's steps from ${leastLogDays} days on: ${logDays.join(', ')}`))
    .default(RetentionDays.SIX_MONTHS),
  photoVersionDays: z.coerce
    .number('must be a number of days')
    .int('must be a whole number of days')
    .min(1, 'must be at least 1')
    .max(mostVersionDays, `must be at most ${mostVersionDays}`)
    .default(30),
  administrator: z
    .string()
    .refine(
      (login) => loginName.safeParse(login).success,
      'must be a name to sign in with: up to 60 letters, digits and . _ @ -',
    )
    .default('admin'),
  adapters: adapters.default([]),
  clock: z.literal('movable', 'must be movable, or be left out').optional(),
  restoredTable: z
    .string()
    .regex(/^[\w.-]{3,255}$/, 'must be the name of a table')
    .optional(),
  restoredStream: arnOf('stream').optional(),
})

type Given = z.infer<typeof schema>

/** What a deployment is told: from `cdk.json`, or by `-c name=value`. */
export interface Context extends Whereabouts {
  /** Name of this deployment among others in the account; part of the stack's name. */
  readonly stage: string
  /**
   * The address people see, without a slash at the end: in China a domain with ICP filing. Elsewhere it may be left out; then
   * it is the API's own. Printed links carry it for good: a pilot that will move to a domain begins with the domain.
   */
  readonly origin?: string | undefined
  /** Certificate (ACM) of the origin's host: given, the API answers under that name and under no other. */
  readonly certificateArn?: string | undefined
  /** Who is told when an alarm rings; without it the topic has no subscriber. */
  readonly alarmEmail?: string | undefined
  /** Holidays and working days added to the official calendar: JSON, as `CUNYI_CALENDAR`. */
  readonly calendar?: string | undefined
  /** How long logs stay, in days. */
  readonly retentionDays: RetentionDays
  /** How long an earlier version of a photo or published file stays, in days. */
  readonly photoVersionDays: number
  /** Login of the first administrator, whom the deploy command makes. */
  readonly administrator: string
  /** Ways out of the house for messages; none: they stay in the outbox. */
  readonly adapters: readonly Adapter[]
  /** An administrator may move the time: for rehearsals and training. */
  readonly clock?: 'movable' | undefined
  /**
   * A copy of the main table that was restored from a backup, by its name, and its stream, by its ARN (a restored table has
   * none until one is turned on). The functions then work on the copy; the original stays beside it, retained, and
   * comes back into use when both are left out again.
   */
  readonly restoredTable?: string | undefined
  readonly restoredStream?: string | undefined
}

/** Reads and checks the context; throws one sentence that names every value that is missing or wrong, and what was given. */
export function readContext(get: (name: string) => unknown): Context {
  // `-c alarmEmail=` takes a value of cdk.json back
  const given = Object.fromEntries(
    Object.keys(schema.shape)
      .map((name) => [name, get(name)])
      .filter(([, value]) => value !== ''),
  )
  const parsed = schema.safeParse(given)
  if (!parsed.success)
    throw wrong(parsed.error.issues.map(({ path, message }) => fault(given, path.map(String), message)))
  const context = { ...parsed.data, partition: parsed.data.partition ?? partitionOf(parsed.data.region) }
  const faults = contradictions(context)
  if (faults.length > 0) throw wrong(faults.map(([name, message]) => fault(given, name.split('.'), message)))
  return context
}

/** What is well by itself and not beside the rest: pairs of a name and what is wrong with its value. */
function contradictions(context: Given & Whereabouts): readonly (readonly [name: string, message: string])[] {
  const { region, partition, origin, certificateArn, restoredTable, restoredStream } = context
  if (partition !== partitionOf(region))
    return [
      [
        'partition',
        'is not the partition of the region: cn-north-1 and cn-northwest-1 lie in aws-cn, the others in aws',
      ],
    ]
  const arns: readonly (readonly [string, string | undefined])[] = [
    ['certificateArn', certificateArn],
    ['restoredStream', restoredStream],
    ...context.adapters.map(({ secretArn }, n) => [`adapters.${n}.secretArn`, secretArn] as const),
  ]
  const elsewhere = arns.flatMap(([name, arn]) => {
    const why = arn === undefined ? undefined : misplaced(arn, context)
    return why === undefined ? [] : [[name, why] as const]
  })
  const rules: readonly (readonly [broken: boolean, name: string, message: string])[] = [
    [
      origin === undefined && partition === 'aws-cn',
      'origin',
      'is missing: in China an API answers nobody but under a domain with ICP filing',
    ],
    [
      certificateArn !== undefined && !/^https:\/\/[^:]+$/.test(origin ?? ''),
      'certificateArn',
      'needs an origin of https:// and a host without a port: the certificate is for that host',
    ],
    [
      context.clock !== undefined && !/^(practice|rehearsal)/.test(context.stage),
      'clock',
      `may be given to stages that begin with practice or rehearsal only, not to ${context.stage}: deadlines of law run by it`,
    ],
    [restoredTable !== undefined && restoredStream === undefined, 'restoredTable', 'needs restoredStream beside it'],
    [restoredTable === undefined && restoredStream !== undefined, 'restoredStream', 'needs restoredTable beside it'],
    [
      restoredTable !== undefined && restoredStream?.includes(`:table/${restoredTable}/stream/`) === false,
      'restoredStream',
      `is not the stream of the table ${restoredTable}`,
    ],
  ]
  return [...elsewhere, ...rules.flatMap(([broken, name, message]) => (broken ? [[name, message] as const] : []))]
}

function fault(given: Readonly<Record<string, unknown>>, path: readonly string[], message: string): string {
  const [name = ''] = path
  if (given[name] === undefined) return message.startsWith('is missing') ? `${name} ${message}` : `${name} is missing`
  return `${path.join('.')} ${message} (got ${JSON.stringify(given[name])})`
}

function wrong(faults: readonly string[]): Error {
  return new Error(`CDK context (cdk.json, or -c name=value): ${faults.join('; ')}`)
}

function isJsonObject(text: string): boolean {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null && !Array.isArray(value)
  } catch {
    return false
  }
}
