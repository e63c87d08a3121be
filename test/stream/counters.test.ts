import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { deskOf } from '#functions/queries/desk.ts'
import { stageCounts } from '#functions/queries/stage-counts.ts'
import { keys } from '#functions/store/keys.ts'
import { ancestorsOf } from '#functions/store/places.ts'
import { foldCounters, folded } from '#functions/stream/fold-counters.ts'
import { indexMatter } from '#functions/stream/index-matter.ts'
import { indexNote } from '#functions/stream/index-note.ts'
import type { World } from '#functions/world.ts'
import type { Stack } from '#infra/local/stack.ts'
import type { LocalDate } from '#shared/calendar/time.ts'
import { addDays, localDateOf, parseLocalDate } from '#shared/calendar/time.ts'
import type { StageCount } from '#shared/views/stage-ages.ts'
import { ageOf, counted, noneInStage, weekOf } from '#shared/views/stage-ages.ts'
import {
  headNow,
  helper,
  liveVillage,
  moment,
  must,
  newMatter,
  organizer,
  send,
  village,
} from '../commands/live-village.ts'

let stack: Stack
let world: World
let close: () => Promise<void>

beforeAll(async () => {
  ;({ stack, world, close } = await liveVillage(4))
})
afterAll(() => close())

const areas = [village, ...ancestorsOf(village)]
const onlooker = { login: 'su', roles: [{ role: 'supervisor', place: '0' }] } as const
const counterKey = (area: string, n: number) => keys.desk(area, `COUNT#${areas[n - 1] ?? area}`)

function day(text: string): LocalDate {
  const date = parseLocalDate(text)
  if (date === undefined) throw new Error(`no day: ${text}`)
  return date
}

async function recount(now: World): Promise<Record<string, StageCount>> {
  const entries = await world.table.query({ pk: keys.villageMatter(village, '', '').pk, prefix: 'MATTER#' })
  const counts: Record<string, StageCount> = {}
  for (const entry of entries) {
    const { stage, stageSince } = (await headNow(world, String(entry['matterId']))).matter
    const age = ageOf(weekOf(localDateOf(stageSince)), localDateOf(now.clock.now()))
    counts[stage] = counted(counts[stage] ?? noneInStage, age, 1)
  }
  return counts
}

/** The next thing that moves a matter on; nothing once it waits for other people. */
async function moveOn(matterId: string): Promise<void> {
  const { stage, slices } = (await headNow(world, matterId)).matter
  const [topic] = slices.topic.topics
  const by = (type: string, data: unknown = {}) => send(world, organizer, matterId, type, data)
  if (stage === 'visit' && slices.visit.count === 0)
    must(await send(world, helper, matterId, 'record-visit', { answers: { needs: 'a road' } }))
  else if (stage === 'visit') must(await by('raise-topic', { title: 'a road' }))
  else if (stage === 'propose') {
    const heldOn = addDays(localDateOf(world.clock.now()), 1)
    const answers = { kind: 'assembly', place: 'hall', heldOn, heldAt: '19:30' }
    must(await by('convene', { answers, topics: [topic?.id], electorate: 'households' }))
    must(await by('check-in', { voters: ['h001'] }))
  } else if (stage === 'discuss') {
    must(await by('write-minutes', { signers: [organizer.id] }))
    must(await by('sign-minutes'))
  } else if (stage === 'act') await by('close')
}

test('after any sequence of matters moving, with days between, every area counts what a recount finds', async () => {
  const matters: string[] = []
  const act = fc.oneof(
    fc.constant({ is: 'open' } as const),
    fc.nat().map((n) => ({ is: 'move', n }) as const),
    fc.integer({ min: 1, max: 70 }).map((days) => ({ is: 'wait', days }) as const),
    fc.nat().map((n) => ({ is: 'again', n }) as const),
  )
  const pick = (n: number): string | undefined => matters[n % Math.max(1, matters.length)]
  await fc.assert(
    fc.asyncProperty(fc.array(act, { minLength: 3, maxLength: 12 }), async (acts) => {
      for (const one of acts) {
        if (one.is === 'open') matters.push(await newMatter(world))
        else if (one.is === 'wait')
          stack.clock.set(moment(`${addDays(localDateOf(world.clock.now()), one.days)}T09:00:00+08:00`))
        else {
          const matterId = pick(one.n)
          if (matterId === undefined) continue
          if (one.is === 'move') await moveOn(matterId)
          else {
            await stack.catchUp()
            await indexMatter(world, matterId, world.clock.now())
          }
        }
      }
      await stack.catchUp()
      const expected = await recount(world)
      for (const area of areas) expect((await deskOf(world, onlooker, area)).stages, area).toEqual(expected)
    }),
    { numRuns: 8, seed: 20_260_302 },
  )
}, 60_000)

