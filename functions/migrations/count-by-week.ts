import { setTimeout as sleep } from 'node:timers/promises'
import { parseInstant } from '#shared/calendar/time.ts'
import { indexMatter } from '../stream/index-matter.ts'
import { matterOfItem } from './matter-of-item.ts'
import type { Migration } from './migration.ts'

const attemptsAtMost = 6

/**
 * Desks counted matters by stage alone, and their rows did not say whose an action is or how it stands. A matter comes
 * forward by itself when it next moves; one that waits for months would have no age on the desk until then, and its
 * review could not be given from there.
 */
export const countByWeek: Migration = {
  to: 2,
  title: 'desks and ledger know since when a matter stands in its stage, and whose each action is',
  async change(world, item) {
    const matter = matterOfItem(item)
    if (matter === undefined) return
    const changedAt = parseInstant(String(item['changedAt'])) ?? world.clock.now()
    for (let attempt = 1; ; attempt++) {
      try {
        return await indexMatter(world, matter.id, changedAt)
      } catch (error) {
        // The stream brought the same matter up to date at this moment: it is looked at again.
        if (attempt === attemptsAtMost) throw error
        await sleep(Math.random() * 50 * attempt)
      }
    }
  },
}
