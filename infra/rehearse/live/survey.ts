import * as z from 'zod'
import type { Deployment } from '../template/resolve.ts'
import { resolve } from '../template/resolve.ts'
import { resourcesOf } from '../template/template.ts'
import { alarmReader } from './alarm-reader.ts'
import type { Ask } from './ask.ts'
import { bucketReader } from './bucket-reader.ts'
import type { Drop } from './compare.ts'
import { dropsOf } from './compare.ts'
import { doorDrops } from './door-reader.ts'
import { functionReader, logReader, mappingReader, ruleReader } from './function-reader.ts'
import { queueReader, secretReader } from './queue-reader.ts'
import type { Reader } from './reader.ts'
import { tableReader } from './table-reader.ts'

const readers: Readonly<Record<string, Reader>> = {
  'AWS::CloudWatch::Alarm': alarmReader,
  'AWS::DynamoDB::GlobalTable': tableReader,
  'AWS::Events::Rule': ruleReader,
  'AWS::Lambda::EventSourceMapping': mappingReader,
  'AWS::Lambda::Function': functionReader,
  'AWS::Logs::LogGroup': logReader,
  'AWS::S3::Bucket': bucketReader,
  'AWS::SecretsManager::Secret': secretReader,
  'AWS::SQS::Queue': queueReader,
}
const byTheDoor = ['AWS::ApiGatewayV2::Api', 'AWS::ApiGatewayV2::Stage', 'AWS::ApiGatewayV2::Route']

const settings = z.record(z.string(), z.unknown())

export interface Survey {
  readonly drops: readonly Drop[]
  readonly compared: number
  /** Types of which only the presence is known, with how many there are. */
  readonly present: ReadonlyMap<string, number>
}

/** Compares everything that was deployed with what the template says of it. */
export async function survey(ask: Ask, deployment: Deployment): Promise<Survey> {
  const drops: Drop[] = [...(await doorDrops(ask, deployment))]
  const present = new Map<string, number>()
  let compared = 0
  for (const { id, Type, Properties } of resourcesOf(deployment.template)) {
    const reader = readers[Type]
    if (byTheDoor.includes(Type)) compared += 1
    else if (reader === undefined) present.set(Type, (present.get(Type) ?? 0) + 1)
    else {
      compared += 1
      const wanted = reader.wanted(settings.parse(resolve(Properties, deployment)))
      const found = await reader.found(ask, deployment.physical.get(id) ?? '')
      drops.push(...dropsOf(Type, id, wanted, found))
    }
  }
  return { drops, compared, present }
}
