import { join } from 'node:path'
import type { DynamoDBStreamEvent } from 'aws-lambda'
import { setImmediate } from 'node:timers/promises'
import { react } from '#functions/stream/react.ts'
import { logged, noteError } from '#functions/invocation/invocation.ts'
import { tick } from '#functions/schedule/tick.ts'
import type { World } from '#functions/world.ts'
import type { Engines } from './engines.ts'
import { tableName } from './engines.ts'
import { startPump } from './engines/pump.ts'

const tickMs = 5_000
/** How many ticks between two clean-ups of the engine's own files. */
const ticksPerCleaning = 60

export interface Work {
  /** Fires due timers until none is due, then waits for the stream. */
  catchUp(): Promise<void>
  close(): Promise<void>
}

/** What AWS does around the functions: the stream, the clock's tick, expiry. One at a time, for as long as the stack runs. */
export async function startWork(
  world: World,
  engines: Engines,
  dataDir: string,
  alsoEachTick: () => Promise<void>,
): Promise<Work> {
  const report = (error: unknown) => noteError(world, error, 'local work')
  const stream = logged(world, 'stream', (event: DynamoDBStreamEvent) => react(world, event))
  const schedule = logged(world, 'schedule', () => tick(world))
  const pump = await startPump({
    streamsClientConfig: engines.clientConfig,
    tableName,
    positionFile: join(dataDir, 'stream-position.json'),
    handler: (event) => stream(event),
    onFailure: report,
  })
  let sweeping: Promise<unknown> = Promise.resolve()
  const sweepAll = (): Promise<void> => {
    const turn = sweeping.then(async () => {
      while ((await schedule(undefined)).fired > 0);
    })
    sweeping = turn.catch(() => {})
    return turn
  }
  const clean = async () => {
    const position = pump.position()
    // In parts, so that writers never wait long; until there is nothing left to trim.
    while (position !== undefined && (engines.maintenance?.trimStream(tableName, position + 1n) ?? 0) > 0)
      await setImmediate()
    const nowSeconds = Math.floor(Date.parse(world.clock.now()) / 1000)
    await engines.maintenance?.sweepExpired(tableName, 'expiresAt', nowSeconds)
  }
  let ticks = 0
  const beat = async () => {
    await sweepAll()
    engines.maintenance?.forgetHistory()
    await alsoEachTick()
    if (ticks++ % ticksPerCleaning === 0) await clean()
  }
  let ticking: Promise<unknown> = Promise.resolve()
  const timer = setInterval(() => (ticking = ticking.then(beat).catch(report)), tickMs)
  ticking = beat().catch(report)
  return {
    async catchUp() {
      await alsoEachTick()
      await sweepAll()
      await pump.settled()
      engines.maintenance?.forgetHistory()
    },
    async close() {
      clearInterval(timer)
      await ticking
      await sweeping
      await pump.close()
    },
  }
}
