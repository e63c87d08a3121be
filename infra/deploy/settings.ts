import { readFileSync } from 'node:fs'
import * as z from 'zod'
import type { Context } from '#infra/aws/context.ts'
import { readContext } from '#infra/aws/context.ts'
import { Stopped } from './stopped.ts'

const cdkJson = z.object({ context: z.record(z.string(), z.unknown()) })

/** The context as the stack will read it: cdk.json, overridden by the command line. Throws `Stopped` with all that is wrong. */
export function settingsOf(given: Readonly<Record<string, string>>): Context {
  const { context } = cdkJson.parse(JSON.parse(readFileSync(new URL('../../cdk.json', import.meta.url), 'utf8')))
  const all: Readonly<Record<string, unknown>> = { ...context, ...given }
  try {
    return readContext((name) => all[name])
  } catch (error) {
    const said = error instanceof Error ? error.message : String(error)
    throw new Stopped({ zh: '设置有误：请改 cdk.json，或用 -c 名=值 给出。', en: said }, { cause: error })
  }
}

/** Refuses the address that stands in cdk.json as an example: whoever deploys it prints links that lead nowhere. */
export function mustLeadSomewhere({ origin }: Context): void {
  if (origin !== undefined && new URL(origin).hostname.endsWith('.example'))
    throw new Stopped({
      zh: `${origin} 只是示例：请用 -c origin=https://… 给出村民看到的网址（在中国须是已备案的域名）。`,
      en: `${origin} is an example: give the address that people shall see with -c origin=https://… (in China a domain with ICP filing).`,
    })
}
