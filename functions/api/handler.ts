import { handle } from 'hono/aws-lambda'
import { readConfig } from '../config.ts'
import { awsWorld } from '../drivers/aws.ts'
import { filesBeside } from '../drivers/bundled-files.ts'
import { createApi } from './app.ts'

export const handler = handle(
  createApi(awsWorld(readConfig(process.env)), filesBeside(process.env['LAMBDA_TASK_ROOT'], 'console')),
)
