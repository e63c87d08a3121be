import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { dataVersionOf, saveDataVersion } from '#functions/migrations/data-version.ts'
import { migrate } from '#functions/migrations/migrate.ts'
import type { Migration, Walk } from '#functions/migrations/migration.ts'
import { migrations } from '#functions/migrations/migrations.ts'
import { deskOf } from '#functions/queries/desk.ts'
import { publishedFileOf } from '#functions/queries/published.ts'
import type { Key } from '#functions/store/keys.ts'
import { keys } from '#functions/store/keys.ts'
import { headOf } from '#functions/store/records.ts'
import type { Item } from '#functions/store/table.ts'
import { indexMatter } from '#functions/stream/index-matter.ts'
import type { World } from '#functions/world.ts'
import { DataIsNewer } from '#infra/local/bring-forward.ts'
import type { Engines } from '#infra/local/engines.ts'
import { tableName } from '#infra/local/engines.ts'
import { startStack } from '#infra/local/stack.ts'
import { walkOf } from '#infra/operate/walk-table.ts'
import type { DataFolder } from './left-behind.ts'
import { dataFolder, leftBehind, village } from './left-behind.ts'

const newest = migrations.at(-1)?.to ?? 1
const county = village.slice(0, 6)
const supervisor = { login: 'nobody', roles: [{ role: 'supervisor', place: county }] } as const

let folder: DataFolder
let engines: Engines
let world: World

async function openOn(made: DataFolder): Promise<void> {
  folder = made
  ;({ engines, world } = await folder.open())
}
afterEach(async () => {
  await engines.close()
  await folder.remove()
})

async function allItems(): Promise<Item[]> {
  const walk = walkOf(engines.dynamodb, tableName, 1000)
  const items: Item[] = []
  for (let after: Key | undefined; ;) {
    const page = await walk(after)
    items.push(...page.items)
    after = page.next
    if (after === undefined) return items
  }
}

async function theMatter() {
  const [entry] = await world.table.query({ pk: keys.villageMatter(village, '', '').pk, prefix: 'MATTER#' })
  const item = await world.table.get(keys.matter(String(entry?.['matterId'])))
  if (item === undefined) throw new Error('no matter')
  return headOf(item).matter
}

/** What people are shown of the old data: ages and reviews on the desk, the files of the polls. */
async function shown() {
  const { stages, overdue, waiting } = await deskOf(world, supervisor, county)
  const { polls } = (await theMatter()).slices.poll
  const files = await Promise.all(polls.map((poll) => publishedFileOf(world, poll)))
  return { stages, overdue, waiting, files: files.map((bytes) => bytes?.length) }
}

describe('data that the first release left behind', () => {
  beforeEach(async () => openOn(await leftBehind('table-1')))
  const pages = (itemsAtOnce: number) => walkOf(engines.dynamodb, tableName, itemsAtOnce)

  test('lacks the ages on the desk that its migrations bring, and has its files read where they lay', async () => {
    const before = await shown()
    expect(before.stages['act']).toEqual({ total: 1, ages: { under1m: 0, '1to3m': 0, '3to6m': 0, over6m: 0 } })
    expect(before.files).toEqual([expect.any(Number), expect.any(Number)])
    expect(await migrate(world, pages(50))).toEqual({ is: 'current', from: 1, version: newest })
    const after = await shown()
    expect(after.stages['act']).toEqual({ total: 1, ages: { under1m: 1, '1to3m': 0, '3to6m': 0, over6m: 0 } })
    expect(after.files).toEqual([expect.any(Number), expect.any(Number)])
    for (const { sk, ...row } of await world.table.query({ pk: keys.desk(county, '').pk, prefix: 'DUE#' }))
      expect(row, sk).toMatchObject({ procedure: 'deliberation', state: 'open', ownerId: expect.any(String) })
  })

  test('migrated a second time stays as it is, to the last item', async () => {
    await migrate(world, pages(50))
    const once = await allItems()
    expect(await migrate(world, pages(50))).toEqual({ is: 'current', from: newest, version: newest })
    expect(await allItems()).toEqual(once)
    // The steps themselves, too, when somebody runs them over what is done.
    for (const item of once) for (const step of migrations) await step.change(world, item)
    expect(await allItems()).toEqual(once)
  })

  test('broken off anywhere, goes on where it stopped and comes to the same', async () => {
    const asked: (Key | undefined)[] = []
    let left = 0
    const fragile = migrations.map(({ change, ...step }): Migration => {
      return {
        ...step,
        async change(...handed) {
          if (left-- === 0) throw new Error('killed')
          await change(...handed)
          if (left-- === 0) throw new Error('killed')
        },
      }
    })
    const walk: Walk = (after) => {
      asked.push(after)
      return pages(20)(after)
    }
    let deaths = 0
    for (let done = false; !done;) {
      left = 41 + deaths * 7
      try {
        await migrate(world, walk, { steps: fragile })
        done = true
      } catch (error) {
        expect(String(error)).toContain('killed')
        deaths += 1
      }
    }
    expect(deaths).toBeGreaterThan(5)
    expect((await dataVersionOf(world))?.version).toBe(newest)
    // Once to see whether there is anything, once for each step, unless it died on the very first page.
    expect(asked.filter((after) => after === undefined).length).toBeLessThanOrEqual(1 + migrations.length * 2)
    const resumed = await shown()
    await engines.close()
    await folder.remove()
    await openOn(await leftBehind('table-1'))
    await migrate(world, pages(50))
    expect(resumed).toEqual(await shown())
  }, 90_000)

  test('migrated by two at once while the stream looks at its matter, counts it once', async () => {
    const { id } = await theMatter()
    const again = Array.from({ length: 5 }, () => indexMatter(world, id, world.clock.now()).catch(() => undefined))
    const both = await Promise.all([migrate(world, pages(10)), migrate(world, pages(10)), ...again])
    expect(both.slice(0, 2)).toEqual([
      { is: 'current', from: 1, version: newest },
      { is: 'current', from: 1, version: newest },
    ])
    expect((await shown()).stages).toEqual({
      act: { total: 1, ages: { under1m: 1, '1to3m': 0, '3to6m': 0, over6m: 0 } },
    })
  })
})

