import { spawn } from 'node:child_process'

/**
 * The shell keeps a watcher on its standard input and then becomes the engine (`exec`, so the process id is the engine's
 * own). A line on that pipe stands the watcher down; its end without a line means that the parent is gone, even by
 * kill -9, and the watcher kills the engine.
 */
const GUARD = 'exec 3<&0; { read -r _ <&3 || kill -9 $$; } >/dev/null 2>&1 & exec "$0" "$@" 3<&- </dev/null'

const STDERR_KEPT = 4_000

/** How a process ended: exit code or signal, and the last 4,000 characters it wrote to its standard error. */
export interface Ending {
  readonly code: number | null
  readonly signal: NodeJS.Signals | null
  readonly stderr: string
}

export interface EngineProcess {
  readonly pid: number
  /** Resolves once the process has ended; never rejects. */
  readonly ended: Promise<Ending>
  hasEnded(): boolean
  kill(signal: NodeJS.Signals): void
}

/**
 * Starts a program that cannot outlive this process. It gets a process group of its own, so that Ctrl-C in the terminal
 * reaches only the parent, which then closes the engines after its last requests.
 */
export async function spawnGuarded(program: string, args: readonly string[]): Promise<EngineProcess> {
  const child = spawn('/bin/sh', ['-c', GUARD, program, ...args], {
    stdio: ['pipe', 'ignore', 'pipe'],
    detached: true,
  })
  let stderr = ''
  let over = false
  child.stderr.setEncoding('utf8')
  child.stderr.on('data', (text: string) => {
    stderr = (stderr + text).slice(-STDERR_KEPT)
  })
  // The pipe breaks when the engine and its watcher are gone: that is the ending below, not an error of its own.
  child.stdin.on('error', () => {})
  const ended = new Promise<Ending>((resolve) => {
    child.once('exit', (code, signal) => {
      over = true
      child.stdin.end('ended\n')
      // One turn later whatever was still in the standard error pipe has been read.
      setTimeout(() => resolve({ code, signal, stderr }), 5)
    })
  })
  await new Promise<void>((resolve, reject) => {
    child.once('spawn', resolve)
    child.once('error', reject)
  })
  const pid = child.pid
  if (pid === undefined) throw new Error('A spawned process has no id')
  return { pid, ended, hasEnded: () => over, kill: (signal) => void child.kill(signal) }
}
