import type { World } from '#functions/world.ts'
import type { LocalDate } from '#shared/calendar/time.ts'
import { code, saveRoster } from '../roster.ts'
import type { Neighbour } from './chosen.ts'
import { tellMatter } from './matter.ts'
import { villagers } from './names.ts'
import type { VillagePeople } from './staff.ts'
import { subjects } from './subjects.ts'

/** One village with its roster and its matters, one after the other. */
export async function tellNeighbour(
  world: World,
  today: LocalDate,
  village: Neighbour,
  people: VillagePeople,
): Promise<void> {
  const { draw, households: count, gacha } = village
  const households = villagers(draw, count, gacha)
  await saveRoster(
    world,
    village.code,
    households.map((name, n) => ({
      list: 'households',
      code: code('h', n + 1),
      name,
      weight: 1,
      group: n < count / 2 ? '一组' : '二组',
    })),
  )
  const chosen = draw.some(subjects, village.stages.length)
  for (const [n, subject] of chosen.entries()) {
    const stage = village.stages[n]
    const scene = { world, today, village: village.code, key: `${village.code}-${n}` }
    if (stage !== undefined) await tellMatter(scene, { subject, people, households, draw }, stage)
  }
}
