import type { Context } from 'hono'
import * as z from 'zod'
import { villagersTopicsAtMost } from '#shared/blocks/topic/commands.ts'
import { localDateOf } from '#shared/calendar/time.ts'
import { refusal } from '#shared/refusal.ts'
import type { Result } from '#shared/result.ts'
import { ok, refused } from '#shared/result.ts'
import { villagersMatter } from '#shared/text/system-words.ts'
import { placeCode } from '#shared/workflow/fields.ts'
import type { Matter } from '#shared/workflow/matter.ts'
import { openMatter } from '../commands/open-matter.ts'
import { villageMatters } from '../queries/matter.ts'
import { note } from '../invocation/invocation.ts'
import { keys } from '../store/keys.ts'
import { placeOf } from '../store/places.ts'
import { headOf } from '../store/records.ts'
import type { World } from '../world.ts'

/** The matter a topic from outside goes into, and the village it lies in. */
export interface Target {
  readonly village: { readonly code: string; readonly name: string }
  /** Undefined when nothing in the village takes topics now: the topic then begins a matter of its own. */
  readonly matter: Matter | undefined
}

const firstProcedure = 'deliberation'

const remembered = z.object({ answer: z.object({ matterId: z.string() }) })

/** Where this form went the first time it was sent, else the matter that takes topics now, else one that begins with it. */
export async function matterFor(
  world: World,
  village: string,
  commandId: string,
  matter: Matter | undefined,
): Promise<Result<string>> {
  const said = await world.table.get(keys.command(`public#${village}`, commandId))
  if (said !== undefined) return ok(remembered.parse(said).answer.matterId)
  return matter === undefined ? openFor(world, village) : ok(matter.id)
}

/**
 * The matter bears a title of ours: what a passer-by wrote stands on the board only after somebody has looked at it. One a
 * village and day, whoever comes first, so that nobody can fill the board with them.
 */
async function openFor(world: World, village: string): Promise<Result<string>> {
  // No form can send this id (`#` is in none that is taken): sent beforehand, it would shut the door on that day.
  const commandId = `public-matter#${localDateOf(world.clock.now())}`
  const order = { commandId, village, procedure: firstProcedure, title: villagersMatter.zh }
  const opened = await openMatter(world, { kind: 'public', place: village }, order)
  return opened.ok ? ok(opened.value.matterId) : opened
}

/** Refusals: `not-found` for a village or a matter that is not there. */
export async function targetOf(world: World, c: Context): Promise<Result<Target>> {
  const code = placeCode.safeParse(c.req.param('village'))
  const village = code.success ? await placeOf(world, code.data) : undefined
  if (village === undefined) return refused(refusal('not-found', { field: 'village' }))
  note({ place: village.code })
  const asked = c.req.query('matter')
  const id = asked ?? (await collecting(world, village.code))
  const item = id === undefined ? undefined : await world.table.get(keys.matter(id))
  const matter = item === undefined ? undefined : headOf(item).matter
  if (asked !== undefined && matter?.place !== village.code) return refused(refusal('not-found', { field: 'matter' }))
  return ok({ village, matter })
}

/** A topic from outside joins a matter of these days or begins one of its own. */
const mattersLookedAt = 20

/** The newest matter of the village that takes topics from outside where it stands. */
async function collecting(world: World, village: string): Promise<string | undefined> {
  const matters = await villageMatters(world, village, mattersLookedAt)
  return matters.find(({ procedure, stage, fromVillagers }) => {
    if (fromVillagers >= villagersTopicsAtMost) return false
    const acts = world.procedures(procedure.id, procedure.version)?.definition.acts
    const raise = acts?.['raise-topic']
    // Where no meeting is convened any more a new topic would lie about: it begins a matter of its own.
    const meets = acts?.['convene']?.stages.includes(stage) === true
    return meets && raise?.roles.includes('public') === true && raise.stages.includes(stage)
  })?.id
}
