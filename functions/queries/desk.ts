import * as z from 'zod'
import { localDateOf } from '#shared/calendar/time.ts'
import { instant, localDate } from '#shared/workflow/fields.ts'
import { keys } from '../store/keys.ts'
import { childrenOf, placeOf } from '../store/places.ts'
import type { Item } from '../store/table.ts'
import type { World } from '../world.ts'

const overdueAtMost = 200
const waitingAtMost = 100
const changesAtMost = 50

/** What stands where in an area: the same few queries whether it is a village or a province. */
export async function deskOf(world: World, code: string) {
  const { pk } = keys.desk(code, '')
  const today = localDateOf(world.clock.now())
  const [place, children, overdue, waiting, changes, counts] = await Promise.all([
    placeOf(world, code),
    childrenOf(world, code),
    // Due before today: overdue from the end of the due day.
    world.table.query({ pk, from: 'DUE#', to: `DUE#${today}`, limit: overdueAtMost }),
    world.table.query({ pk, prefix: 'WAIT#', limit: waitingAtMost }),
    world.table.query({ pk, prefix: 'CHANGE#', newestFirst: true, limit: changesAtMost }),
    world.table.query({ pk, prefix: 'COUNT#' }),
  ])
  const stages = new Map(counts.map((item) => [item.sk.slice('COUNT#'.length), stageCounts(item)]))
  return {
    place: place ?? { code, name: code },
    overdue: overdue.map(row),
    waiting: waiting.map(row),
    changes: changes.map(row),
    children: children.map((child) => ({ ...child, stages: stages.get(child.code) ?? {} })),
    stages: total([...stages.values()]),
  }
}

const deskRow = z.object({
  matterId: z.string(),
  matterTitle: z.string(),
  place: z.string(),
  stage: z.string(),
  actionId: z.exactOptional(z.string()),
  objectionId: z.exactOptional(z.string()),
  text: z.exactOptional(z.string()),
  owner: z.exactOptional(z.string()),
  due: z.exactOptional(localDate),
  state: z.exactOptional(z.string()),
  at: instant,
})
export type DeskLine = z.infer<typeof deskRow>
export type Desk = Awaited<ReturnType<typeof deskOf>>

const row = (item: Item): DeskLine => deskRow.parse(item)

function stageCounts(item: Item): Record<string, number> {
  const counted = Object.entries(item).filter(([name, n]) => name.startsWith('stage-') && Number(n) !== 0)
  return Object.fromEntries(counted.map(([name, n]) => [name.slice('stage-'.length), Number(n)]))
}

function total(parts: readonly Readonly<Record<string, number>>[]): Record<string, number> {
  const sums = new Map<string, number>()
  for (const part of parts) for (const [stage, n] of Object.entries(part)) sums.set(stage, (sums.get(stage) ?? 0) + n)
  return Object.fromEntries(sums)
}
