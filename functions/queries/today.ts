import { roundName } from '#shared/blocks/evaluation/commands.ts'
import { countsIn } from '#shared/blocks/poll/counting.ts'
import { markRow } from '#shared/blocks/poll/rows.ts'
import type { Poll } from '#shared/blocks/poll/state.ts'
import type { TodayAnswer } from '#shared/views/today.ts'
import { todayOf } from '#shared/views/today.ts'
import type { Matter } from '#shared/workflow/matter.ts'
import { keys } from '../store/keys.ts'
import type { Place } from '../store/places.ts'
import { childrenOf, levelOf, placesOf } from '../store/places.ts'
import { headOf } from '../store/records.ts'
import { namesOfStaff } from '../store/staff.ts'
import type { World } from '../world.ts'
import type { Looker } from './desk-row.ts'
import { deskKey, parseRow } from './desk-row.ts'

const villagesAtMost = 20
const mattersAtMost = 200

/** What the running matters of somebody's villages wait for. */
export async function todayFor(world: World, who: Looker): Promise<TodayAnswer> {
  const villages = await villagesOf(world, who)
  const matters = (await Promise.all(villages.map(({ code }) => runningMatters(world, code)))).flat()
  const [voted, evaluated, names] = await Promise.all([
    votedOf(world, matters),
    evaluatedOf(world, matters),
    namesOf(world, matters),
  ])
  const actor = { id: who.login, roles: who.roles }
  const today = todayOf(matters, actor, world.clock.now(), { voted, evaluated, names })
  return { ...today, places: villages.map(({ code, name }) => ({ code, name })) }
}

/** Villages in which somebody organizes or helps; of a township all, of larger areas none: that is what desks are for. */
async function villagesOf(world: World, { roles }: Looker): Promise<Pick<Place, 'code' | 'name'>[]> {
  const places = new Set(
    roles.filter(({ role }) => role === 'organizer' || role === 'helper').map(({ place }) => place),
  )
  const of = (level: string) => [...places].filter((code) => levelOf(code) === level)
  const within = await Promise.all(of('township').map((code) => childrenOf(world, code)))
  const codes = new Set([...of('village'), ...within.flat().map(({ code }) => code)])
  const asked = [...codes].toSorted().slice(0, villagesAtMost)
  const known = await placesOf(world, asked)
  return asked.map((code) => known.find((place) => place.code === code) ?? { code, name: code })
}

/**
 * Heads of a village's running matters, of its newest 200. Which are over is read off the village's desk: what it does not
 * know yet is read, and over is over.
 */
async function runningMatters(world: World, village: string): Promise<Matter[]> {
  const [entries, changes] = await Promise.all([
    world.table.query({
      pk: keys.villageMatter(village, '', '').pk,
      prefix: 'MATTER#',
      newestFirst: true,
      limit: mattersAtMost,
    }),
    world.table.query({ pk: deskKey(village), prefix: 'CHANGE#', newestFirst: true, limit: 2 * mattersAtMost }),
  ])
  const over = new Set(
    changes
      .map(parseRow)
      .filter((row) => isEnd(world, row))
      .map(({ matterId }) => matterId),
  )
  const ids = entries.map((entry) => String(entry['matterId'])).filter((id) => !over.has(id))
  const heads = await world.table.getMany(ids.map((id) => keys.matter(id)))
  return heads.flatMap((item) => {
    if (item === undefined) return []
    const { matter } = headOf(item)
    return matter.closedAt === undefined ? [matter] : []
  })
}

function isEnd(world: World, row: { procedure: string; version?: number; stage: string }): boolean {
  const stages = world.procedures(row.procedure, row.version)?.definition.stages
  return stages?.find(({ id }) => id === row.stage)?.end === true
}

/** How many have voted in each open poll. */
async function votedOf(world: World, matters: readonly Matter[]): Promise<Record<string, number>> {
  const open = matters.flatMap(({ slices }) => slices.poll.polls.filter(({ state }) => state === 'open'))
  const count = async (poll: Poll): Promise<[string, number]> => {
    const { pk, sk } = keys.pollRow(poll.id, ['mark', ''])
    const marks = await world.table.query({ pk, prefix: sk })
    return [poll.id, marks.filter((item) => countsIn(poll, markRow.parse(item['body']))).length]
  }
  return Object.fromEntries(await Promise.all(open.map(count)))
}

/** How many evaluations there are of each matter that villagers evaluate now. */
async function evaluatedOf(world: World, matters: readonly Matter[]): Promise<Record<string, number>> {
  const evaluating = matters.filter(({ procedure, stage }) => {
    return world.procedures(procedure.id, procedure.version)?.definition.acts['evaluate']?.stages.includes(stage)
  })
  const count = async ({ id, slices }: Matter): Promise<[string, number]> => {
    const { pk, sk } = keys.matterRow(id, ['evaluation', roundName(slices.evaluation.round), ''])
    return [id, (await world.table.query({ pk, prefix: sk })).length]
  }
  return Object.fromEntries(await Promise.all(evaluating.map(count)))
}

/** Names of those whose signatures are waited for. */
async function namesOf(world: World, matters: readonly Matter[]): Promise<Record<string, string>> {
  const signers = matters.flatMap(({ slices }) => (slices.minutes.signedAt === undefined ? slices.minutes.signers : []))
  return Object.fromEntries(await namesOfStaff(world, signers))
}
