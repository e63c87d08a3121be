import { cp, readFile, realpath, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'

/**
 * Platform of the one native library, sharp. `npm ci` installs the binary of the machine it runs on, and that is x86-64
 * Linux wherever this project is built; so the photos function runs on x86-64 while the others run on arm64. Whoever
 * installs `@img/sharp-linux-arm64` and `@img/sharp-libvips-linux-arm64` may change this line alone.
 */
export const nativeTarget: 'linux-x64' | 'linux-arm64' = 'linux-x64'

/** What esbuild leaves out of the photos bundle: sharp finds its shared library by paths relative to its own files. */
export const nativePackages = ['sharp'] as const

// C++ sources and the build script: never read at run time
const left = new Set(['src', 'install'])

/**
 * Copies sharp, what it requires and its binary for `nativeTarget` into `<to>/node_modules`. `root` is the directory
 * whose `node_modules` is read. Throws, with the package's name, where one is not installed.
 */
export async function copyNativePackages(root: string, to: string): Promise<void> {
  const copied = new Set<string>()
  const copy = async (name: string): Promise<void> => {
    if (copied.has(name)) return
    copied.add(name)
    const from = await installed(root, name)
    const base = from.length + 1
    await cp(from, join(to, 'node_modules', name), {
      recursive: true,
      filter: (path) => !left.has(path.slice(base)),
    })
    for (const next of await requiredBy(from)) await copy(next)
  }
  for (const name of nativePackages) await copy(name)
}

async function installed(root: string, name: string): Promise<string> {
  const path = join(root, 'node_modules', name)
  const found = await stat(join(path, 'package.json')).catch(() => undefined)
  if (found === undefined)
    throw new Error(
      `The photos function needs ${name}, which is not in ${dirname(path)}: install it for ${nativeTarget}`,
    )
  return realpath(path)
}

/** Names of the packages a package needs at run time on `nativeTarget`: its dependencies, and the optional ones that fit. */
async function requiredBy(path: string): Promise<readonly string[]> {
  const manifest: unknown = JSON.parse(await readFile(join(path, 'package.json'), 'utf8'))
  const optional = namesIn(manifest, 'optionalDependencies').filter((name) => name.endsWith(`-${nativeTarget}`))
  return [...namesIn(manifest, 'dependencies'), ...optional]
}

function namesIn(manifest: unknown, field: string): readonly string[] {
  if (typeof manifest !== 'object' || manifest === null) return []
  const value: unknown = Reflect.get(manifest, field)
  return typeof value === 'object' && value !== null ? Object.keys(value) : []
}
