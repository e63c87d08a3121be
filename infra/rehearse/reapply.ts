import * as z from 'zod'
import type { Deployed } from './assembly.ts'
import type { Ask } from './live/ask.ts'
import type { Drop } from './live/compare.ts'

type Mend = (ask: Ask, id: string, drop: Drop) => Promise<unknown>

const mends: Readonly<Record<string, Mend>> = {
  'AWS::DynamoDB::GlobalTable.DeletionProtection': (ask, id) =>
    ask.operation('dynamodb', 'DynamoDB_20120810.UpdateTable', { TableName: id, DeletionProtectionEnabled: true }),
  'AWS::Lambda::Function.DeadLetterQueue': (ask, id, { wanted }) =>
    ask.send(
      'lambda',
      'PUT',
      `/2015-03-31/functions/${id}/configuration`,
      JSON.stringify({ DeadLetterConfig: { TargetArn: z.string().parse(wanted) } }),
      'application/json',
    ),
}

/** Sets again through the API what the emulator's CloudFormation dropped and its API takes. Out: how many. */
export async function reapply(ask: Ask, deployed: Deployed, drops: readonly Drop[]): Promise<number> {
  let done = 0
  for (const drop of drops) {
    const mend = mends[drop.kind]
    if (mend === undefined) continue
    await mend(ask, deployed.physical.get(drop.id) ?? '', drop)
    done += 1
  }
  return done
}
