import { mkdir, rm, writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { compressBeside } from './compress-beside.ts'

const root = fileURLToPath(new URL('../../', import.meta.url))

/** `web/scripts/<name>.ts`, each for the page that asks for it by that name. */
const pageScripts = ['recount', 'sealed'] as const

/** The first that count exactly (`BigInt`); older ones do not run the script and keep the page as it came. */
const target = ['chrome67', 'safari14.1']

/**
 * Bundles the scripts of villagers' pages into `directory`, each in one file named by its hash with compressed copies beside
 * it, and `scripts.json`, which says the file of each name. The directory is emptied first. Out: the directory.
 */
export async function bundlePageScripts(directory: string): Promise<string> {
  await rm(directory, { recursive: true, force: true })
  await mkdir(directory, { recursive: true })
  const { metafile } = await build({
    entryPoints: pageScripts.map((name) => join(root, 'web/scripts', `${name}.ts`)),
    outdir: directory,
    entryNames: '[name]-[hash]',
    absWorkingDir: root,
    bundle: true,
    format: 'iife',
    target,
    minify: true,
    legalComments: 'none',
    metafile: true,
    logLevel: 'silent',
  })
  const files = Object.entries(metafile.outputs).map(([path, { entryPoint = '' }]) => [
    basename(entryPoint, '.ts'),
    basename(path),
  ])
  await Promise.all(files.map(([, file = '']) => compressBeside(join(directory, file))))
  await writeFile(join(directory, 'scripts.json'), JSON.stringify(Object.fromEntries(files)))
  return directory
}
