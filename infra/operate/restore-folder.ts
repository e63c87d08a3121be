import { copyFile, mkdir, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Manifest } from './backup-manifest.ts'
import { checkSeals, readManifest } from './backup-manifest.ts'
import { emptyFolder, settle } from './back-up.ts'

/**
 * Makes a data folder out of a backup. Every file is read and compared first, and again where it has been copied to; the
 * folder stands at its place when all of it is there. Throws `BackupRefused` with the names of broken files, and for a target
 * that holds something.
 */
export async function restoreFolder(from: string, to: string): Promise<Manifest> {
  const manifest = await readManifest(from)
  await emptyFolder(to)
  await checkSeals(from, manifest)
  const coming = `${to.replace(/\/+$/, '')}.restoring`
  await rm(coming, { recursive: true, force: true })
  for (const { path } of manifest.files) {
    await mkdir(dirname(join(coming, path)), { recursive: true, mode: 0o700 })
    await copyFile(join(from, path), join(coming, path))
    await settle(join(coming, path))
  }
  await checkSeals(coming, manifest)
  // Over the empty folder, in one step.
  await rename(coming, to)
  return manifest
}
