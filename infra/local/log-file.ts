import { appendFileSync, renameSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { jsonLog } from '#functions/drivers/system.ts'
import type { Log } from '#functions/ports.ts'

/** From here on the file begins anew; the one before is kept beside it. */
const bytesAtMost = 10_000_000

/**
 * Every event goes into `log.jsonl` in the data folder, as on AWS into the log group; the terminal shows what somebody should
 * look at. Two files of `atMost` bytes are the most that is ever kept.
 */
export function logFile(dataDir: string, terminal: Log = jsonLog, atMost = bytesAtMost): Log {
  const file = join(dataDir, 'log.jsonl')
  let bytes = statSync(file, { throwIfNoEntry: false })?.size ?? 0
  return {
    write(event) {
      const line = `${JSON.stringify(event)}\n`
      if (bytes > 0 && bytes + Buffer.byteLength(line) > atMost) {
        renameSync(file, join(dataDir, 'log.1.jsonl'))
        bytes = 0
      }
      appendFileSync(file, line, { mode: 0o600 })
      bytes += Buffer.byteLength(line)
      if (event['level'] !== 'info') terminal.write(event)
    },
  }
}
