import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import * as z from 'zod'
import { instant } from '#shared/workflow/fields.ts'

export const manifestName = 'backup.json'

/** The files of a data folder that are worth keeping; a backup has them at the same places. */
export const keptFiles = ['dynamodb.sqlite', 's3/fauxqs.db', 'secret', 'clock.json', 'stream-position.json'] as const
export type KeptFile = (typeof keptFiles)[number]

const manifest = z.object({
  format: z.literal('cunyi-backup/1'),
  release: z.string(),
  dataVersion: z.int().min(1),
  madeAt: instant,
  /** Secret polls that were open: the sums of their papers are in here. */
  openSecretPolls: z.int().min(0),
  files: z.array(z.object({ path: z.enum(keptFiles), size: z.int().min(0), sha256: z.hex() })),
})

/** What a backup says of itself. It is written last: where it stands the backup is whole. */
export type Manifest = z.infer<typeof manifest>

/** Why a backup or a restore is not done, in a sentence for the operator. */
export class BackupRefused extends Error {
  override readonly name = 'BackupRefused'
}

export async function sealOf(folder: string, path: KeptFile): Promise<Manifest['files'][number]> {
  const file = join(folder, path)
  const hash = createHash('sha256')
  await pipeline(createReadStream(file), hash)
  return { path, size: (await stat(file)).size, sha256: hash.digest('hex') }
}

export async function readManifest(folder: string): Promise<Manifest> {
  const text = await readFile(join(folder, manifestName), 'utf8').catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT')
      throw new BackupRefused(`${folder} holds no whole backup: ${manifestName} is missing.`)
    throw error
  })
  const read = manifest.safeParse(asJson(text))
  if (!read.success) throw new BackupRefused(`${join(folder, manifestName)} is damaged: ${z.prettifyError(read.error)}`)
  return read.data
}

/** Reads every file of a backup; refuses it with the names of those that are missing or not what they were. */
export async function checkSeals(folder: string, { files }: Manifest): Promise<void> {
  const broken: string[] = []
  for (const file of files) {
    const found = await sealOf(folder, file.path).catch(() => undefined)
    if (found === undefined) broken.push(`${file.path} is missing or cannot be read`)
    else if (found.sha256 !== file.sha256) broken.push(`${file.path} is damaged`)
  }
  if (broken.length > 0) throw new BackupRefused(`${folder}: ${broken.join('; ')}. Nothing was restored.`)
}

function asJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
