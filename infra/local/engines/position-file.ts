import { readFile, rename, writeFile } from 'node:fs/promises'
import * as z from 'zod'

const stored = z.object({ streamArn: z.string(), sequenceNumber: z.string() })

/** Up to where a stream has been handled. Another stream (the table was made anew) has another ARN. */
export type Position = z.infer<typeof stored>

/** The stored position, or `undefined` when none was stored yet. */
export async function readPosition(file: string): Promise<Position | undefined> {
  try {
    return stored.parse(JSON.parse(await readFile(file, 'utf8')))
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
    throw error
  }
}

/** Replaces the position in one step: a reader, or the next start after a crash, sees the old or the new one. */
export async function writePosition(file: string, position: Position): Promise<void> {
  const fresh = `${file}.new`
  await writeFile(fresh, JSON.stringify(position))
  await rename(fresh, file)
}
