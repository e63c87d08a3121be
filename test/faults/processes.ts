import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

/** The program of the processes that are killed, bundled once: it starts a dozen times a schedule. */
export async function bundledProgram(): Promise<{ file: string; remove(): Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), 'cunyi-faults-program-'))
  const file = join(folder, 'polling-process.cjs')
  await build({
    entryPoints: [fileURLToPath(new URL('./polling-process.ts', import.meta.url))],
    outfile: file,
    bundle: true,
    platform: 'node',
    target: 'node24',
    format: 'cjs',
    mainFields: ['module', 'main'],
    jsx: 'automatic',
    jsxImportSource: 'preact',
    external: ['sharp'],
    // The photo store runs elsewhere.
    alias: { fauxqs: 'node:http' },
    logLevel: 'silent',
    define: { 'import.meta.url': '"file:///nowhere"' },
  })
  return { file, remove: () => rm(folder, { recursive: true, force: true }) }
}

export interface ProcessOptions {
  readonly program: string
  readonly role: 'doors' | 'stream'
  readonly dataDir: string
  readonly port: number
  readonly origin: string
  readonly env: Readonly<Record<string, string>>
}

export interface MortalProcess {
  /** Kills it as a power cut would; somebody has to start it again. */
  kill(): void
  /** Starts it on the same folder and port and waits until it listens. */
  start(): Promise<void>
  /** Endings that nobody asked for, with the last words. */
  readonly fell: readonly string[]
  close(): Promise<void>
}

const startsAtMost = 20

export function mortalProcess({ program, role, dataDir, port, origin, env }: ProcessOptions): MortalProcess {
  const fell: string[] = []
  let child: ChildProcess | undefined
  let over = false
  let lastWords = ''

  const startOnce = async (): Promise<boolean> => {
    const born = spawn(process.execPath, [program, role, dataDir, String(port), origin], {
      stdio: ['pipe', 'pipe', 'pipe'],
      env: { ...process.env, ...env, NODE_COMPILE_CACHE: join(program, '..', 'compiled') },
    })
    child = born
    lastWords = ''
    let ready = false
    born.stderr?.setEncoding('utf8').on('data', (text: string) => (lastWords = (lastWords + text).slice(-800)))
    const ended = once(born, 'close').then(([code, signal]) => {
      // Before it listens it may fail for want of a database, and is started again.
      if (ready && signal !== 'SIGKILL') fell.push(`${role} ended with ${String(code ?? signal)}: ${lastWords}`)
      return false
    })
    const listening = once(born.stdout ?? born, 'data').then(() => (ready = true))
    const up = await Promise.race([listening, ended])
    return up && child === born
  }
  const startAtLast = async (): Promise<void> => {
    for (let n = 0; n < startsAtMost && !over; n++) {
      if (await startOnce()) return
      await sleep(30 * (n + 1))
    }
    if (!over) throw new Error(`${role} does not start: ${lastWords}`)
  }
  let starting: Promise<void> | undefined
  return {
    fell,
    kill() {
      child?.kill('SIGKILL')
      child = undefined
    },
    async start() {
      // Killed before it listened, it is already being started again.
      if (starting === undefined && child !== undefined) return
      starting ??= startAtLast().finally(() => (starting = undefined))
      await starting
    },
    async close() {
      over = true
      const last = child
      if (last === undefined || last.exitCode !== null || last.signalCode !== null) return
      last.kill('SIGKILL')
      await once(last, 'close')
    },
  }
}
