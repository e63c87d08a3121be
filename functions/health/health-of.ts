import type { Instant } from '#shared/calendar/time.ts'
import type { HealthAnswer } from '#shared/views/health.ts'
import { messagesVerdict, overallVerdict, streamVerdict, timersVerdict } from '#shared/views/health.ts'
import { noteError } from '../invocation/invocation.ts'
import { dataVersionOf } from '../migrations/data-version.ts'
import { dueTimers } from '../schedule/due-timers.ts'
import type { World } from '../world.ts'
import { lastProbe, probeSeen } from './probe.ts'

/** A table that was never stamped. */
const firstDataVersion = 1

/** How it stands with what goes on behind the doors: the stream, the clock, messages on their way out. */
export async function healthOf(world: World): Promise<HealthAnswer> {
  const now = world.clock.now()
  const [data, stream, timers, messages] = await Promise.all([
    dataVersionOf(world),
    streamOf(world, now),
    timersOf(world, now),
    messagesOf(world),
  ])
  return {
    ...world.deployment,
    node: process.version,
    dataVersion: data?.version ?? firstDataVersion,
    now,
    overall: overallVerdict([stream.verdict, timers.verdict, messages.verdict]),
    stream,
    timers,
    messages,
  }
}

const secondsBetween = (from: Instant, to: Instant): number =>
  Math.max(0, Math.round((Date.parse(to) - Date.parse(from)) / 1000))

async function streamOf(world: World, now: Instant): Promise<HealthAnswer['stream']> {
  const [probe, seen] = await Promise.all([lastProbe(world), probeSeen(world)])
  // A new probe comes each minute: the age of the last one alone would always look well.
  const until = seen?.id === probe?.id ? seen?.seenAt : now
  const ageSeconds = seen === undefined || until === undefined ? null : secondsBetween(seen.at, until)
  return {
    probeAt: probe?.at ?? null,
    seenAt: seen?.seenAt ?? null,
    ageSeconds,
    verdict: streamVerdict(ageSeconds),
  }
}

async function timersOf(world: World, now: Instant): Promise<HealthAnswer['timers']> {
  const [due, probe] = await Promise.all([dueTimers(world, now), lastProbe(world)])
  const oldestDueSeconds = Math.max(0, ...due.map(({ at }) => Math.round((Date.parse(now) - Date.parse(at)) / 1000)))
  const ticked = probe === undefined ? null : secondsBetween(probe.at, now)
  return { due: due.length, oldestDueSeconds, verdict: timersVerdict(oldestDueSeconds, ticked) }
}

async function messagesOf(world: World): Promise<HealthAnswer['messages']> {
  if (world.courier === undefined) return { waiting: null, failed: null, verdict: 'well' }
  try {
    const { waiting, failed } = await world.courier.backlog()
    return { waiting, failed, verdict: messagesVerdict({ waiting, failed }) }
  } catch (error) {
    // The page that says what is wrong must not be what goes wrong.
    noteError(world, error)
    return { waiting: null, failed: null, verdict: 'unknown' }
  }
}
