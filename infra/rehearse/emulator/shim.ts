import { chmodSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const worker = fileURLToPath(new URL('worker.ts', import.meta.url))

export interface Shim {
  /** AWS's runtime client: the file that Node runs. */
  readonly runtimeClient: string
  readonly emulator: string
  /** Where the functions find AWS: the recorder. */
  readonly endpoint: string
  /** Folder of the credentials that functions get (credentials.ts). */
  readonly credentials: string
  /** Folder that a function may write to. */
  readonly temporary: string
}

/**
 * Writes a program `node` into `folder`. The emulator starts whichever `node` comes first in its PATH with a worker of
 * its own; this one starts ours, in an empty environment.
 */
export function writeShim(folder: string, { runtimeClient, emulator, endpoint, credentials, temporary }: Shim): void {
  mkdirSync(folder, { recursive: true })
  const file = join(folder, 'node')
  const command = [
    '/usr/bin/env',
    '-i',
    'PATH=/usr/bin:/bin',
    process.execPath,
    '--disable-warning=ExperimentalWarning',
    worker,
    runtimeClient,
    emulator,
    endpoint,
    credentials,
    temporary,
  ]
  writeFileSync(
    file,
    `#!/bin/sh\nexec ${command.map((part) => `'${part.replaceAll("'", String.raw`'\''`)}'`).join(' ')}\n`,
  )
  chmodSync(file, 0o755)
}
