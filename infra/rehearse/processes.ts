import type { ChildProcess } from 'node:child_process'
import { spawn } from 'node:child_process'
import { setTimeout as sleep } from 'node:timers/promises'

export interface Running {
  readonly cwd?: string
  readonly env?: Readonly<Record<string, string | undefined>>
  readonly seconds: number
  /** Gets every line; without it nothing is shown. */
  readonly line?: (line: string) => void
}

/** How a program ended, and all it said. */
export interface Ran {
  readonly ok: boolean
  readonly said: string
}

const running = new Set<ChildProcess>()

/** Ends every program that is still being run. */
export const stopAll = async (): Promise<void> => void (await Promise.all([...running].map(stopGroup)))

/** Runs a program to its end, or kills it and all it started when its time is over. */
export async function run(
  program: string,
  args: readonly string[],
  { cwd, env, seconds, line }: Running,
): Promise<Ran> {
  const child = spawn(program, args, {
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
    ...(cwd === undefined ? {} : { cwd }),
    ...(env === undefined ? {} : { env }),
  })
  running.add(child)
  child.on('close', () => running.delete(child))
  let said = ''
  let rest = ''
  const hear = (chunk: Buffer) => {
    const text = chunk.toString('utf8')
    said += text
    const lines = (rest + text).split('\n')
    rest = lines.pop() ?? ''
    for (const one of lines) line?.(one)
  }
  child.stdout.on('data', hear)
  child.stderr.on('data', hear)
  const closed = new Promise<number | null>((resolve) => {
    child.on('error', (error) => {
      said += String(error)
      resolve(null)
    })
    child.on('close', resolve)
  })
  const late = new AbortController()
  const over = sleep(seconds * 1000, 'late' as const, { signal: late.signal }).catch(() => 'in time' as const)
  const how = await Promise.race([closed, over])
  late.abort()
  if (how === 'late') {
    await stopGroup(child)
    return { ok: false, said: `${said}\n${program}: not done after ${seconds} s` }
  }
  if (rest !== '') line?.(rest)
  return { ok: how === 0, said }
}

/** Ends a process that was started `detached`, and everything it started: kindly first, then for certain. */
export async function stopGroup({ pid, exitCode, signalCode }: ChildProcess): Promise<void> {
  if (pid === undefined) return
  const signal = (kind: NodeJS.Signals | 0) => {
    try {
      process.kill(-pid, kind)
      return true
    } catch {
      return false
    }
  }
  if (exitCode !== null && signalCode !== null && !signal(0)) return
  signal('SIGTERM')
  for (let round = 0; round < 30 && signal(0); round++) await sleep(100)
  signal('SIGKILL')
}
