import { loadavg } from 'node:os'
import { setTimeout as sleep } from 'node:timers/promises'
import * as z from 'zod'
import { probeSeen, sendProbe } from '#functions/health/probe.ts'
import type { Stack } from '#infra/local/stack.ts'
import { startStack } from '#infra/local/stack.ts'
import type { Asked } from './block.ts'
import { costFigures } from './county-cost.ts'
import type { OpenPoll } from './county.ts'
import { asStaff, buildCounty, forAll, openPolls } from './county.ts'
import {
  consumedFigures,
  countFigure,
  errorFigure,
  latencyFigures,
  paceFigure,
  together,
  writesIn,
} from './county-figures.ts'
import { evening, midday, morning, night } from './county-hours.ts'
import { overHttp } from './doors.ts'
import type { Figure, Section } from './figure.ts'
import { inScratch } from './scratch.ts'
import { median, rounded, sum } from './statistics.ts'
import type { UnitWatch } from './unit-watch.ts'
import { watchUnits } from './unit-watch.ts'
import type { Voters } from './voters.ts'
import { startVoters } from './voters.ts'

const writesPerSecond = 50
const eveningSeconds = 90
/** Personal links a village; together a few more than the evening has votes. */
const linksEach = 14
const crowd = { office: 16, evening: 64 } as const
const lagEveryMs = 3000
const lookEveryMs = 100

/** 300 villages, 3,000 staff, 100,000 villagers: their morning, midday, evening and night, one right after the other. */
export const countyDay: Section = {
  name: 'county-day',
  title: `a day of a county, compressed: 300 villages, 3,000 staff, 100,000 villagers; an evening of ${eveningSeconds} s with ${writesPerSecond} writes/s and five pages opened for each, over HTTP, stream and clock running`,
  run: () =>
    inScratch(async (dataDir) => {
      const stack = await startStack({ dataDir, log: { write: report } })
      const units = watchUnits(stack.engines.dynamodb)
      const voters = startVoters()
      try {
        return await theDay(stack, units, voters)
      } finally {
        await voters.close()
        units.close()
        await stack.close()
      }
    }),
}

/** Whatever goes wrong inside a door or behind it. */
function report({ level, door, error }: Readonly<Record<string, unknown>>): void {
  if (level === 'error') console.error(String(door), String(error))
}

async function theDay(stack: Stack, units: UnitWatch, voters: Voters): Promise<Figure[]> {
  const send = overHttp(stack.origin)
  const building = await timed(() => buildCounty(stack.world, send))
  const county = building.value
  await stack.catchUp()
  // The county was there before its day.
  units.take()

  const opening = await timed(() => openPolls(send, county, linksEach))
  const polls = opening.value
  const run = (requests: readonly Asked[], clients: number) =>
    voters.run({ origin: stack.origin, clients, requests: [...requests] })
  const early = await run(morning(county), crowd.office)
  const noon = await run(midday(county), crowd.office)
  await stack.catchUp()
  const daytime = units.take()

  const lags = watchLag(stack)
  const late = await run(evening(polls, writesPerSecond, eveningSeconds), crowd.evening)
  const loadNow = loadavg()
  const behind = await lagOf(stack)
  const lag = await lags.stop()
  await stack.catchUp()
  const evenings = units.take()

  const last = await run(night(polls, county), crowd.office)
  await stack.catchUp()
  const nights = units.take()
  // Beside what the crowd asked: each clerk opened a poll and fetched links.
  const counted = await countedIn(stack, polls)

  const blocks = { morning: early, midday: noon, evening: late, night: last }
  const consumed = together([daytime, evenings, nights])
  const requests = sum(Object.values(blocks).map(({ latencies }) => latencies.length)) + 2 * polls.length
  const writes = sum(Object.values(blocks).map(writesIn)) + 2 * polls.length
  return [
    { name: 'building the county', value: building.seconds, unit: 's' },
    {
      name: `opening ${polls.length} polls, links for ${polls.length * linksEach} voters`,
      value: opening.seconds,
      unit: 's',
    },
    ...Object.entries(blocks).map(([hour, result]) => errorFigure(hour, result)),
    paceFigure(late, writesPerSecond, eveningSeconds),
    ...Object.entries(blocks).flatMap(([hour, result]) => latencyFigures(hour, result)),
    {
      name: 'stream behind during the evening',
      value: median(lag),
      unit: 'ms, median',
      parts: { most: Math.max(...lag), samples: lag.length },
      note: 'from writing a probe until the stream’s function had come to it',
    },
    { name: 'stream behind after the last write of the evening', value: behind, unit: 'ms' },
    countFigure(late, counted),
    ...consumedFigures(consumed),
    ...costFigures({ requests, writes, consumed }),
    {
      name: 'load of the machine when the evening ended',
      value: rounded(loadNow[0] ?? Number.NaN),
      unit: '',
      parts: { 'over 5 minutes': loadNow[1] ?? Number.NaN },
    },
  ]
}

async function timed<T>(work: () => Promise<T>): Promise<{ value: T; seconds: number }> {
  const began = performance.now()
  const value = await work()
  return { value, seconds: (performance.now() - began) / 1000 }
}

/** Milliseconds from a row's being written until the stream's function has come to it; all before it is handled by then. */
async function lagOf({ world }: Stack): Promise<number> {
  const sentAt = Date.parse(world.clock.now())
  await sendProbe(world)
  for (;;) {
    const seen = await probeSeen(world)
    if (seen !== undefined && Date.parse(seen.at) >= sentAt) return Date.parse(seen.seenAt) - sentAt
    await sleep(lookEveryMs)
  }
}

/** Measures the stream's lag again and again, one probe at a time. */
function watchLag(stack: Stack): { stop(): Promise<readonly number[]> } {
  const lags: number[] = []
  let isOver = false
  const watching = (async () => {
    while (!isOver) {
      lags.push(await lagOf(stack))
      await sleep(lagEveryMs)
    }
  })()
  return {
    async stop() {
      isOver = true
      await watching
      return lags
    },
  }
}

const pollAnswer = z.object({
  poll: z.object({ turnout: z.object({ votedCount: z.int() }), tally: z.object({ cast: z.int() }) }),
})

/** What the clerks are told after counting: marks, and papers in the count. */
async function countedIn({ origin }: Stack, polls: readonly OpenPoll[]): Promise<{ voted: number; cast: number }> {
  const total = { voted: 0, cast: 0 }
  await forAll(polls, async ({ village, pollId }) => {
    const { poll } = pollAnswer.parse(
      await asStaff(overHttp(origin), village.clerk).call('GET', `/api/polls/${pollId}`),
    )
    total.voted += poll.turnout.votedCount
    total.cast += poll.tally.cast
  })
  return total
}
