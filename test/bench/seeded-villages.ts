import type { Instant, LocalDate } from '#shared/calendar/time.ts'
import { addDays, localDateOf } from '#shared/calendar/time.ts'
import type { MatterEvent } from '#shared/workflow/event.ts'
import { foldEvents } from '#shared/workflow/matter.ts'
import type { Matter } from '#shared/workflow/matter.ts'
import { keys } from '#functions/store/keys.ts'
import { ancestorsOf, levelOf, placeItems } from '#functions/store/places.ts'
import type { Item } from '#functions/store/table.ts'
import { indexMatter } from '#functions/stream/index-matter.ts'
import type { World } from '#functions/world.ts'

const villagesATownship = 50
const atOnce = 8

/**
 * Villages of one county, 50 a township, each with a matter whose one action is overdue and waits for review. Heads are
 * folded from their events and written; the desks are made by the stream's own reaction. Gives the codes.
 */
export async function seedVillages(world: World, county: string, count: number): Promise<string[]> {
  const villages = Array.from({ length: count }, (_, n) => {
    const township = String(100 + Math.floor(n / villagesATownship))
    return `${county}${township}${String(200 + (n % villagesATownship))}`
  })
  const codes = new Set(villages.flatMap((code) => [code, ...ancestorsOf(code)]))
  await world.table.putMany(
    [...codes].flatMap((code) => placeItems({ code, name: `地方${code}`, level: levelOf(code) ?? 'village' })),
  )
  const now = world.clock.now()
  await world.table.putMany(villages.map((code) => headItem(seededMatter(code, now))))
  const queue = villages.values()
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      for (const code of queue) await indexMatter(world, `matter${code}`, now)
    }),
  )
  return villages
}

/** A matter of which so many actions are overdue and wait for review; `nth` tells it from others of the same village. */
export function seededMatter(place: string, at: Instant, nth = '', actions = 1): Matter {
  const matterId = `matter${place}${nth}`
  const topicId = `topic${place}${nth}`
  const due = addDays(localDateOf(at), -3)
  const ids = Array.from({ length: actions }, (_, n) => `action${place}${nth}${nth === '' ? '' : n}`)
  return foldEvents([
    {
      type: 'MatterOpened',
      at,
      matterId,
      procedure: { id: 'deliberation', version: 1 },
      place,
      title: '今年庭院种什么',
      stage: 'visit',
    },
    {
      type: 'TopicRaised',
      at,
      by: 'clerk',
      topicId,
      title: '庭院经济',
      background: '',
      raisedBy: 'staff',
      fromVisits: [],
      photos: [],
    },
    { type: 'StageEntered', at, from: 'visit', to: 'act', end: false },
    ...ids.flatMap((actionId) => owed(actionId, topicId, at, due)),
  ])
}

function owed(actionId: string, topicId: string, at: Instant, due: LocalDate): MatterEvent[] {
  const text = '统一联系苗木供应商,谈好价格和到货日期,公布给各户'
  const owner = { id: 'helper', name: '王建国' }
  return [
    { type: 'ActionAssigned', at, by: 'clerk', actionId, topicId, text, owner, due },
    { type: 'ProgressReported', at, by: 'helper', actionId, text: '已办', photos: [], submitted: true },
  ]
}

export function headItem(state: Matter): Item {
  const { id, stage, title, place } = state
  return { ...keys.matter(id), state, revision: 1, digest: 'seeded', stage, title, place }
}
