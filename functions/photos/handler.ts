import middy from '@middy/core'
import type { S3Event } from 'aws-lambda'
import { readConfig } from '../config.ts'
import { awsWorld } from '../drivers/aws.ts'
import { logged } from '../invocation/invocation.ts'
import { receivePhotos } from './receive.ts'

const world = awsWorld(readConfig(process.env))

export const handler = middy(logged(world, 'photos', (event: S3Event) => receivePhotos(world, event)))