test('a matter that was counted by its stage alone is counted by its week once it is looked at, and still once', async () => {
  const matterId = await newMatter(world)
  await stack.catchUp()
  const item = await world.table.get(keys.matterIndex(matterId))
  const { counter = '', rows, ...note } = indexNote.parse(item)
  // As it was left behind by the form before this one.
  await world.table.put({ ...keys.matterIndex(matterId), ...note, entries: Object.keys(rows) })
  await world.table.transact(
    areas.map((area, n) => ({ add: counterKey(area, n), numbers: { [counter]: -1, 'stage-visit': 1 } })),
  )
  const total = async (area: string) => (await deskOf(world, onlooker, area)).stages['visit']?.total
  const before = await Promise.all(areas.map(total))
  await indexMatter(world, matterId, world.clock.now())
  await indexMatter(world, matterId, world.clock.now())
  expect(await Promise.all(areas.map(total))).toEqual(before)
  const expected = await recount(world)
  for (const area of areas) expect((await deskOf(world, onlooker, area)).stages, area).toEqual(expected)
})

test('an old counter that no matter has come back to is part of the total, of no age', () => {
  const item = { pk: 'p', sk: 's', 'stage-act': 3, 'deliberation/act@2026-11-16': 2 }
  expect(stageCounts(item, day('2026-11-23'))).toEqual({
    act: { total: 5, ages: { under1m: 2, '1to3m': 0, '3to6m': 0, over6m: 0 } },
  })
})

test('nothing looks older than it is, nor more than six days younger', () => {
  const ages = ['under1m', '1to3m', '3to6m', 'over6m']
  const exact = (days: number) => [30, 90, 180].filter((least) => days >= least).length
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 800 }), fc.integer({ min: 0, max: 6 }), (days, weekday) => {
      const today = addDays(day('2026-11-23'), weekday)
      const shown = ages.indexOf(ageOf(weekOf(addDays(today, -days)), today))
      expect(shown).toBeLessThanOrEqual(exact(days))
      expect(shown).toBeGreaterThanOrEqual(exact(days - 6))
    }),
  )
})

test('folding counters changes nothing that is read, now or after a matter leaves its old week', () => {
  const week = fc.integer({ min: 0, max: 900 }).map((days) => weekOf(addDays(day('2026-11-23'), -days)))
  const fields = fc.array(fc.tuple(week, fc.integer({ min: -3, max: 9 })), { maxLength: 60 })
  fc.assert(
    fc.property(fields, fc.integer({ min: 0, max: 400 }), (some, later) => {
      const item = {
        pk: 'p',
        sk: 's',
        moves: 7,
        ...Object.fromEntries(some.map(([monday, n]) => [`deliberation/act@${monday}`, n])),
      }
      const now = folded(item, day('2026-11-23'))
      const read = (of: typeof item | typeof now) => stageCounts(of, addDays(day('2026-11-23'), later))
      expect(read(now)).toEqual(read(item))
      for (const [monday] of some) {
        const name = `deliberation/act@${monday}`
        const left = (of: Readonly<Record<string, unknown>>) => ({
          ...of,
          pk: 'p',
          sk: 's',
          [name]: Number(of[name] ?? 0) - 1,
        })
        expect(stageCounts(left(now), day('2026-11-23'))).toEqual(stageCounts(left(item), day('2026-11-23')))
      }
    }),
  )
})

test('a counter with hundreds of weeks is folded when the next matter moves, and lets be what changed meanwhile', async () => {
  const key = counterKey(village, 0)
  const before = await deskOf(world, onlooker, village)
  const weeks = Array.from({ length: 300 }, (_, n) => weekOf(addDays(day('2020-01-06'), n * 7)))
  for (const some of [weeks.slice(0, 150), weeks.slice(150)]) {
    const numbers = Object.fromEntries(some.map((week) => [`deliberation/act@${week}`, 1]))
    await world.table.transact([{ add: key, numbers: { moves: 1, ...numbers } }])
  }
  const now = localDateOf(world.clock.now())
  const { table } = world
  const racing: World = {
    ...world,
    table: {
      ...table,
      async transact(writes) {
        await table.transact([{ add: key, numbers: { moves: 1 } }])
        return table.transact(writes)
      },
    },
  }
  const names = async () => Object.keys((await table.get(key)) ?? {}).length
  await foldCounters(racing, [key], now)
  expect(await names()).toBeGreaterThan(300)
  await newMatter(world)
  await stack.catchUp()
  expect(await names()).toBeLessThan(60)
  const after = await deskOf(world, onlooker, village)
  expect(after.stages['act']?.total).toBe((before.stages['act']?.total ?? 0) + 300)
})
