import type { ConfigKey } from '#functions/config.ts'
import type { FunctionName } from '#infra/bundle/function-names.ts'
import type { Context } from './context.ts'
import type { Things } from './grants.ts'

export type Environment = Readonly<Partial<Record<ConfigKey, string>>>

export interface Told {
  readonly context: Context
  /** The release that is deployed, for logs and the health page. */
  readonly release: string
  /** The address people see. */
  readonly origin: string
  readonly things: Things
}

/** What each function is told of where it runs: no more than it asks for. */
export function environments({ context, release, origin, things }: Told): Readonly<Record<FunctionName, Environment>> {
  const { tables, bucket, secret, queues } = things
  const all: Environment = {
    CUNYI_STAGE: context.stage,
    CUNYI_RELEASE: release,
    CUNYI_TABLE: tables.main.tableName,
    CUNYI_URN_TABLE: tables.urn.tableName,
    CUNYI_BUCKET: bucket.bucketName,
    CUNYI_ORIGIN: origin,
    ...(context.clock === undefined ? {} : { CUNYI_CLOCK: context.clock }),
  }
  const counting: Environment = {
    ...all,
    ...(context.calendar === undefined ? {} : { CUNYI_CALENDAR: context.calendar }),
  }
  // its address, never its value: an environment is shown to everybody who may look at a function
  const linking: Environment = { ...counting, CUNYI_SECRET_ARN: secret.secretArn }
  const sending: Environment = { CUNYI_MESSAGES_QUEUE: queues.messages.queueUrl }
  return {
    villager: linking,
    // asks how many messages wait, for the health page
    api: { ...linking, ...sending, CUNYI_DEAD_MESSAGES_QUEUE: queues.deadMessages.queueUrl },
    stream: { ...counting, ...sending },
    schedule: counting,
    photos: counting,
    // no calendar: beside a long one the list of adapters would not fit Lambda's 4 kB
    messages: {
      ...all,
      ...sending,
      ...(context.adapters.length === 0 ? {} : { CUNYI_ADAPTERS: JSON.stringify(context.adapters) }),
    },
  }
}
