import { execFile } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'

const folder = fileURLToPath(new URL('../scenarios/', import.meta.url))
const walkthrough = fileURLToPath(new URL('../walkthrough/cli.ts', import.meta.url))
const run = promisify(execFile)

const files = readdirSync(folder).filter((name) => name.endsWith('.json'))

test('there are scenarios to play', () => expect(files.length).toBeGreaterThan(10))

// Two at a time: much of a play is waiting for the database.
test.concurrent.for(files)(
  '%s plays through the doors, and ends the same when every answer is lost once',
  { timeout: 240_000 },
  async (file, { expect }) => {
    const { stdout } = await run(
      process.execPath,
      ['--disable-warning=ExperimentalWarning', walkthrough, '--faults', folder + file],
      {
        maxBuffer: 50_000_000,
      },
    )
    expect(stdout.match(/^ {2}digest /gm)).toHaveLength(2)
  },
)
