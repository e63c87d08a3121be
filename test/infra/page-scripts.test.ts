import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Script } from 'node:vm'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { bundledFiles } from '#functions/drivers/bundled-files.ts'
import { sendFile } from '#functions/send-file.ts'
import { scriptOf } from '#functions/villager/scripts.ts'
import { bundlePageScripts } from '#infra/bundle/page-scripts.ts'

let root = ''
const directory = () => join(root, 'scripts')
const files = bundledFiles(() => Promise.resolve(directory()))
const nameOf = async (name: string) => (await scriptOf(files, name))?.slice('/s/'.length) ?? ''

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'cunyi-page-scripts-'))
  await bundlePageScripts(directory())
})
afterAll(() => rm(root, { recursive: true, force: true }))

describe('the script of a page', () => {
  it('is one file named by its hash, which a page finds by its name', async () => {
    expect(await scriptOf(files, 'recount')).toMatch(/^\/s\/recount-[A-Z0-9]{8}\.js$/)
    expect(await scriptOf(files, 'none')).toBeUndefined()
    expect(await scriptOf(() => Promise.resolve(undefined), 'recount')).toBeUndefined()
  })

  it('has the same name when nothing in it changed', async () => {
    const again = await bundlePageScripts(join(root, 'again'))
    expect((await readdir(again)).toSorted()).toEqual((await readdir(directory())).toSorted())
  })

  it('is a classic script without anything else to load, and holds no word of the server’s', async () => {
    const text = await readFile(join(directory(), await nameOf('recount')), 'utf8')
    expect(() => new Script(text)).not.toThrow()
    expect(text).not.toMatch(/\bimport\(|\brequire\(/)
    // Older browsers would end at the whole script.
    expect(text).not.toMatch(/\(\?<[!=]/)
  })

  it('has compressed copies beside it, small enough for a slow line, and goes out as the browser takes it', async () => {
    const name = await nameOf('recount')
    const text = await readFile(join(directory(), name))
    const [brotli, gzip] = [`${name}.br`, `${name}.gz`].map((file) => readFile(join(directory(), file)))
    expect(brotliDecompressSync((await brotli) ?? '').equals(text)).toBe(true)
    expect(gunzipSync((await gzip) ?? '').equals(text)).toBe(true)
    expect((await brotli)?.byteLength).toBeLessThan(60_000)
    const answer = await sendFile(files, name, 'gzip, br')
    expect(answer?.headers.get('content-encoding')).toBe('br')
    expect(answer?.headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
    expect((await sendFile(files, name))?.headers.get('content-encoding')).toBeNull()
  })

  it('leaves nothing of an earlier one', async () => {
    const other = join(root, 'other')
    await bundlePageScripts(other)
    await writeFile(join(other, 'recount-OLDOLDOL.js'), '')
    await bundlePageScripts(other)
    expect(await readdir(other)).not.toContain('recount-OLDOLDOL.js')
  })
})
