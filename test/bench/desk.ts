import { deskOf } from '#functions/queries/desk.ts'
import type { Watched } from './database-watch.ts'
import type { Staff } from './doors.ts'
import { signInByLink } from './doors.ts'
import type { Figure, Section } from './figure.ts'
import { inScratch } from './scratch.ts'
import { seedVillages } from './seeded-villages.ts'
import type { Stage } from './stage.ts'
import { openStage } from './stage.ts'
import { median, percentile } from './statistics.ts'

const areas = [
  { county: '130108', villages: 10 },
  { county: '150926', villages: 1000 },
] as const
const onlooker = { login: 'onlooker', roles: [{ role: 'supervisor', place: '0' }] } as const
const repeats = 30
const mostMs = 200
const promise =
  'a desk over 1,000 villages: a constant number of queries, first answer under 200 ms on the embedded default'

interface Measured {
  readonly villages: number
  readonly firstMs: number
  readonly latencies: readonly number[]
  readonly units: number
  readonly calls: Watched
  readonly bytes: number
}

/** A county's desk, the same question with few villages and with many. */
export const desk: Section = {
  name: 'desk',
  title:
    'the desk of a county with 10 and with 1,000 villages, an overdue action each; asked in the process, so without the wire',
  run: () =>
    inScratch(async (dataDir) => {
      const stage = await openStage(dataDir)
      try {
        const seedings: Figure[] = []
        for (const { county, villages } of areas) {
          const began = performance.now()
          await seedVillages(stage.world, county, villages)
          const seconds = (performance.now() - began) / 1000
          seedings.push({ name: `seeding ${villages} villages by the stream’s reaction`, value: seconds, unit: 's' })
        }
        const administrator = await signInByLink(stage.send, stage.adminLink)
        // The first answer is that of a database just started; asked in this order, the many pay for the first compilation.
        await stage.restartDatabase()
        const [few, many] = areas
        const large = await measure(stage, administrator, many)
        const small = await measure(stage, administrator, few)
        return [...figures(small, small), ...figures(large, small), ...seedings]
      } finally {
        await stage.close()
      }
    }),
}

async function measure(
  stage: Stage,
  administrator: Staff,
  { county, villages }: (typeof areas)[number],
): Promise<Measured> {
  const path = `/api/desk?place=${county}`
  const ask = async () => {
    const began = performance.now()
    await administrator.look(path)
    return performance.now() - began
  }
  const firstMs = await ask()
  const latencies: number[] = []
  for (let n = 0; n < repeats; n++) latencies.push(await ask())
  // The query alone, without the reading of the session.
  stage.watch.take()
  stage.world.table.meter.take()
  const answer = await deskOf(stage.world, onlooker, county)
  const units = stage.world.table.meter.take().read
  return {
    villages,
    firstMs,
    latencies,
    units,
    calls: stage.watch.take(),
    bytes: Buffer.byteLength(JSON.stringify(answer)),
  }
}

function figures({ villages, firstMs, latencies, units, calls, bytes }: Measured, small: Measured): Figure[] {
  const of = `${villages} villages`
  const constant = calls.reads === small.calls.reads
  return [
    { name: `${of}: first answer`, value: firstMs, unit: 'ms', promise: { text: promise, holds: firstMs < mostMs } },
    {
      name: `${of}: later answers`,
      value: median(latencies),
      unit: 'ms',
      parts: { 'p99 ms': percentile(latencies, 99), 'answer bytes': bytes },
    },
    {
      name: `${of}: calls of the database`,
      value: calls.reads,
      unit: '',
      parts: { queries: calls.queries },
      promise: { text: promise, holds: constant },
    },
    { name: `${of}: capacity`, value: units, unit: 'units read' },
  ]
}
