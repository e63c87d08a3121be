import * as z from 'zod'
import { refusal } from '#shared/refusal.ts'
import type { Result } from '#shared/result.ts'
import { ok, refused } from '#shared/result.ts'
import { diffRoster } from '#shared/roster/diff-roster.ts'
import type { Member } from '#shared/roster/member.ts'
import { readRoster } from '#shared/roster/roster.ts'
import type { RosterFault } from '#shared/roster/roster-faults.ts'
import { digestOf } from '../digest.ts'
import { readTable } from '../roster/read-table.ts'
import { keys } from '../store/keys.ts'
import type { RosterList } from '../store/rosters.ts'
import { rosterLists, rosterMembers, saveLists } from '../store/rosters.ts'
import type { World } from '../world.ts'
import { rememberedCommand } from './remember.ts'

/** All lists of a file are put in force in one transaction. */
const listsAtMost = 50

export interface RosterOrder {
  readonly village: string
  readonly fileName: string
  readonly list: string | undefined
  readonly bytes: Uint8Array
  readonly by: string
}

/** What a file holds against what is known: nothing is written before every row is right. */
export interface RosterPreview {
  readonly memberCount: number
  readonly added: number
  readonly changed: readonly { list: string; code: string; fields: readonly string[] }[]
  readonly unchanged: number
  /** Known, but not in the file: they stay as they are. */
  readonly missing: number
  readonly faults: readonly RosterFault[]
}

interface Read {
  readonly preview: RosterPreview
  /** The lists as they stood when they were read. */
  readonly heads: readonly RosterList[]
  readonly after: ReadonlyMap<string, readonly Member[]>
}

/** What an import would do. Refusals: `invalid`, `too-large` for a file that cannot be read. */
export async function previewRoster(world: World, order: RosterOrder): Promise<Result<RosterPreview>> {
  const read = await readOrder(world, order)
  return read.ok ? ok(read.value.preview) : read
}

const remembered = z.object({ content: z.string(), answer: z.custom<RosterPreview>() })

/**
 * Imports a roster file: all of it or nothing, and only what changed. Refusals: as for reading, `invalid` with every fault
 * while one row is wrong, `conflict` when somebody else changed the roster meanwhile.
 */
export async function importRoster(
  world: World,
  order: RosterOrder & { commandId: string },
): Promise<Result<RosterPreview>> {
  const who = `staff#${order.by}`
  const content = digestOf(`${order.village}#${order.list ?? ''}#${Buffer.from(order.bytes).toString('base64')}`)
  const said = await world.table.get(keys.command(who, order.commandId))
  if (said !== undefined) {
    if (said['content'] !== content) return refused(refusal('conflict', { field: 'commandId' }))
    return ok(remembered.parse(said).answer)
  }
  const read = await readOrder(world, order)
  if (!read.ok) return read
  const { preview, heads, after } = read.value
  if (preview.faults.length > 0)
    return refused(
      refusal('invalid', {
        field: 'file',
        reason: 'rows-at-fault',
        faults: preview.faults.map((fault) => ({
          ...fault,
          field: `row ${fault.row}, ${fault.column.header}`,
        })),
      }),
    )
  const record = rememberedCommand(who, order.commandId, content, preview)
  const outcome = await saveLists(world, order.village, heads, after, record)
  if (outcome === 'changed-meanwhile') return refused(refusal('conflict', { reason: 'roster-changed' }))
  // The same id at the same time: whichever came first is the answer.
  if (outcome === 'repeated') return importRoster(world, order)
  return ok(preview)
}

async function readOrder(world: World, order: RosterOrder): Promise<Result<Read>> {
  const table = await readTable(order.bytes, order.fileName)
  if (!table.ok) return table
  const { members, faults, fields } = readRoster(
    table.value,
    order.list === undefined ? {} : { defaultList: order.list },
  )
  const heads = await rosterLists(world, order.village)
  const lists = [...new Set(members.map(({ list }) => list))]
  if (lists.length > listsAtMost) return refused(refusal('too-large', { field: 'file', reason: 'too-many-lists' }))
  const before = (await Promise.all(lists.map((list) => rosterMembers(world, order.village, list)))).flat()
  const diff = diffRoster(before, members, { complete: false, fields })
  const changed = new Map(diff.changed.map((change) => [keyOf(change.after), change.after]))
  const whole = [...before.map((member) => changed.get(keyOf(member)) ?? member), ...diff.added]
  const touched = new Set([...diff.added, ...changed.values()].map(({ list }) => list))
  return ok({
    preview: {
      memberCount: members.length,
      added: diff.added.length,
      changed: diff.changed.map(({ after, fields: names }) => ({ list: after.list, code: after.code, fields: names })),
      unchanged: diff.unchanged.length,
      missing: diff.missing.length,
      faults,
    },
    heads,
    after: Map.groupBy(
      whole.filter(({ list }) => touched.has(list)),
      ({ list }) => list,
    ),
  })
}

const keyOf = ({ list, code }: Member): string => `${list}#${code}`
