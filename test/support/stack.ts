import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Procedures } from '#shared/procedures/procedures.ts'
import type { Stack } from '#infra/local/stack.ts'
import { startStack } from '#infra/local/stack.ts'

export interface TestStack extends Stack {
  /** What the product logged as an error, which no request may bring about. */
  readonly errors: readonly Readonly<Record<string, unknown>>[]
}

/** The whole product on a folder of its own, removed when it is closed. */
export async function testStack(options: { procedures?: Procedures } = {}): Promise<TestStack> {
  const dataDir = await mkdtemp(join(tmpdir(), 'cunyi-test-'))
  const errors: Readonly<Record<string, unknown>>[] = []
  const log = {
    write: (event: Readonly<Record<string, unknown>>) => {
      if (event['level'] === 'error') errors.push(event)
    },
  }
  const stack = await startStack({ dataDir, log, ...options })
  return {
    ...stack,
    errors,
    async close() {
      await stack.close()
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}
