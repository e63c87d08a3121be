import * as z from 'zod'
import type { Instant } from '../calendar/time.ts'
import { addDays, localDateOf } from '../calendar/time.ts'
import { procedures } from '../procedures/procedures.ts'
import { instant } from '../workflow/fields.ts'
import type { Matter } from '../workflow/matter.ts'
import type { Figures, StaffMember, TodayItem, Waiting } from './today-items.ts'
import { isFor, todayItem, todayKinds } from './today-items.ts'
import { waitingOf } from './waiting-of-matter.ts'

const words = z.strictObject({ zh: z.string(), en: z.string() })

/** GET /api/today, and what `todayOf` gives without the names of places. */
export const todayAnswer = z.object({
  now: instant,
  /** Villages in which this person is an organizer or helper. */
  places: z.array(z.object({ code: z.string(), name: z.string() })),
  /** Every running matter with the one step it waits for. */
  matters: z.array(
    z.object({
      matterId: z.string(),
      title: z.string(),
      place: z.string(),
      procedure: z.string(),
      stage: z.string(),
      stageTitle: words,
      stageSince: instant,
      next: z.exactOptional(todayItem),
    }),
  ),
  /** What I have to do, most pressing first: what is late, then by kind, then by day. */
  mine: z.array(todayItem),
  /** What waits for others; `with.who` says for whom, where that is one person. */
  others: z.array(todayItem),
  /** What has its day within the next fourteen, soonest first. Actions stand in `mine` or `others` as well. */
  comingUp: z.array(todayItem),
})
export type TodayAnswer = z.infer<typeof todayAnswer>
export type Today = Omit<TodayAnswer, 'places'>

const daysAhead = 14

/**
 * What running matters wait for, as one member of staff sees it; matters that are over are left out. `figures` are those
 * that lie beside the heads: without them sentences say less.
 */
export function todayOf(matters: readonly Matter[], actor: StaffMember, now: Instant, figures: Figures = {}): Today {
  const running = matters
    .filter(({ closedAt }) => closedAt === undefined)
    .map((matter) => ({ matter, waiting: waitingOf(matter, now, figures).toSorted(byPressure) }))
  const all = running.flatMap(({ waiting }) => waiting).toSorted(byPressure)
  const toDo = all.filter(({ for: waits }) => waits.is !== 'its-day')
  const mine = toDo.filter(({ item, for: waits }) => isFor(waits, actor, item.place))
  const until = addDays(localDateOf(now), daysAhead)
  return {
    now,
    matters: running.map(({ matter, waiting }) => {
      const { id: matterId, title, place, procedure, stage, stageSince } = matter
      const next = waiting[0]?.item
      const about = { matterId, title, place, procedure: procedure.id, stage, stageSince }
      return { ...about, stageTitle: titleOf(matter), ...(next === undefined ? {} : { next }) }
    }),
    mine: mine.map(({ item }) => item),
    others: toDo.filter((one) => !mine.includes(one)).map(({ item }) => item),
    comingUp: all
      .filter(
        ({ item, for: waits }) => isDated(item, waits.is) && dayOf(item) <= until && Number(item.with['days']) >= 0,
      )
      .map(({ item }) => item)
      .toSorted((a, b) => compare(whenOf(a), whenOf(b))),
  }
}

/** Meetings, closings and ends of notices have a row for their day; an action's day is on its own. */
const isDated = (item: TodayItem, waits: Waiting['for']['is']): boolean => waits === 'its-day' || item.due !== undefined

const dayOf = (item: TodayItem): string => item.due ?? (item.at === undefined ? '' : localDateOf(item.at))
const whenOf = (item: TodayItem): string => `${dayOf(item)} ${item.at ?? '~'} ${item.matterId}`
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

function byPressure({ item: a }: Waiting, { item: b }: Waiting): number {
  const late = (item: TodayItem) => (Number(item.with['days'] ?? 0) < 0 ? 0 : 1)
  return (
    late(a) - late(b) ||
    todayKinds.indexOf(a.kind) - todayKinds.indexOf(b.kind) ||
    compare(dayOf(a) || '~', dayOf(b) || '~')
  )
}

function titleOf({ procedure, stage }: Matter): { zh: string; en: string } {
  const stages = procedures(procedure.id, procedure.version)?.definition.stages
  return stages?.find(({ id }) => id === stage)?.title ?? { zh: stage, en: stage }
}
