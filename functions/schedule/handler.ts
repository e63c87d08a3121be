import middy from '@middy/core'
import { readConfig } from '../config.ts'
import { awsWorld } from '../drivers/aws.ts'
import { logged } from '../invocation/invocation.ts'
import { tick } from './tick.ts'

const world = awsWorld(readConfig(process.env))

export const handler = middy(logged(world, 'schedule', () => tick(world)))
