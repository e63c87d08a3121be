import { handle } from 'hono/aws-lambda'
import { join } from 'node:path'
import { readConfig } from '../config.ts'
import { awsWorld } from '../drivers/aws.ts'
import { consoleFiles } from '../drivers/console-files.ts'
import { createApi } from './app.ts'

/** Bundled beside the handler. Lambda names the folder; elsewhere the bundle is started from within it. */
const beside = () => Promise.resolve(join(process.env['LAMBDA_TASK_ROOT'] ?? '.', 'console'))

export const handler = handle(createApi(awsWorld(readConfig(process.env)), consoleFiles(beside)))
