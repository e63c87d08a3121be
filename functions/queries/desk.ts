import * as z from 'zod'
import type { Instant } from '#shared/calendar/time.ts'
import { localDateOf } from '#shared/calendar/time.ts'
import { deliberation } from '#shared/procedures/deliberation.ts'
import type { Desk } from '#shared/views/desk.ts'
import { daysLate } from '#shared/views/ledger.ts'
import { instant } from '#shared/workflow/fields.ts'
import { keys } from '../store/keys.ts'
import { childrenOf, parsePlace } from '../store/places.ts'
import type { Item } from '../store/table.ts'
import type { World } from '../world.ts'
import type { Looker, StoredRow } from './desk-row.ts'
import { deskKey, isActionRow, mayDo, mayTry, parseRow, villageNames } from './desk-row.ts'
import { addedUp, proceduresIn, stageCounts } from './stage-counts.ts'

/** How many rows are read, and how many are listed: together one batch of a hundred names of villages. */
const read = { overdue: 200, waiting: 100 } as const
const listed = { overdue: 50, waiting: 25, changes: 25 } as const

type Line<Kind extends 'overdue' | 'waiting' | 'changes'> = Desk[Kind][number]

/** What stands where in an area, for one person: the same seven reads whether it is a village or a province. */
export async function deskOf(world: World, who: Looker, code: string): Promise<Desk> {
  const pk = deskKey(code)
  const now = world.clock.now()
  const today = localDateOf(now)
  const [[place, seen], children, due, wait, change, counters] = await Promise.all([
    world.table.getMany([keys.place(code), keys.deskSeen(who.login, code)]),
    childrenOf(world, code),
    // Due before today: overdue from the end of the due day.
    world.table.query({ pk, from: 'DUE#', to: `DUE#${today}`, limit: read.overdue }),
    world.table.query({ pk, prefix: 'WAIT#', limit: read.waiting }),
    world.table.query({ pk, prefix: 'CHANGE#', newestFirst: true, limit: listed.changes + 1 }),
    world.table.query({ pk, prefix: 'COUNT#' }),
  ])
  const seenAt = seenIn(seen)
  const late = due.map(parseRow)
  const waiting = wait.map(parseRow)
  const isMine = (row: StoredRow) => waitsFor(world, who, row)
  const lists = {
    overdue: late.slice(0, listed.overdue).filter(isActionRow),
    waiting: [...waiting.filter(isMine), ...waiting.filter((row) => !isMine(row))].slice(0, listed.waiting),
    changes: change.map(parseRow).slice(0, listed.changes),
  }
  const shown = [...lists.overdue, ...lists.waiting, ...lists.changes]
  const nameOf = await villageNames(world, shown)
  const about = (row: StoredRow) => {
    const { matterId, matterTitle, place: village, procedure, stage, at } = row
    return { matterId, matterTitle, place: village, village: nameOf(row), procedure, stage, at }
  }
  const counts = new Map(counters.map((item) => [item.sk.slice('COUNT#'.length), stageCounts(item, today)]))
  const { name } = place === undefined ? { name: code } : parsePlace(place)
  return {
    place: { code, name },
    now,
    ...(seenAt === undefined ? {} : { seenAt }),
    overdue: lists.overdue.map((row): Line<'overdue'> => {
      const { actionId, text, owner, due: on, state, urgedCount } = row
      const facts = { actionId, text, owner, due: on, state, urgedCount }
      return { ...about(row), ...facts, daysLate: daysLate(on, today), may: mayDo(world, who, row) }
    }),
    waiting: lists.waiting.map((row) => ({ ...about(row), mine: isMine(row), ...waitingFor(row) })),
    changes: lists.changes.map((row) => ({ ...about(row), isNew: seenAt === undefined || row.at > seenAt })),
    more: {
      overdue: due.length > listed.overdue,
      waiting: wait.length > listed.waiting,
      changes: change.length > listed.changes,
    },
    stages: addedUp([...counts.values()]),
    children: children.map((child) => ({
      code: child.code,
      name: child.name,
      stages: counts.get(child.code) ?? {},
      overdue: late.filter((row) => row.place.startsWith(child.code)).length,
    })),
    procedures: stagesOf(world, [...proceduresIn(counters), ...shown.map(({ procedure }) => procedure)]),
  }
}

const seenItem = z.object({ at: instant })
const seenIn = (item: Item | undefined): Instant | undefined =>
  item === undefined ? undefined : seenItem.parse(item).at

/** Whether a row waits for this person: a review by another than the owner, an answer, the own signature. */
function waitsFor(world: World, who: Looker, row: StoredRow): boolean {
  if (row.signer !== undefined) return row.signer === who.login
  if (row.objectionId !== undefined) return mayTry(world, who, row, 'answer-objection')
  return isActionRow(row) && mayDo(world, who, row).review
}

function waitingFor(row: StoredRow) {
  const { signer, noticeId, objectionId, text, owner } = row
  if (signer !== undefined) return { kind: 'sign-minutes', signer } as const
  if (isActionRow(row)) return { kind: 'review', actionId: row.actionId, text, owner, due: row.due } as const
  const notice = noticeId === undefined ? {} : { noticeId }
  return { kind: 'answer-objection', ...notice, objectionId: objectionId ?? '', text } as const
}

/** The procedures named on a desk; where none is, the first that every village has. */
function stagesOf(world: World, ids: readonly string[]): Desk['procedures'] {
  const named = ids.length === 0 ? [deliberation.id] : [...new Set(ids)]
  return named.flatMap((id) => {
    const definition = world.procedures(id)?.definition
    if (definition === undefined) return []
    const stages = definition.stages.map(({ id: stage, title, end = false }) => ({ id: stage, title, end }))
    return [{ id, title: definition.title, stages }]
  })
}
