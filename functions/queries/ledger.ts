import type { LocalDate } from '#shared/calendar/time.ts'
import { addDays, localDateOf } from '#shared/calendar/time.ts'
import type { Ledger, LedgerRow, LedgerState } from '#shared/views/ledger.ts'
import { daysLate } from '#shared/views/ledger.ts'
import { placeOf } from '../store/places.ts'
import type { World } from '../world.ts'
import type { ActionRow, Looker } from './desk-row.ts'
import { deskKey, isActionRow, mayDo, parseRow, villageNames } from './desk-row.ts'

export interface LedgerQuestion {
  readonly place: string
  readonly state: LedgerState
  /** Due days from and to, both included. */
  readonly from?: LocalDate | undefined
  readonly to?: LocalDate | undefined
  /** Login of the owner. */
  readonly owner?: string | undefined
}

/** One kind of rows in their order; `keep` where the key cannot ask for all that was asked. */
interface Stretch {
  readonly prefix: string
  readonly newestFirst: boolean
  readonly keep?: LedgerState
  readonly to?: LocalDate
}

const pageSize = 100

/**
 * A page of an area's ledger: at most 100 rows from at most two queries and one batch of names, whatever the size.
 * `after` is the entry the page before ended with.
 */
export async function ledgerOf(
  world: World,
  who: Looker,
  question: LedgerQuestion,
  after: string | undefined,
): Promise<Ledger> {
  const [place, { rows, last }] = await Promise.all([
    placeOf(world, question.place),
    pageOf(world, question, after, pageSize),
  ])
  return {
    place: { code: question.place, name: place?.name ?? question.place },
    now: world.clock.now(),
    rows: await forPeople(world, who, rows),
    ...(last === undefined ? {} : { cursor: last }),
  }
}

/** Up to so many rows at once, for a file; `more` when there are others. */
export async function wholeLedger(world: World, who: Looker, question: LedgerQuestion, atMost: number) {
  const rows: ActionRow[] = []
  let after: string | undefined
  // One more is asked for: only then is it known whether there are others.
  do {
    const page = await pageOf(world, question, after, Math.min(1000, atMost + 1 - rows.length))
    rows.push(...page.rows)
    after = page.last
  } while (after !== undefined && rows.length <= atMost)
  return { rows: await forPeople(world, who, rows.slice(0, atMost)), more: rows.length > atMost }
}

/** Whether an entry can be where a page of this question ended. */
export function continues(question: LedgerQuestion, entry: string, today: LocalDate): boolean {
  const stretch = stretchesOf(question, today).find(({ prefix }) => entry.startsWith(prefix))
  return stretch !== undefined && /^\d{4}-\d\d-\d\d#[A-Za-z0-9-]{1,64}$/.test(entry.slice(stretch.prefix.length))
}

async function pageOf(world: World, question: LedgerQuestion, after: string | undefined, size: number) {
  const stretches = stretchesOf(question, localDateOf(world.clock.now()))
  const at = after === undefined ? 0 : stretches.findIndex(({ prefix }) => after.startsWith(prefix))
  const rows: ActionRow[] = []
  let left = size
  for (const [n, { prefix, newestFirst, keep, to }] of stretches.entries()) {
    if (n < at || at < 0) continue
    const first = `${prefix}${question.from ?? ''}`
    const end = to ?? question.to
    // `$` is the sign after `#`: everything of that day, nothing of the next.
    const beyond = end === undefined ? `${prefix}\uffff` : `${prefix}${end}$`
    const resumed = n === at ? after : undefined
    // Right after the entry the page before ended with, or right before it where days run backwards.
    const from = resumed === undefined || newestFirst ? first : `${resumed} `
    const until = resumed === undefined || !newestFirst ? beyond : justBefore(resumed)
    if (from > until) continue
    const items = await world.table.query({ pk: deskKey(question.place), from, to: until, newestFirst, limit: left })
    const found = items.map(parseRow).filter(isActionRow)
    rows.push(...found.filter(({ state }) => keep === undefined || keep === state))
    left -= items.length
    if (left <= 0) return { rows, last: items.at(-1)?.sk }
  }
  return { rows, last: undefined }
}

/** The greatest key below this one that could be there: an id's last sign one lower, then anything. */
function justBefore(entry: string): string {
  const sign = entry.charCodeAt(entry.length - 1)
  return `${entry.slice(0, -1)}${String.fromCharCode(sign - 1)}\uffff`
}

function stretchesOf({ state, owner, to }: LedgerQuestion, today: LocalDate): Stretch[] {
  const of = owner === undefined ? '' : `OWNER#${owner}#`
  const yesterday = addDays(today, -1)
  const lateUntil = to !== undefined && to < yesterday ? to : yesterday
  const done: Stretch = { prefix: `${of}DONE#`, newestFirst: true }
  const due: Stretch = { prefix: `${of}DUE#`, newestFirst: false }
  switch (state) {
    case 'all':
      return [due, done]
    case 'accepted':
      return [done]
    case 'late':
      return [{ ...due, to: lateUntil }]
    default:
      return owner === undefined ? [{ prefix: `IS#${state}#`, newestFirst: false }] : [{ ...due, keep: state }]
  }
}

async function forPeople(world: World, who: Looker, rows: readonly ActionRow[]): Promise<LedgerRow[]> {
  const today = localDateOf(world.clock.now())
  const nameOf = await villageNames(world, rows)
  return rows.map((row) => {
    const { matterId, matterTitle, procedure, stage, place, actionId, text, due, state, urgedCount } = row
    return {
      matterId,
      matterTitle,
      procedure,
      stage,
      place,
      village: nameOf(row),
      actionId,
      text,
      owner: { id: row.ownerId ?? '', name: row.owner },
      due,
      state,
      daysLate: daysLate(due, row.acceptedAt === undefined ? today : localDateOf(row.acceptedAt)),
      since: row.at,
      urgedCount,
      may: mayDo(world, who, row),
    }
  })
}
