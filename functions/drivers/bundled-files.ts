import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { BundledFiles } from '../ports.ts'

/** The folder in which the bundler puts them. Lambda names where its handler lies; elsewhere the bundle is started from within it. */
export const filesBeside = (root: string | undefined, folder: string): BundledFiles =>
  bundledFiles(() => Promise.resolve(join(root ?? '.', folder)))

/**
 * Files for browsers from the directory in which the bundler left them, read when they are first asked for and kept.
 * `directory` may be a promise for local runs, which bundle at the first request.
 */
export function bundledFiles(directory: () => Promise<string>): BundledFiles {
  let listed: Promise<{ at: string; names: ReadonlySet<string> }> | undefined
  const list = async () => {
    const at = await directory()
    return { at, names: new Set(await readdir(at)) }
  }
  const read = new Map<string, Promise<Uint8Array>>()
  return async (name) => {
    listed ??= list().catch((error: unknown) => {
      // The next request tries again: a local bundle may have been broken while somebody was typing.
      listed = undefined
      throw error
    })
    const { at, names } = await listed
    // Only what is listed: a name is never taken as a path.
    if (!names.has(name)) return undefined
    const bytes = read.get(name) ?? readFile(join(at, name))
    read.set(name, bytes)
    return bytes
  }
}
