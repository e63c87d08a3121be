import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Findings } from './findings.ts'
import { run } from './processes.ts'
import { projectRoot } from './tools.ts'

const node = ['--disable-warning=ExperimentalWarning']

/** Plays scenarios against the address, as `npm run walkthrough` does. */
export async function playScenarios(
  { say, fault }: Findings,
  origin: string,
  link: string,
  files: readonly string[],
): Promise<number> {
  const all = readdirSync(join(projectRoot, 'test', 'scenarios'))
    .filter((name) => name.endsWith('.json'))
    .map((name) => join('test', 'scenarios', name))
  const asked = files.length === 0 ? all : files
  let held = 0
  const ran = await run(
    process.execPath,
    [...node, 'test/walkthrough/cli.ts', '--url', origin, '--admin-link', link, ...asked],
    {
      cwd: projectRoot,
      env: process.env,
      seconds: 1500,
      line(line) {
        if (/all \d+ steps hold/.test(line)) held += 1
        if (/steps hold|FAILED|Error/.test(line)) say(line)
      },
    },
  )
  if (!ran.ok || held !== asked.length)
    fault(`scenarios: ${held} of ${asked.length} held\n${ran.said.trim().split('\n').slice(-12).join('\n')}`)
  return held
}

/** Plays the journeys of test/rehearse in a real browser. */
export async function playJourneys({ say, fault }: Findings, origin: string, link: string): Promise<void> {
  const ran = await run(
    process.execPath,
    [...node, 'test/rehearse/journeys.ts', '--url', origin, '--admin-link', link],
    {
      cwd: projectRoot,
      env: process.env,
      seconds: 400,
      line: say,
    },
  )
  if (!ran.ok) fault(`journeys in the browser: ${ran.said.trim().split('\n').slice(-12).join('\n')}`)
}
