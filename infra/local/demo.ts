import * as z from 'zod'
import { rememberedCommand } from '#functions/commands/remember.ts'
import { isAbsent } from '#functions/store/conditions.ts'
import { keys } from '#functions/store/keys.ts'
import { placeOf } from '#functions/store/places.ts'
import type { World } from '#functions/world.ts'
import type { LocalDate } from '#shared/calendar/time.ts'
import { localDateOf } from '#shared/calendar/time.ts'
import { localDate } from '#shared/workflow/fields.ts'
import { inParallel } from './demo/in-parallel.ts'
import type { DemoLinks, LinkedMatters } from './demo/links.ts'
import { demoLinks } from './demo/links.ts'
import { neighbours } from './demo/neighbours/chosen.ts'
import { appointNeighbours } from './demo/neighbours/staff.ts'
import { tellNeighbour } from './demo/neighbours/tell.ts'
import { countyCode, countyItems, savePlaces } from './demo/places.ts'
import { readingOnce } from './demo/reading-once.ts'
import { saveRoster } from './demo/roster.ts'
import type { Scene } from './demo/telling.ts'
import { cleanHomes } from './demo/yihebei/clean-homes.ts'
import { courtyards } from './demo/yihebei/courtyards.ts'
import { dividend } from './demo/yihebei/dividend.ts'
import { herd } from './demo/yihebei/herd.ts'
import type { People } from './demo/yihebei/people.ts'
import { appointPeople, households, representatives, yihebei } from './demo/yihebei/people.ts'
import { road } from './demo/yihebei/road.ts'
import { wells } from './demo/yihebei/wells.ts'

export type { DemoLinks } from './demo/links.ts'

/** Few, so that each matter is told in one breath: desks follow a matter's head, and one that has moved on is skipped. */
const villagesAtOnce = 4

/** The links work at once; `complete` settles when the villages around are told too. */
export interface Demo {
  readonly links: DemoLinks
  readonly complete: Promise<void>
}

/**
 * Fills an empty stack with 扎鲁特旗: one village in full, then forty around it, told in the past tense of the world's clock.
 * Where the county stands already nothing is loaded; the links are made anew. A load broken off goes on from the day it began.
 */
export async function loadDemo(world: World): Promise<Demo> {
  if ((await placeOf(world, countyCode)) !== undefined)
    return { links: await demoLinks(world, await linkedMatters(world)), complete: Promise.resolve() }
  const today = await dayOfLoading(world)
  const villages = neighbours()
  const [people, cadres] = await Promise.all([
    appointPeople(world),
    appointNeighbours(world, villages),
    savePlaces(world),
    saveRoster(world, yihebei, [...households, ...representatives]),
  ])
  const reading = { ...world, table: readingOnce(world.table) }
  const linked = await tellYihebei(reading, today, people)
  const complete = tellNeighbours(reading, today, cadres).then(() => finish(world, today, linked))
  return { links: await demoLinks(world, linked), complete }
}

async function tellNeighbours(world: World, today: LocalDate, cadres: Cadres): Promise<void> {
  const tasks = neighbours().map((village) => async () => {
    const cadre = cadres.get(village.code)
    if (cadre !== undefined) await tellNeighbour(world, today, village, cadre)
  })
  await inParallel(tasks, villagesAtOnce)
}

/** The county stands last: only then is the demo whole. */
async function finish(world: World, today: LocalDate, linked: LinkedMatters): Promise<void> {
  await world.table.put(rememberedCommand('demo', 'loaded', today, linked))
  await world.table.putMany(countyItems())
}

type Cadres = Awaited<ReturnType<typeof appointNeighbours>>

async function tellYihebei(world: World, today: LocalDate, people: People): Promise<LinkedMatters> {
  const scene = (key: string): Scene => ({ world, today, village: yihebei, key: `yihebei-${key}` })
  const [discuss, act, evaluate] = await Promise.all([
    courtyards(scene('courtyards'), people),
    road(scene('road'), people),
    herd(scene('herd'), people),
    dividend(scene('dividend'), people),
    wells(scene('wells'), people),
    cleanHomes(scene('clean-homes'), people),
  ])
  return { discuss: discuss.matterId, act: act.matterId, evaluate: evaluate.matterId }
}

const answered = z.object({ answer: z.object({ discuss: z.string(), act: z.string(), evaluate: z.string() }) })

async function linkedMatters(world: World): Promise<LinkedMatters | undefined> {
  const item = await world.table.get(keys.command('demo', 'loaded'))
  return item === undefined ? undefined : answered.parse(item).answer
}

const begun = z.object({ answer: z.object({ today: localDate }) })

/** The day from which everything is counted back: that of the first attempt, so that a repeated command is the same one. */
async function dayOfLoading(world: World): Promise<LocalDate> {
  const today = localDateOf(world.clock.now())
  await world.table.transact([{ put: rememberedCommand('demo', 'begun', '', { today }), when: isAbsent }])
  return begun.parse(await world.table.get(keys.command('demo', 'begun'))).answer.today
}
