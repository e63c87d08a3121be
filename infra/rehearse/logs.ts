import * as z from 'zod'
import type { Deployed } from './assembly.ts'
import type { Ask } from './live/ask.ts'
import { resourcesOf } from './template/template.ts'

const page = z.object({
  events: z.array(z.object({ message: z.string() })),
  nextToken: z.string().nullish(),
})

export interface Logged {
  readonly lines: number
  /** Lines that tell of an error, each once. */
  readonly errors: readonly string[]
}

const tellsOfError = /"level":\s*"(error|fatal)"|"errorType"|^Traceback|ERR_/i

/** Reads the logs of all functions, as they came to CloudWatch. */
export async function readLogs(ask: Ask, deployed: Deployed): Promise<Logged> {
  let lines = 0
  const errors = new Set<string>()
  for (const { id } of resourcesOf(deployed.template, 'AWS::Logs::LogGroup')) {
    const logGroupName = deployed.physical.get(id) ?? ''
    let nextToken: string | undefined
    do {
      const asked = { logGroupName, limit: 10_000, ...(nextToken === undefined ? {} : { nextToken }) }
      const found = page.parse(await ask.operation('logs', 'Logs_20140328.FilterLogEvents', asked))
      for (const { message } of found.events)
        for (const line of message.split('\n')) {
          lines += 1
          if (tellsOfError.test(line)) errors.add(`${id}: ${line.slice(0, 400)}`)
        }
      nextToken = found.nextToken ?? undefined
    } while (nextToken !== undefined)
  }
  return { lines, errors: [...errors] }
}
