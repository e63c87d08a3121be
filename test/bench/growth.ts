import { randomUUID } from 'node:crypto'
import * as z from 'zod'
import type { Send, Staff } from './doors.ts'
import { good, signInByLink, signInByPassword } from './doors.ts'
import type { Figure, Section } from './figure.ts'
import { growTo, provinceCode, villageAt } from './province.ts'
import { inMemory, inScratch } from './scratch.ts'
import type { Stage } from './stage.ts'
import { openStage } from './stage.ts'
import { median } from './statistics.ts'

const ladder = [10, 1000, 30_000] as const
const repeats = 15
const promise =
  'desk, ledger, today and board cost the same with 10, 1,000 and 30,000 villages, but for one unit for each village that the page names (100 at most)'
const seedingMost = 240

/** Somebody’s question to the product; gives the answer’s text. */
interface Question {
  readonly name: string
  ask(): Promise<string>
}

interface Cost {
  readonly units: number
  /** Villages that the answer names: a desk or ledger page reads the name of each once. */
  readonly names: number
  readonly calls: number
  readonly ms: number
}

/** The same questions to a province of 10, 1,000 and 30,000 villages. */
export const growth: Section = {
  name: 'growth',
  title:
    'units read by desks, ledgers, today and boards while a province grows from 10 to 30,000 villages; its lists are full from the beginning',
  run: () =>
    inScratch(async (dataDir) => {
      const stage = await openStage(dataDir)
      try {
        return await climb(stage)
      } finally {
        await stage.close()
      }
    }, inMemory),
}

async function climb(stage: Stage): Promise<Figure[]> {
  const at = stage.world.clock.now()
  const seedings: Figure[] = []
  const steps: Map<string, Cost>[] = []
  let asked: Question[] = []
  let before = 0
  for (const villages of ladder) {
    const began = performance.now()
    await growTo(stage.world, before, villages, at)
    const value = (performance.now() - began) / 1000
    seedings.push({ name: `growing from ${before} to ${villages} villages`, value, unit: 's' })
    before = villages
    if (asked.length === 0) asked = await questions(stage)
    await stage.restartDatabase()
    const step = new Map<string, Cost>()
    for (const { name, ask } of asked) step.set(name, await costOf(stage, ask))
    steps.push(step)
  }
  return [...asked.flatMap(({ name }) => curve(name, steps)), ...seedings.map(bounded)]
}

const bounded = (figure: Figure): Figure => ({
  ...figure,
  ...(figure.value > seedingMost
    ? { note: 'this machine is slow: the step was meant to take four minutes at most' }
    : {}),
})

async function questions({ send, adminLink }: Stage): Promise<Question[]> {
  const administrator = await signInByLink(send, adminLink)
  const village = villageAt(0)
  const supervisor = await employ(send, administrator, 'supervisor', provinceCode)
  const clerk = await employ(send, administrator, 'organizer', village)
  const staff = (name: string, who: Staff, path: string): Question => ({
    name,
    ask: async () => JSON.stringify(await who.call('GET', path)),
  })
  const anybody = (name: string, path: string): Question => ({
    name,
    ask: async () => (await good(await send(path), path)).text(),
  })
  return [
    staff('desk of the province', supervisor, `/api/desk?place=${provinceCode}`),
    staff('ledger of the province, all', supervisor, `/api/ledger?place=${provinceCode}`),
    staff('ledger of the province, late', supervisor, `/api/ledger?place=${provinceCode}&state=late`),
    staff('ledger of the province, one owner', supervisor, `/api/ledger?place=${provinceCode}&owner=helper`),
    staff('desk of a village', clerk, `/api/desk?place=${village}`),
    staff('today of its clerk', clerk, '/api/today'),
    staff('its matters', clerk, `/api/villages/${village}/matters`),
    anybody('its board', `/b/${village}`),
    anybody('one of its matters', `/b/${village}/m/matter${village}m0`),
    anybody('the country’s places', '/'),
    anybody('the province’s places', `/p/${provinceCode}`),
  ]
}

async function employ(send: Send, administrator: Staff, role: string, place: string): Promise<Staff> {
  const password = `bench-${randomUUID()}`
  const body = { commandId: randomUUID(), login: role, name: '乌兰', password, roles: [{ role, place }] }
  await administrator.call('POST', '/api/staff', body)
  return signInByPassword(send, role, password)
}

async function costOf({ world, watch }: Stage, ask: () => Promise<string>): Promise<Cost> {
  await ask()
  watch.take()
  world.table.meter.take()
  const names = villagesNamed(await ask())
  const { read: units } = world.table.meter.take()
  const { reads: calls } = watch.take()
  const times: number[] = []
  for (let n = 0; n < repeats; n++) {
    const began = performance.now()
    await ask()
    times.push(performance.now() - began)
  }
  return { units, names, calls, ms: median(times) }
}

const lines = z.array(z.object({ place: z.string() })).default([])
const answer = z.object({ overdue: lines, waiting: lines, changes: lines, rows: lines })

/** Villages named by the rows of a desk or a page of a ledger; none in anything else. */
function villagesNamed(text: string): number {
  if (!text.startsWith('{')) return 0
  const { overdue, waiting, changes, rows } = answer.parse(JSON.parse(text))
  return new Set([...overdue, ...waiting, ...changes, ...rows].map(({ place }) => place)).size
}

function curve(name: string, steps: readonly ReadonlyMap<string, Cost>[]): Figure[] {
  const first = steps[0]?.get(name)
  return steps.flatMap((step, n): Figure[] => {
    const cost = step.get(name)
    if (cost === undefined || first === undefined) return []
    const { units, names, calls, ms } = cost
    return [
      {
        name: `${name}, ${ladder[n]} villages`,
        value: units,
        unit: 'units read',
        parts: { 'villages named': names, 'without names': units - names, 'read calls': calls, 'p50 ms': ms },
        promise: { text: promise, holds: units - names === first.units - first.names },
      },
    ]
  })
}
