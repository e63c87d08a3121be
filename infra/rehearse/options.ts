import { parseArgs } from 'node:util'

export const help = `npm run rehearse -- [options] [SCENARIO FILES]
  --only PART  deploy, browser or scenarios: deploys, plays that part alone, destroys
  --keep       leaves everything running and prints where, until Ctrl-C
  --port N     where the deployed service is found (8090)`

const parts = ['deploy', 'browser', 'scenarios'] as const
export type Part = (typeof parts)[number]

export interface Options {
  readonly help: boolean
  readonly keep: boolean
  readonly port: number
  readonly plays: (part: Part) => boolean
  readonly files: readonly string[]
}

/** Reads the command line. Throws with the option that is wrong. */
export function optionsOf(args: readonly string[]): Options {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      only: { type: 'string' },
      keep: { type: 'boolean', default: false },
      port: { type: 'string', default: '8090' },
      help: { type: 'boolean', default: false },
    },
  })
  const { only, keep } = values
  if (only !== undefined && !parts.some((part) => part === only)) throw new Error(`--only ${only}: ${parts.join(', ')}`)
  const port = Number(values.port)
  if (!Number.isInteger(port) || port < 1 || port > 65_535) throw new Error(`--port ${values.port}: 1–65535`)
  return {
    help: values.help,
    keep,
    port,
    plays: (part) => only === undefined || only === part,
    files: positionals,
  }
}
