import * as z from 'zod'

/** Everything the functions are told by their environment: named once, read once, refused with the variable's name. */
const schema = z.object({
  /** The one table: matters, polls, rosters, staff, capabilities, timers, board and desks. Streamed. */
  CUNYI_TABLE: z.string().min(3),
  /** Sums of secret papers. A table of its own so that no stream and no backup keeps the order in which papers came. */
  CUNYI_URN_TABLE: z.string().min(3),
  CUNYI_BUCKET: z.string().min(3),
  /** Secret from which capability links are derived: at least 32 random bytes, base64url. Local runs keep it in a file. */
  CUNYI_SECRET: z.string().min(32).optional(),
  /** Where the secret is kept on AWS (Secrets Manager). */
  CUNYI_SECRET_ARN: z.string().min(10).optional(),
  /** The address people see, without a slash at the end. */
  CUNYI_ORIGIN: z.url(),
  /** Public holidays and working days that the deployment adds to the official calendar (JSON). */
  CUNYI_CALENDAR: z.string().optional(),
  /** Name of the deployment among others, and the release that runs in it: for logs and the health page. */
  CUNYI_STAGE: z.string().default('local'),
  CUNYI_RELEASE: z.string().default('unreleased'),
  /** Queue of messages on their way out of the house (its address), and the one for those that could not be carried. */
  CUNYI_MESSAGES_QUEUE: z.url().optional(),
  CUNYI_DEAD_MESSAGES_QUEUE: z.url().optional(),
  /** Ways out of the house (JSON, functions/messages/adapters.ts); without one messages stay in the outbox. */
  CUNYI_ADAPTERS: z.string().optional(),
  /** `movable` on practice stages alone: an administrator may move the time, for rehearsals and training. */
  CUNYI_CLOCK: z.literal('movable').optional(),
})

export type ConfigKey = keyof typeof schema.shape

export interface Config {
  readonly table: string
  readonly urnTable: string
  readonly bucket: string
  readonly secret?: string
  readonly secretArn?: string
  readonly origin: string
  readonly calendar?: string
  readonly stage: string
  readonly release: string
  readonly messagesQueue?: string
  readonly deadMessagesQueue?: string
  readonly adapters?: string
  /** Whether an administrator may move the time: practice stages only. */
  readonly movableClock: boolean
}

/** Reads the environment; throws with the name of the variable that is missing or wrong. */
export function readConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const parsed = schema.safeParse(env)
  if (!parsed.success)
    throw new Error(
      `environment: ${parsed.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`).join('; ')}`,
    )
  const { data } = parsed
  return {
    table: data.CUNYI_TABLE,
    urnTable: data.CUNYI_URN_TABLE,
    bucket: data.CUNYI_BUCKET,
    origin: data.CUNYI_ORIGIN,
    ...(data.CUNYI_SECRET === undefined ? {} : { secret: data.CUNYI_SECRET }),
    ...(data.CUNYI_SECRET_ARN === undefined ? {} : { secretArn: data.CUNYI_SECRET_ARN }),
    stage: data.CUNYI_STAGE,
    release: data.CUNYI_RELEASE,
    movableClock: data.CUNYI_CLOCK !== undefined,
    ...(data.CUNYI_CALENDAR === undefined ? {} : { calendar: data.CUNYI_CALENDAR }),
    ...(data.CUNYI_MESSAGES_QUEUE === undefined ? {} : { messagesQueue: data.CUNYI_MESSAGES_QUEUE }),
    ...(data.CUNYI_DEAD_MESSAGES_QUEUE === undefined ? {} : { deadMessagesQueue: data.CUNYI_DEAD_MESSAGES_QUEUE }),
    ...(data.CUNYI_ADAPTERS === undefined ? {} : { adapters: data.CUNYI_ADAPTERS }),
  }
}
