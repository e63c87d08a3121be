import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A file system in memory where the machine has one: for sections that count and do not time. */
export const inMemory = existsSync('/dev/shm') ? '/dev/shm' : tmpdir()

/** Runs `work` with a directory of its own, which is gone afterwards. */
export async function inScratch<T>(work: (directory: string) => Promise<T>, within = tmpdir()): Promise<T> {
  const directory = await mkdtemp(join(within, 'cunyi-bench-'))
  try {
    return await work(directory)
  } finally {
    await rm(directory, { recursive: true, force: true })
  }
}
