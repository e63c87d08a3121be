import { chmod, copyFile, mkdir, open, readdir, rename, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Instant } from '#shared/calendar/time.ts'
import type { KeptFile, Manifest } from './backup-manifest.ts'
import { BackupRefused, keptFiles, manifestName, sealOf } from './backup-manifest.ts'
import { factsIn, keepArrived, putArrived, snapshot } from './snapshot.ts'

export interface BackupOrder {
  readonly dataDir: string
  /** Empty, or not there yet. */
  readonly to: string
  readonly release: string
  readonly now: Instant
}

/**
 * Copies a data folder while the stack works in it, or while nothing does. Throws `BackupRefused` for a folder that is not
 * one and for a target that holds something.
 *
 * The order of the copies is what makes them one whole:
 *
 * 1. how far the stream has been handled: an earlier position only repeats what may be repeated, a later one would skip
 *    what the copy of the database has not yet seen the effects of;
 * 2. uploads that wait to be looked through: the database may say so when they have been, and are gone;
 * 3. the database, at one moment: that is the moment of the backup;
 * 4. the objects: they are written before the database speaks of them and stay;
 * 5. the clock: what was lived through must not lie in its future.
 */
export async function backUp({ dataDir, to, release, now }: BackupOrder): Promise<Manifest> {
  for (const needed of ['secret', 'dynamodb.sqlite', 's3/fauxqs.db'] as const)
    if (!(await isThere(dataDir, needed)))
      throw new BackupRefused(`${dataDir} is no data folder of the embedded engines: ${needed} is missing.`)
  await emptyFolder(to)
  await mkdir(join(to, 's3'), { mode: 0o700 })
  const [database, objects, aside] = [join(to, 'dynamodb.sqlite'), join(to, 's3/fauxqs.db'), join(to, 's3/arrived.db')]

  await copyWhereThere(dataDir, to, 'stream-position.json')
  await keepArrived(join(dataDir, 's3/fauxqs.db'), aside)
  await snapshot(join(dataDir, 'dynamodb.sqlite'), database)
  await snapshot(join(dataDir, 's3/fauxqs.db'), objects)
  await putArrived(aside, objects)
  await rm(aside)
  await copyWhereThere(dataDir, to, 'clock.json')
  await copyWhereThere(dataDir, to, 'secret')

  const facts = await factsIn(database)
  const files: Manifest['files'] = []
  for (const path of keptFiles) {
    if (!(await isThere(to, path))) continue
    await settle(join(to, path))
    files.push(await sealOf(to, path))
  }
  const manifest: Manifest = { format: 'cunyi-backup/1', release, ...facts, madeAt: now, files }
  const fresh = join(to, `${manifestName}.new`)
  await writeFile(fresh, `${JSON.stringify(manifest, undefined, 2)}\n`, { mode: 0o600, flush: true })
  await rename(fresh, join(to, manifestName))
  return manifest
}

/** Makes a folder that only its owner opens; refuses one that holds something. */
export async function emptyFolder(path: string): Promise<void> {
  await mkdir(path, { recursive: true, mode: 0o700 })
  if ((await readdir(path)).length > 0) throw new BackupRefused(`${path} is not empty.`)
  await chmod(path, 0o700)
}

/** For its owner alone, and on the disk. */
export async function settle(path: string): Promise<void> {
  await chmod(path, 0o600)
  const file = await open(path, 'r+')
  await file.sync()
  await file.close()
}

async function isThere(folder: string, path: KeptFile): Promise<boolean> {
  return stat(join(folder, path)).then(
    (found) => found.isFile(),
    () => false,
  )
}

async function copyWhereThere(from: string, to: string, path: KeptFile): Promise<void> {
  if (await isThere(from, path)) await copyFile(join(from, path), join(to, path))
}