describe('the way forward', () => {
  beforeEach(async () => openOn(await dataFolder('2026-04-25T06:00:00Z', 'not-a-secret')))
  const walk: Walk = (after) => walkOf(engines.dynamodb, tableName, 7)(after)
  const fill = () =>
    world.table.putMany(Array.from({ length: 40 }, (_, n) => ({ pk: `THING#${n % 9}`, sk: String(n), n })))

  test('has one step for each number, from 2 on', () => {
    expect(migrations.map(({ to }) => to)).toEqual(migrations.map((_, n) => n + 2))
  })

  test('begins with an empty table at its end', async () => {
    expect(await migrate(world, walk)).toEqual({ is: 'fresh', version: newest })
    expect(await dataVersionOf(world)).toEqual({ version: newest, revision: 1 })
    expect(await migrate(world, walk)).toEqual({ is: 'current', from: newest, version: newest })
  })

  test('takes one step after the other, each over every item', async () => {
    await fill()
    const seen: string[] = []
    const step = (to: number): Migration => ({
      to,
      title: `to ${to}`,
      change: (_world, { pk, sk }) => Promise.resolve(void (pk === 'DATA' || seen.push(`${to} ${sk}`))),
    })
    const told: number[] = []
    const steps = [step(2), step(3)]
    expect(await migrate(world, walk, { steps, tell: ({ to }) => told.push(to) })).toMatchObject({ from: 1 })
    expect(seen.slice(0, 40).toSorted()).toEqual(Array.from({ length: 40 }, (_, n) => `2 ${n}`).toSorted())
    expect(seen.slice(40).toSorted()).toEqual(Array.from({ length: 40 }, (_, n) => `3 ${n}`).toSorted())
    expect(told).toEqual(told.toSorted((a, b) => a - b))
    // A later release knows one more, and takes that one alone.
    seen.length = 0
    expect(await migrate(world, walk, { steps: [...steps, step(4)] })).toEqual({ is: 'current', from: 3, version: 4 })
    expect(new Set(seen.map((text) => text[0]))).toEqual(new Set(['4']))
  })

  test.each([
    { version: newest + 1 },
    { version: newest, migrating: { to: newest + 1, cursor: { pk: 'a', sk: 'b' } } },
  ])('is not gone backwards: %j was written by a newer release', async (row) => {
    await saveDataVersion(world, undefined, row)
    const before = await allItems()
    expect(await migrate(world, walk)).toEqual({ is: 'newer', found: newest + 1, version: newest })
    expect(await allItems()).toEqual(before)
    await engines.close()
    const start = startStack({ dataDir: folder.path, log: { write: () => undefined } })
    await expect(start).rejects.toThrow(DataIsNewer)
    await expect(start).rejects.toThrow(`data version ${newest + 1}; this release knows versions up to ${newest}`)
    ;({ engines, world } = await folder.open())
    expect(await allItems()).toEqual(before)
  })
})
