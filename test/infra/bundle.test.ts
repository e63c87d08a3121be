import { mkdir, mkdtemp, readdir, rm, symlink, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { bundleFunctions } from '#infra/bundle/bundle.ts'
import { nativeTarget } from '#infra/bundle/native.ts'

const require = createRequire(import.meta.url)
const modules = fileURLToPath(new URL('../../node_modules', import.meta.url))

/** A project beside ours, with the same packages and handlers of a few lines. */
let root = ''
const outDir = () => join(root, 'out')
const source = async (path: string, text: string) => {
  await mkdir(join(root, path, '..'), { recursive: true })
  await writeFile(join(root, path), text)
}

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'cunyi-bundle-'))
  await symlink(modules, join(root, 'node_modules'))
  await writeFile(join(root, 'package.json'), '{"type":"module","imports":{"#shared/*":"./shared/*"}}')
  await source('shared/greeting.ts', `export const greeting: string = 'good morning'\n`)
  await source(
    'functions/villager/page.tsx',
    `import { greeting } from '#shared/greeting.ts'\nexport const Page = () => <p>{greeting}</p>\n`,
  )
  await source(
    'functions/villager/handler.ts',
    `import { render } from 'preact-render-to-string'\nimport { h } from 'preact'\nimport { Page } from './page.tsx'\n` +
      `export const handler = async () => render(h(Page, {}))\n`,
  )
  await source(
    'functions/photos/handler.ts',
    `import sharp from 'sharp'\nexport const handler = async () => sharp.versions.vips\n`,
  )
  await source('functions/stream/handler.ts', `export const handler = () => new URL('x.css', import.meta.url).href\n`)
})

afterAll(() => rm(root, { recursive: true, force: true }))

describe('bundling', () => {
  it('makes one CommonJS script of TypeScript, JSX and our own imports, which runs', async () => {
    const [villager] = await bundleFunctions(outDir(), ['villager'], root)
    expect(villager).toMatchObject({ name: 'villager', file: join(outDir(), 'villager', 'handler.js') })
    expect(villager?.bytes).toBeLessThan(60_000)
    const { handler }: { handler: () => Promise<string> } = require(villager?.file ?? '')
    expect(await handler()).toBe('<p>good morning</p>')
  })

  it('puts sharp and its binary beside the photos function, where it finds them', async () => {
    const [photos] = await bundleFunctions(outDir(), ['photos'], root)
    expect(await readdir(join(outDir(), 'photos', 'node_modules', '@img'))).toEqual(
      ['colour', `sharp-${nativeTarget}`, `sharp-libvips-${nativeTarget}`].toSorted(),
    )
    const found = createRequire(photos?.file ?? '').resolve('sharp')
    expect(found.startsWith(join(outDir(), 'photos'))).toBe(true)
  })

  it('says which handlers are missing and makes none', async () => {
    await expect(bundleFunctions(join(root, 'none'), ['villager', 'api', 'schedule'], root)).rejects.toThrow(
      'Nothing was bundled: each function needs a file that exports `handler`; ' +
        'missing: functions/api/handler.ts, functions/schedule/handler.ts',
    )
    await expect(readdir(join(root, 'none'))).rejects.toThrow('ENOENT')
  })

  it('refuses a file looked for beside the source, which Lambda would not have', async () => {
    await expect(bundleFunctions(outDir(), ['stream'], root)).rejects.toThrow('import.meta')
  })

  it('says which package is not installed', async () => {
    const bare = join(root, 'bare')
    await source('bare/functions/photos/handler.ts', `export const handler = () => 'no picture'\n`)
    await expect(bundleFunctions(join(bare, 'out'), ['photos'], bare)).rejects.toThrow(
      /^The photos function needs sharp, which is not in .*: install it for linux-/,
    )
  })
})
