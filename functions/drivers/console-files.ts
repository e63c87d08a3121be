import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { ConsoleFiles } from '../ports.ts'

/**
 * The console's files from the directory in which the bundler left them, read when they are first asked for and kept.
 * `directory` may be a promise for local runs, which bundle at the first request.
 */
export function consoleFiles(directory: () => Promise<string>): ConsoleFiles {
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
