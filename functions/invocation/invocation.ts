import { AsyncLocalStorage } from 'node:async_hooks'
import type { World } from '../world.ts'
import { embeddedMetrics } from './embedded-metrics.ts'
import { votingDoors } from './metric-names.ts'
import type { Noted, Notes } from './notes.ts'
import { namedNotes, nothingNoted, take } from './notes.ts'
import { toldOf } from './redact.ts'

/** What an invocation is told of the world it runs in. */
export type Surroundings = Pick<World, 'log' | 'deployment' | 'practice'>

interface Invocation extends Noted {
  readonly began: number
  readonly cold: boolean
  readonly requestId: string | undefined
  readUnits: number
  writeUnits: number
  errors: number
  told: ReturnType<typeof toldOf> | undefined
}

const current = new AsyncLocalStorage<Invocation>()
let cold = true

/** Doors at which papers are cast: of these the village is told and nothing else, so that no line goes beside a mark. */
const castingDoors: readonly string[] = [...votingDoors, 'POST /api/polls/:pollId/assisted']

/**
 * Does the work of one invocation (a request, a batch, a tick) and then writes its one wide event to `world.log`. What
 * happens meanwhile adds to it by `note`, `noteError` and `noteUnits`. On practice stages the clock's setting is read first.
 * An error of the work is told in the event and thrown on.
 */
export async function inInvocation<T>(
  world: Surroundings,
  about: { readonly door: string; readonly requestId?: string | undefined },
  work: () => Promise<T>,
): Promise<T> {
  const invocation: Invocation = {
    ...nothingNoted(about.door),
    began: performance.now(),
    cold,
    requestId: about.requestId,
    readUnits: 0,
    writeUnits: 0,
    errors: 0,
    told: undefined,
  }
  cold = false
  return current.run(invocation, async () => {
    try {
      await world.practice?.refresh()
      return await work()
    } catch (error) {
      noteError(world, error)
      throw error
    } finally {
      world.log.write(eventOf(world, invocation))
    }
  })
}

/** The same as a handler of events: of streams, timers, queues, uploads. `door` names the function. */
export function logged<Input, Output>(
  world: Surroundings,
  door: string,
  handle: (event: Input) => Promise<Output>,
): (event: Input, context?: { readonly awsRequestId?: string }) => Promise<Output> {
  return (event, context) => inInvocation(world, { door, requestId: context?.awsRequestId }, () => handle(event))
}

/** Tells the event of the invocation in hand; outside of one nothing happens. */
export function note(notes: Notes): void {
  const invocation = current.getStore()
  if (invocation !== undefined) take(invocation, notes)
}

/** An error that is not thrown on, because others must not suffer from it. Outside of an invocation it is a line by itself. */
export function noteError(world: Pick<World, 'log'>, error: unknown, door = 'other'): void {
  const invocation = current.getStore()
  if (invocation === undefined) return world.log.write({ timestamp: now(), level: 'error', door, ...toldOf(error) })
  invocation.errors += 1
  invocation.told ??= toldOf(error)
}

/** What DynamoDB charged for a call, in capacity units. */
export function noteUnits({ read = 0, write = 0 }: { readonly read?: number; readonly write?: number }): void {
  const invocation = current.getStore()
  if (invocation === undefined) return
  invocation.readUnits += read
  invocation.writeUnits += write
}

/** The real time, also where the clock of the place has been moved: CloudWatch takes no other. */
const now = () => new Date(Date.now()).toISOString()

function eventOf({ deployment }: Surroundings, invocation: Invocation): Readonly<Record<string, unknown>> {
  const { door, status, requestId, readUnits, writeUnits, errors, refusals, told, counts } = invocation
  const failed = errors > 0 || (status !== undefined && status >= 500)
  const durationMs = Math.round(performance.now() - invocation.began)
  const shown = namedNotes.filter((name) => !castingDoors.includes(door) || name === 'place' || name === 'refusal')
  const timestamp = now()
  const figures = { stage: deployment.stage, door, durationMs, readUnits, writeUnits, refusals, errors }
  return {
    timestamp,
    level: failed ? 'error' : invocation.warned ? 'warn' : 'info',
    door,
    ...deployment,
    ...(requestId === undefined ? {} : { requestId }),
    ...(status === undefined ? {} : { status }),
    durationMs,
    cold: invocation.cold,
    ...Object.fromEntries(
      shown.flatMap((name) =>
        invocation.named[name].size === 0 ? [] : [[name, [...invocation.named[name]].join(' ')]],
      ),
    ),
    readUnits,
    writeUnits,
    ...Object.fromEntries(counts),
    ...told,
    ...embeddedMetrics(figures, Date.parse(timestamp)),
  }
}
