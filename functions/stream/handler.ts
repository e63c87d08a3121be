import middy from '@middy/core'
import type { DynamoDBStreamEvent } from 'aws-lambda'
import { readConfig } from '../config.ts'
import { awsWorld } from '../drivers/aws.ts'
import { logged } from '../invocation/invocation.ts'
import { react } from './react.ts'

const world = awsWorld(readConfig(process.env))

export const handler = middy(logged(world, 'stream', (event: DynamoDBStreamEvent) => react(world, event)))
