import { execFile } from 'node:child_process'
import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'

const program = fileURLToPath(new URL('../../infra/deploy/deploy.ts', import.meta.url))
const someone = { AWS_ACCESS_KEY_ID: 'nobody', AWS_SECRET_ACCESS_KEY: 'nothing' }
const nobody = {
  AWS_EC2_METADATA_DISABLED: 'true',
  AWS_CONFIG_FILE: '/dev/null',
  AWS_SHARED_CREDENTIALS_FILE: '/dev/null',
}
const origin = ['-c', 'origin=https://cunyi.gov.cn']

interface Ended {
  readonly code: number
  readonly out: string
  readonly said: string
}

/** Runs the command as an operator without a terminal would. */
function deploy(args: readonly string[], env: Readonly<Record<string, string>>): Promise<Ended> {
  return new Promise((resolve) => {
    const options = { env: { PATH: process.env['PATH'] ?? '', HOME: '/nonexistent', ...env } }
    const child = execFile(
      process.execPath,
      ['--disable-warning=ExperimentalWarning', program, ...args],
      options,
      (error, out, said) => resolve({ code: error === null ? 0 : Number(error.code), out, said }),
    )
    child.stdin?.end()
  })
}

/** An address where nobody listens: the port was just given back. */
async function closedPort(): Promise<string> {
  const server = createServer().listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  // Given the port 0, a server that listens has an address with a port.
  const { port } = server.address() as AddressInfo
  await new Promise((resolve) => server.close(resolve))
  return `http://127.0.0.1:${port}`
}

describe('npm run deploy', () => {
  it('tells its options when asked', async () => {
    const { code, out } = await deploy(['--help'], {})
    expect(code).toBe(0)
    for (const option of ['--profile', '--plan', '--bootstrap', '--yes', '--administrator-link'])
      expect(out).toContain(option)
  })

  it.each([
    ['an option it does not know', ['--now'], "Unknown option '--now'"],
    ['a setting without a value', ['-c', 'stage'], '-c stage: must be name=value'],
    ['a setting that is wrong', ['-c', 'stage=Pilot Village'], 'stage must be 2 to 20'],
    ['an address that is an example', ['-c', 'origin=https://cunyi.example', '--yes'], 'is an example'],
    ['to go on without being able to ask', origin, 'add --yes'],
  ])('refuses %s', async (_, args, sentence) => {
    const { code, out, said } = await deploy(args, { ...someone, AWS_ENDPOINT_URL: await closedPort() })
    expect(said).toContain(sentence)
    expect(said).toMatch(/\p{Script=Han}/u)
    expect(out).toBe('')
    expect(code).toBe(1)
  })

  it('says which address cannot be reached', async () => {
    const endpoint = await closedPort()
    const { code, said } = await deploy([...origin, '--yes'], { ...someone, AWS_ENDPOINT_URL: endpoint })
    expect(said).toContain(`${endpoint} cannot be reached`)
    expect(code).toBe(1)
  })

  it('says that there are no credentials and how to get some', async () => {
    const { code, said } = await deploy([...origin, '--yes'], { ...nobody, AWS_ENDPOINT_URL: await closedPort() })
    expect(said).toContain('There are no valid credentials: sign in first')
    expect(code).toBe(1)
  })

  it('says that a profile is not there', async () => {
    const { code, said } = await deploy([...origin, '--yes', '--profile', 'county'], nobody)
    expect(said).toContain('There are no valid credentials')
    expect(code).toBe(1)
  })
})
