import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startStack } from '#infra/local/stack.ts'
import type { TestStack } from '#test/support/stack.ts'

/** The whole product on a folder of its own; every line of its log goes to `lines` too. */
export async function loggedStack(lines: Readonly<Record<string, unknown>>[]): Promise<TestStack> {
  const dataDir = await mkdtemp(join(tmpdir(), 'cunyi-test-'))
  const stack = await startStack({ dataDir, log: { write: (event) => void lines.push(event) } })
  return {
    ...stack,
    errors: [],
    async close() {
      await stack.close()
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}
