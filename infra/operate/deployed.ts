import { CloudFormationClient, DescribeStacksCommand } from '@aws-sdk/client-cloudformation'
import * as z from 'zod'
import { readConfig } from '#functions/config.ts'
import { awsWorld } from '#functions/drivers/aws.ts'
import type { World } from '#functions/world.ts'

const outputs = z.object({
  Origin: z.string(),
  ApiUrl: z.string(),
  TableName: z.string(),
  UrnTableName: z.string(),
  BucketName: z.string(),
  SecretArn: z.string(),
  AlarmTopicArn: z.string(),
  MessagesQueueUrl: z.string(),
  DeadMessagesQueueUrl: z.string(),
  FailedPhotosQueueUrl: z.string(),
})

/** What a stack says of itself when it is deployed (its outputs). */
export type Deployed = z.infer<typeof outputs>

export const stackName = (stage: string): string => `Cunyi-${stage}`

/**
 * Asks CloudFormation what stands under a stage, with the operator's own credentials and region (AWS_PROFILE, AWS_REGION).
 * Throws with the outputs that are missing, or as CloudFormation says it where there is no such stack.
 */
export async function deployedStack(stage: string): Promise<Deployed> {
  const answer = await new CloudFormationClient({}).send(new DescribeStacksCommand({ StackName: stackName(stage) }))
  const told = (answer.Stacks?.[0]?.Outputs ?? []).map(({ OutputKey = '', OutputValue }) => [OutputKey, OutputValue])
  return outputs.parse(Object.fromEntries(told))
}

/** The world of a deployment, seen with the operator's credentials: for commands that no door offers. */
export function worldOf(stage: string, deployed: Deployed): World {
  return awsWorld(
    readConfig({
      CUNYI_STAGE: stage,
      CUNYI_TABLE: deployed.TableName,
      CUNYI_URN_TABLE: deployed.UrnTableName,
      CUNYI_BUCKET: deployed.BucketName,
      CUNYI_SECRET_ARN: deployed.SecretArn,
      CUNYI_ORIGIN: deployed.Origin,
      // Only these may have a clock that can be moved (infra/aws/context.ts); one that nobody moved is right.
      ...(/^(practice|rehearsal)/.test(stage) ? { CUNYI_CLOCK: 'movable' } : {}),
    }),
  )
}
