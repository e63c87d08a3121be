import { spawn } from 'node:child_process'
import { createWriteStream, mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Site } from '../calls/request.ts'
import { stopGroup } from '../processes.ts'

export interface Emulator {
  readonly url: string
  stop(): Promise<void>
}

export interface Start {
  readonly python: string
  readonly port: number
  /** A folder of its own outside the project, so that no import can be answered from the project's packages. */
  readonly folder: string
  readonly site: Site
}

const patienceMs = 30_000

/**
 * Starts MiniStack with an environment that is made for it, never this process's: by default it would listen on every address,
 * open further ports, look for Docker and hand its whole environment on to the functions.
 */
export async function startEmulator({ python, port, folder, site }: Start): Promise<Emulator> {
  const url = `http://127.0.0.1:${port}`
  const temporary = join(folder, 'tmp')
  mkdirSync(temporary, { recursive: true })
  const log = createWriteStream(join(folder, 'emulator.log'))
  const child = spawn(python, ['-m', 'ministack'], {
    cwd: folder,
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      PATH: `${join(folder, 'bin')}:/usr/bin:/bin`,
      HOME: folder,
      TMPDIR: temporary,
      BIND_HOST: '127.0.0.1',
      GATEWAY_PORT: String(port),
      // queues' addresses carry the same host as everything else
      MINISTACK_HOST: '127.0.0.1',
      MINISTACK_ACCOUNT_ID: site.account,
      MINISTACK_REGION: site.region,
      AWS_DEFAULT_REGION: site.region,
      AWS_ACCESS_KEY_ID: site.account,
      AWS_SECRET_ACCESS_KEY: 'rehearsal',
      LAMBDA_EXECUTOR: 'local',
      IOT_MTLS_ENABLED: '0',
      SFTP_ENABLED: '0',
      DOCKER_HOST: 'unix:///nonexistent',
      PERSIST_STATE: '0',
      S3_DATA_DIR: join(folder, 's3'),
      STATE_DIR: join(folder, 'state'),
      LOG_LEVEL: 'INFO',
    },
  })
  child.stdout.pipe(log)
  child.stderr.pipe(log)
  const until = Date.now() + patienceMs
  while (!(await isHealthy(url))) {
    if (child.exitCode !== null || Date.now() > until) {
      await stopGroup(child)
      const said = readFileSync(join(folder, 'emulator.log'), 'utf8').slice(-2000)
      throw new Error(`The emulator did not start:\n${said}`)
    }
    await sleep(100)
  }
  return { url, stop: () => stopGroup(child) }
}

async function isHealthy(url: string): Promise<boolean> {
  try {
    return (await fetch(`${url}/_ministack/health`)).ok
  } catch {
    return false
  }
}
