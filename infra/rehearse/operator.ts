import { mkdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Site } from './calls/request.ts'
import { run } from './processes.ts'
import { projectRoot } from './tools.ts'

export interface Operator {
  /** Deploys with the operator's own command. Throws with what it said when it does not succeed. */
  deploy(): Promise<void>
  /** A fresh one-time sign-in link of the administrator. */
  administratorLink(): Promise<string>
  /** The folder of the assembly that was deployed. */
  readonly assembly: string
}

export interface Post {
  readonly endpoint: string
  readonly origin: string
  readonly site: Site
  readonly stage: string
  /** A home of its own: nothing of the machine's profiles and credentials is seen. */
  readonly folder: string
  readonly say: (line: string) => void
}

/** Does what an operator does, with the commands an operator has. */
export function operatorAt({ endpoint, origin, site, stage, folder, say }: Post): Operator {
  const home = join(folder, 'operator')
  mkdirSync(home, { recursive: true })
  const env = {
    PATH: `${dirname(process.execPath)}:${process.env['PATH'] ?? ''}`,
    HOME: home,
    AWS_ENDPOINT_URL: endpoint,
    AWS_ACCESS_KEY_ID: site.account,
    AWS_SECRET_ACCESS_KEY: 'rehearsal',
    AWS_REGION: site.region,
    AWS_EC2_METADATA_DISABLED: 'true',
    CDK_DISABLE_CLI_TELEMETRY: 'true',
    CI: 'true',
    NO_COLOR: '1',
  }
  const context = { stage, origin, region: site.region, clock: 'movable' }
  const settings = Object.entries(context).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  const command = async (seconds: number, ...more: readonly string[]) => {
    const args = ['--disable-warning=ExperimentalWarning', 'infra/deploy/deploy.ts', '--yes', ...more, ...settings]
    const ran = await run(process.execPath, args, { cwd: projectRoot, env, seconds, line: say })
    if (!ran.ok) throw new Error(`the deploy command did not succeed:\n${ran.said.slice(-3000)}`)
    return ran.said
  }
  let link: string | undefined
  const linkIn = (said: string) => said.match(/http:\/\/127\.0\.0\.1:\d+\/in\/\S+/)?.[0]
  return {
    assembly: join(projectRoot, 'build', 'assembly'),
    async deploy() {
      link = linkIn(await command(300, '--bootstrap', '--administrator-link'))
    },
    async administratorLink() {
      const found = link ?? linkIn(await command(120, '--administrator-link'))
      link = undefined
      if (found === undefined) throw new Error('the deploy command gave no sign-in link')
      return found
    },
  }
}
