import middy from '@middy/core'
import type { SQSEvent } from 'aws-lambda'
import { readConfig } from '../config.ts'
import { awsWorld } from '../drivers/aws.ts'
import { readSecret } from '../drivers/secrets-manager.ts'
import { sqsLine } from '../drivers/sqs.ts'
import { logged } from '../invocation/invocation.ts'
import { parseAdapters } from './adapters.ts'
import { carryMessages } from './carry.ts'
import { waysOut } from './way.ts'

const config = readConfig(process.env)
const world = awsWorld(config)
const ways = waysOut(world, parseAdapters(config.adapters, config.stage), readSecret)
const line = sqsLine(config)

export const handler = middy(logged(world, 'messages', (event: SQSEvent) => carryMessages(world, ways, line, event)))
