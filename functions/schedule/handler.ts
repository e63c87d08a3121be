import middy from '@middy/core'
import { readConfig } from '../config.ts'
import { awsWorld } from '../drivers/aws.ts'
import { sweep } from './sweep.ts'

const world = awsWorld(readConfig(process.env))

export const handler = middy(() => sweep(world))
