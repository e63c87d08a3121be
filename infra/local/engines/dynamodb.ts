import { mkdir } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { EngineFailed, EngineMissing } from './engine-errors.ts'
import { type EngineProcess, type Ending, spawnGuarded } from './engine-process.ts'
import { freePort, portTaken } from './ports.ts'

const ANSWER_WITHIN_MS = 10_000
const TERMINATE_WITHIN_MS = 3_000

export interface DynamoDbOptions {
  /** Directory of the database file; made when absent. */
  readonly dataDir: string
  /** A free port is chosen when absent. */
  readonly port?: number
  /** Called when the engine ends without having been asked to. */
  readonly onExit?: (ending: Ending) => void
}

export interface DynamoDbEngine {
  readonly endpoint: string
  readonly databaseFile: string
  /** Process id of the engine running now. */
  pid(): number
  /** Kills the engine as a crash would (SIGKILL), where it still runs, and starts it on the same file and port. */
  restart(): Promise<void>
  /** Asks the engine to end (SIGTERM), insists after three seconds (SIGKILL), and waits until it is gone. */
  close(): Promise<void>
}

/**
 * Starts the embedded DynamoDB engine on `dataDir/dynamodb.sqlite` and resolves when it answers.
 * Throws `EngineMissing` where no binary exists for the machine and `EngineFailed` when it does not come up.
 */
export async function startDynamoDb(options: DynamoDbOptions): Promise<DynamoDbEngine> {
  const binary = engineBinary()
  await mkdir(options.dataDir, { recursive: true })
  const databaseFile = join(options.dataDir, 'dynamodb.sqlite')
  const port = options.port ?? (await freePort())
  const asked = new WeakSet<EngineProcess>()

  const start = async (): Promise<EngineProcess> => {
    // Somebody else's answer on this port must not be taken for the engine's.
    if (await portTaken(port)) throw new EngineFailed(`Port ${port} is already in use`)
    const engine = await spawnGuarded(binary, [
      '--host',
      '127.0.0.1',
      '--port',
      String(port),
      '--db-path',
      databaseFile,
    ])
    try {
      await answers(engine, port)
    } catch (error) {
      engine.kill('SIGKILL')
      throw error
    }
    void engine.ended.then((ending) => {
      if (!asked.has(engine)) options.onExit?.(ending)
    })
    return engine
  }

  let current = await start()
  return {
    endpoint: `http://127.0.0.1:${port}`,
    databaseFile,
    pid: () => current.pid,
    async restart() {
      asked.add(current)
      current.kill('SIGKILL')
      await current.ended
      current = await start()
    },
    async close() {
      asked.add(current)
      current.kill('SIGTERM')
      const insist = setTimeout(() => current.kill('SIGKILL'), TERMINATE_WITHIN_MS)
      await current.ended
      clearTimeout(insist)
    },
  }
}

function engineBinary(): string {
  try {
    return createRequire(import.meta.url).resolve(`@dynoxide/${process.platform}-${process.arch}/dynoxide`)
  } catch (cause) {
    throw new EngineMissing(cause)
  }
}

async function answers(engine: EngineProcess, port: number): Promise<void> {
  const deadline = Date.now() + ANSWER_WITHIN_MS
  while (Date.now() < deadline) {
    if (engine.hasEnded()) {
      const { code, signal, stderr } = await engine.ended
      throw new EngineFailed(`The DynamoDB engine ended at once (${signal ?? code}): ${stderr.trim()}`)
    }
    if (await portTaken(port)) return
    await sleep(4)
  }
  throw new EngineFailed(`The DynamoDB engine did not answer within ${ANSWER_WITHIN_MS} ms`)
}
