import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { logFile } from '#infra/local/log-file.ts'

let folder = ''
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cunyi-test-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

describe('the log of a local run', () => {
  const linesOf = async (name: string) => (await readFile(join(folder, name), 'utf8')).trimEnd().split('\n')

  it('goes into a file, and to the terminal only what somebody should look at', async () => {
    const shown: unknown[] = []
    const log = logFile(folder, { write: (event) => void shown.push(event) })
    for (const level of ['info', 'warn', 'error']) log.write({ level })
    expect(await linesOf('log.jsonl')).toEqual(['{"level":"info"}', '{"level":"warn"}', '{"level":"error"}'])
    expect(shown).toEqual([{ level: 'warn' }, { level: 'error' }])
  })

  it('never keeps more than two files of the size that was set, also over restarts', async () => {
    const silent = { write: () => {} }
    for (let run = 0; run < 3; run++) {
      const log = logFile(folder, silent, 100)
      for (let n = 0; n < 20; n++) log.write({ level: 'info', n })
    }
    expect((await readdir(folder)).toSorted()).toEqual(['log.1.jsonl', 'log.jsonl'])
    for (const name of await readdir(folder)) expect((await stat(join(folder, name))).size).toBeLessThanOrEqual(100)
    expect((await linesOf('log.jsonl')).at(-1)).toBe('{"level":"info","n":19}')
  })
})
