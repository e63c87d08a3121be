import type { Actor } from '#shared/workflow/actor.ts'
import { rolesOf } from '#shared/workflow/actor.ts'
import { stageTitle, storyEntries } from '#shared/views/story-entries.ts'
import type { Story } from '#shared/views/story.ts'
import { storyVisit } from '#shared/views/story.ts'
import type { Head } from '../store/records.ts'
import { namesOfStaff } from '../store/staff.ts'
import type { World } from '../world.ts'
import { chainOf, matterRows } from './matter.ts'

/** A matter told from its first record to its last, for staff of its area, with the visits and the check of its chain. */
export async function storyOf(world: World, head: Head, actor: Actor): Promise<Story> {
  const { matter } = head
  const [{ records, chain }, visits] = await Promise.all([chainOf(world, head), matterRows(world, matter.id, 'visit')])
  const reader = {
    now: world.clock.now(),
    names: await namesOfStaff(
      world,
      records.map(({ by }) => by),
    ),
    hearsVillagers: rolesOf(actor).includes('organizer'),
  }
  return {
    matterId: matter.id,
    title: matter.title,
    place: matter.place,
    procedure: matter.procedure.id,
    stage: matter.stage,
    stageTitle: stageTitle(matter, matter.stage),
    openedAt: matter.openedAt,
    ...(matter.closedAt === undefined ? {} : { closedAt: matter.closedAt }),
    entries: storyEntries(records, matter, reader),
    visits: visits.map((visit) => storyVisit.parse(visit)),
    chain,
  }
}
