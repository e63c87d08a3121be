import { spawnSync } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { heldPoll } from '#test/support/held-poll.ts'

const program = fileURLToPath(new URL('../../infra/local/recount.ts', import.meta.url))
const { text, poll } = heldPoll({ weights: Array(6).fill(1) })
const digest = poll?.state === 'closed' ? poll.fileDigest : ''
let folder = ''

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cunyi-recount-'))
  await writeFile(join(folder, 'poll.json'), text)
  await writeFile(join(folder, 'changed.json'), text.replace('"reissued":0', '"reissued":1'))
  await writeFile(join(folder, 'other.json'), '{"format":"something else"}')
  await writeFile(join(folder, 'photo.json'), '\u0000')
})
afterAll(() => rm(folder, { recursive: true, force: true }))

function run(...given: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', program, ...given],
    { cwd: folder, encoding: 'utf8' },
  )
  return { status, stdout, stderr }
}

describe('counting again on a computer', () => {
  it('says in one sentence of each language that a file is right, and leaves with 0', () => {
    const { status, stdout } = run('poll.json')
    expect(status).toBe(0)
    expect(stdout).toMatch(/^重新计票，结果一致：应到6户.*\nCounted again, the same result: /)
    expect(stdout).toContain(digest)
  })

  it('lays it beside the digest that was announced', () => {
    expect(run('poll.json', '--digest', digest)).toMatchObject({
      status: 0,
      stdout: expect.stringContaining('给出的校验码与文件的相同'),
    })
    for (const other of [digest.slice(1), `-${digest.slice(1)}`])
      expect(run('--digest', other, 'poll.json')).toMatchObject({
        status: 1,
        stdout: expect.stringContaining(`公布的校验码${other}，文件的校验码${digest}`),
      })
  })

  it('leaves with 1 where something was changed, and says where', () => {
    expect(run('changed.json')).toMatchObject({ status: 1, stdout: expect.stringContaining('- 文件的校验码不对') })
  })

  it.each([
    [['other.json'], 'not a poll file'],
    [['photo.json'], 'not a poll file'],
    [['none.json'], 'none.json'],
    [[], 'npm run recount'],
    [['poll.json', 'other.json'], 'npm run recount'],
    [['poll.json', '--digest'], 'npm run recount'],
    [['--word'], 'npm run recount'],
  ])('counts nothing and leaves with 2 for %j', (given, said) => {
    expect(run(...given)).toMatchObject({ status: 2, stdout: '', stderr: expect.stringContaining(said) })
  })
})
