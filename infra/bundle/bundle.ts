import { mkdir, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join, relative, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import type { Plugin } from 'esbuild'
import type { FunctionName } from './function-names.ts'
import { functionNames } from './function-names.ts'
import { bundleConsole } from './console.ts'
import { bundlePageScripts } from './page-scripts.ts'
import { copyNativePackages, nativePackages } from './native.ts'

const projectRoot = fileURLToPath(new URL('../../', import.meta.url))

export interface Bundle {
  readonly name: FunctionName
  /** Size of `file`; native packages beside it are not counted. */
  readonly bytes: number
  /** Absolute path of the one script; its directory is what Lambda gets. */
  readonly file: string
}

/**
 * Bundles functions/<name>/handler.ts into <outDir>/<name>/handler.js, SDK included, so that the deployed version is the
 * tested one. `only` names the functions to bundle; all without it. `root` is the project to read from. Each
 * function's directory is emptied first. Throws, with a sentence, where a handler is missing or does not bundle.
 */
export async function bundleFunctions(
  outDir: string,
  only: readonly FunctionName[] = functionNames,
  root: string = projectRoot,
): Promise<readonly Bundle[]> {
  const entries = only.map((name) => ({ name, entry: join(root, 'functions', name, 'handler.ts') }))
  const there = await Promise.all(entries.map(({ entry }) => isFile(entry)))
  const missing = entries.filter((_, index) => there[index] !== true)
  if (missing.length > 0) {
    const files = missing.map(({ entry }) => relative(root, entry)).join(', ')
    throw new Error(`Nothing was bundled: each function needs a file that exports \`handler\`; missing: ${files}`)
  }
  return Promise.all(entries.map(({ name, entry }) => bundleOne(name, entry, resolve(outDir, name), root)))
}

async function bundleOne(name: FunctionName, entry: string, directory: string, root: string): Promise<Bundle> {
  const file = join(directory, 'handler.js')
  await rm(directory, { recursive: true, force: true })
  await mkdir(directory, { recursive: true })
  // says CommonJS to Lambda, and also below a project that is a module itself
  await writeFile(join(directory, 'package.json'), '{ "type": "commonjs" }\n')
  await build({
    entryPoints: [entry],
    outfile: file,
    absWorkingDir: root,
    bundle: true,
    platform: 'node',
    target: 'node24',
    // CommonJS for all. Measured, a Hono function with the SDK imports in 55 ms as CommonJS and in 70 to 100 ms as ESM,
    // the bare ballot function in 9 instead of 30 (`import 'node:http'` as ESM fires a getter that loads undici), and SDK
    // parts that call `require` need no banner. The price, no top-level await, esbuild refuses by itself.
    format: 'cjs',
    // esbuild's default for node prefers CommonJS sources, which cannot be shaken: 190 kB more of SDK
    mainFields: ['module', 'main'],
    minify: true,
    keepNames: false,
    jsx: 'automatic',
    jsxImportSource: 'preact',
    external: name === 'photos' ? [...nativePackages] : [],
    plugins: [loadedLater(directory, root)],
    // licences travel with the code, in a file that no cold start reads
    legalComments: 'external',
    // `import.meta.url` is empty in CommonJS: a file looked for beside the source would be missing in Lambda only
    logOverride: { 'empty-import-meta': 'error' },
    // the error that is thrown says it all
    logLevel: 'silent',
  })
  if (name === 'photos') await copyNativePackages(root, directory)
  if (name === 'villager') await bundlePageScripts(join(directory, 'scripts'))
  if (name === 'api') await bundleConsole(join(directory, 'console'))
  return { name, bytes: (await stat(file)).size, file }
}

/** Modules that a handler imports when it first needs them; in files of their own, a cold start does not even read them. */
const later = ['s3', 'secrets-manager', 'sqs', 'feeds', 'wall', 'recount', 'scripts', 'sealed']

/** Leaves the import of such a module in place and bundles the module beside the handler. */
function loadedLater(directory: string, root: string): Plugin {
  return {
    name: 'loaded-later',
    setup({ initialOptions, onResolve }) {
      onResolve({ filter: new RegExp(`^\\./(${later.join('|')})\\.ts$`) }, async ({ path, kind, resolveDir }) => {
        if (kind !== 'dynamic-import') return undefined
        const name = path.slice('./'.length, -'.ts'.length)
        const { outfile: _handler, plugins: _plugins, ...options } = initialOptions
        await build({
          ...options,
          absWorkingDir: root,
          entryPoints: [join(resolveDir, path)],
          outfile: join(directory, `${name}.js`),
        })
        return { path: `./${name}.js`, external: true }
      })
    },
  }
}

async function isFile(path: string): Promise<boolean> {
  const found = await stat(path).catch(() => undefined)
  return found?.isFile() ?? false
}

function table(bundles: readonly Bundle[]): string {
  const lines = bundles.map(
    ({ name, bytes, file }) => `${name.padEnd(10)}${(bytes / 1000).toFixed(1).padStart(9)} kB  ${dirname(file)}`,
  )
  return lines.join('\n')
}

if (import.meta.main) {
  const [outDir = join(tmpdir(), 'cunyi-bundle'), ...asked] = process.argv.slice(2)
  const only = functionNames.filter((name) => asked.length === 0 || asked.includes(name))
  if (only.length < asked.length)
    throw new Error(`The functions are ${functionNames.join(', ')}; got ${asked.join(', ')}`)
  console.log(table(await bundleFunctions(outDir, only)))
}
