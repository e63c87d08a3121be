import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { chainOf, matterRows, villageMatters } from '#functions/queries/matter.ts'
import { keys } from '#functions/store/keys.ts'
import { childrenOf } from '#functions/store/places.ts'
import { headOf } from '#functions/store/records.ts'
import { rosterLists } from '#functions/store/rosters.ts'
import type { World } from '#functions/world.ts'
import type { DemoLinks } from '#infra/local/demo.ts'
import { loadDemo } from '#infra/local/demo.ts'
import { neighbours } from '#infra/local/demo/neighbours/chosen.ts'
import type { Stack } from '#infra/local/stack.ts'
import { startStack } from '#infra/local/stack.ts'
import { isOverdue } from '#shared/blocks/action-item/state.ts'
import { temporaryDirectory } from './engine.ts'

const village = '150526100201'
const everyVillage = [village, ...neighbours().map(({ code }) => code)]

let directory: Awaited<ReturnType<typeof temporaryDirectory>>
let stack: Stack
let brokenOff: unknown
let links: DemoLinks

// Alone it takes a few seconds; a busy machine may need many times that.
beforeAll(async () => {
  directory = await temporaryDirectory()
  stack = await startStack({ dataDir: directory.path, log: { write: () => {} } })
  brokenOff = await loadDemo(withTableThatFailsAfter(200))
    .then((demo) => demo.complete)
    .catch((error: unknown) => error)
  const demo = await loadDemo(stack.world)
  links = demo.links
  await demo.complete
}, 240_000)

afterAll(async () => {
  await stack.close()
  await directory.remove()
})

/** The world as it is for a process that dies after so many transactions. */
function withTableThatFailsAfter(count: number): World {
  const { table } = stack.world
  let left = count
  const transact: typeof table.transact = (writes) =>
    left-- > 0 ? table.transact(writes) : Promise.reject(new Error('the disk is full'))
  return { ...stack.world, table: { ...table, transact } }
}

/** The matters of a village with all their records and what the chain's own checks say. */
async function chains(code: string) {
  const matters = await villageMatters(stack.world, code)
  return Promise.all(
    matters.map(async ({ id }) => {
      const item = await stack.world.table.get(keys.matter(id))
      if (item === undefined) throw new Error(`no matter ${id}`)
      const head = headOf(item)
      return { head, ...(await chainOf(stack.world, head)) }
    }),
  )
}

const allChains = async () => (await Promise.all(everyVillage.map(chains))).flat()

/** Every instant that says when something happened; days that are yet to come (due, closing, meeting) are no such. */
const happenedAt = (value: unknown): string[] => {
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([name, part]) =>
    ['at', 'recordedAt', 'receivedAt', 'answeredAt'].includes(name) ? [String(part)] : happenedAt(part),
  )
}

describe('the demo village', () => {
  it('has one matter in each stage', async () => {
    const stages = (await villageMatters(stack.world, village)).map(({ stage }) => stage)
    expect(stages.toSorted()).toEqual(['act', 'closed', 'discuss', 'evaluate', 'propose', 'visit'])
  })

  it('lists 46 households and 15 representatives who stand for them', async () => {
    expect(await rosterLists(stack.world, village)).toEqual([
      expect.objectContaining({ list: 'households', count: 46, weight: 46 }),
      expect.objectContaining({ list: 'representatives', count: 15, weight: 46 }),
    ])
  })

  it('shows an action that is late, one handed in and one in time', async () => {
    const road = (await chains(village)).find(({ head }) => head.matter.stage === 'act')?.head.matter
    const now = stack.world.clock.now()
    const standing = road?.slices['action-item'].items.map((item) => (isOverdue(item, now) ? 'late' : item.state))
    expect(standing).toEqual(['accepted', 'late', 'submitted', 'open'])
  })

  it('gives links that answer, of which the personal ones take what they are for', async () => {
    expect(links.voters.map(({ url }) => new URL(url).pathname.split('/')[1])).toEqual(['v', 'v', 'v', 'n', 'e'])
    const urls = [links.board, links.organizer, links.helper, links.township, links.county]
    for (const url of [...urls, ...links.voters.map((voter) => voter.url)]) {
      const answer = await fetch(url)
      expect([url, answer.status]).toEqual([url, 200])
    }
    for (const { url } of links.voters) expect(await (await fetch(url)).text()).toContain('<form')
  })
})

describe('the demo as a whole', () => {
  it('goes on where it stopped after a load that was broken off', () => {
    expect(brokenOff).toEqual(new Error('the disk is full'))
    expect(links.voters).toHaveLength(5)
  })

  it('keeps all places of the county', async () => {
    const townships = await childrenOf(stack.world, '150526')
    const villages = await Promise.all(townships.map(({ code }) => childrenOf(stack.world, code)))
    expect([townships.length, villages.flat().length]).toEqual([19, 266])
  })

  it('leaves every chain unbroken and every state what its records fold to', async () => {
    const told = await allChains()
    expect(told.length).toBeGreaterThan(40)
    for (const { head, chain } of told)
      expect([head.matter.title, chain]).toEqual([
        head.matter.title,
        expect.objectContaining({ unbroken: true, foldsToState: true }),
      ])
  })

  it('dates nothing in the future and each record after the one before', async () => {
    const now = stack.world.clock.now()
    for (const { head, records } of await allChains()) {
      const times = records.map(({ at }) => at)
      expect(times).toEqual(times.toSorted())
      const kinds = ['visit', 'objection', 'evaluation']
      const rows = await Promise.all(kinds.map((kind) => matterRows(stack.world, head.matter.id, kind)))
      for (const at of happenedAt([records, rows])) expect(at <= now).toBe(true)
    }
  })

  it('gives the desks of township and county late actions to see', async () => {
    await stack.catchUp()
    const today = `DUE#${stack.world.clock.now().slice(0, 10)}`
    for (const area of ['150526100', '150526']) {
      const { pk } = keys.desk(area, '')
      expect((await stack.world.table.query({ pk, from: 'DUE#', to: today })).length).toBeGreaterThan(5)
    }
  }, 60_000)

  it('changes nothing when it is loaded again, except that staff get fresh links', async () => {
    const before = await allChains()
    const { links: again } = await loadDemo(stack.world)
    expect(await allChains()).toEqual(before)
    expect(again.voters).toEqual(links.voters)
    expect(again.board).toBe(links.board)
    expect(again.organizer).not.toBe(links.organizer)
  })
})
