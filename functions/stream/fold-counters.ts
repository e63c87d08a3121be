import type { LocalDate } from '#shared/calendar/time.ts'
import { parseLocalDate } from '#shared/calendar/time.ts'
import { ageOf } from '#shared/views/stage-ages.ts'
import type { Condition } from '../store/conditions.ts'
import type { Key } from '../store/keys.ts'
import type { Item } from '../store/table.ts'
import type { World } from '../world.ts'

/** Some 27 weeks of five stages stay apart anyway; from here on it is worth a write. */
const namesAtMost = 200

/** Stands for every week that has become the oldest age: a Monday before there were any matters. */
export const longAgo = '2000-01-03'

const movesAre = (moves: unknown): Condition => ({
  expression: '#moves = :moves',
  names: { '#moves': 'moves' },
  values: { ':moves': moves },
})

/**
 * Keeps counters small as the years go by: names of weeks that count nothing any more go, old weeks become one. What they
 * add up to stays, even when a matter is taken off its old week later. Leaves be what others are changing meanwhile.
 */
export async function foldCounters(world: World, keys: readonly Key[], today: LocalDate): Promise<void> {
  const items = await world.table.getMany(keys)
  for (const item of items) {
    if (item === undefined || Object.keys(item).length <= namesAtMost) continue
    await world.table.transact([{ put: folded(item, today), when: movesAre(item['moves']) }])
  }
}

export function folded(item: Item, today: LocalDate): Item {
  const sums = new Map<string, number>()
  const others: Record<string, unknown> = {}
  for (const [name, value] of Object.entries(item)) {
    const at = name.lastIndexOf('@')
    const week = parseLocalDate(name.slice(at + 1))
    if (at < 0 || week === undefined || typeof value !== 'number') {
      others[name] = value
      continue
    }
    const kept = ageOf(week, today) === 'over6m' ? `${name.slice(0, at)}@${longAgo}` : name
    sums.set(kept, (sums.get(kept) ?? 0) + value)
  }
  return { ...others, pk: item.pk, sk: item.sk, ...Object.fromEntries([...sums].filter(([, n]) => n !== 0)) }
}
