import { holdsCitizenNumber } from './citizen-number.ts'
import type { Member, MemberField } from './member.ts'
import { halfWidth } from './roster-cells.ts'
import type { RosterFault } from './roster-faults.ts'
import { rosterFault } from './roster-faults.ts'
import type { RosterHeader } from './roster-header.ts'
import { readHeader } from './roster-header.ts'
import { readMember } from './roster-row.ts'

export interface RosterRead {
  /** Rows without a fault, in the order of the file. Of two rows with one list and code only the first is here. */
  readonly members: readonly Member[]
  /** In the order of the file. A fault of the header leaves `members` empty. */
  readonly faults: readonly RosterFault[]
  /** The fields the file has a column for; what it does not speak of, an import leaves alone. */
  readonly fields: readonly MemberField[]
}

/**
 * Reads a roster from the cells of a table. The header is the first row; above it up to four rows may hold a title.
 * Empty rows are skipped, columns with unknown headers ignored. Without a list column every row belongs to
 * `defaultList`; without a weight column every row weighs 1. A citizen number in any cell, even of an ignored column, is
 * a fault. Never throws.
 */
export function readRoster(
  rows: readonly (readonly string[])[],
  options: { readonly defaultList?: string } = {},
): RosterRead {
  const header = readHeader(rows, options.defaultList !== undefined)
  if (!header.ok) return { members: [], faults: header.faults, fields: [] }
  const { first, columns } = header.value
  const members: Member[] = []
  const faults: RosterFault[] = []
  const rowOf = new Map<string, number>()
  rows.forEach((cells, index) => {
    if (index < first || cells.every((cell) => cell.trim() === '')) return
    const row = index + 1
    const secrets = secretsIn(cells, row, header.value)
    const read = readMember(cells, row, columns, options.defaultList ?? '')
    if (secrets.length > 0 || !read.ok) {
      const told = new Set(secrets.map((fault) => fault.column.letter))
      faults.push(...secrets, ...(read.ok ? [] : read.faults.filter((fault) => !told.has(fault.column.letter))))
      return
    }
    const key = JSON.stringify([read.value.list, read.value.code])
    const firstRow = rowOf.get(key)
    if (firstRow === undefined) {
      rowOf.set(key, row)
      members.push(read.value)
      return
    }
    const column = columns.code
    faults.push(rosterFault({ row, column, reason: 'duplicate', value: read.value.code, firstRow }))
  })
  return { members, faults, fields: header.value.fields }
}

function secretsIn(cells: readonly string[], row: number, header: RosterHeader): RosterFault[] {
  return cells.flatMap((cell, index) =>
    cell.length >= 18 && holdsCitizenNumber(halfWidth(cell.slice(0, 5000)))
      ? [rosterFault({ row, column: header.columnAt(index), reason: 'citizen-number', value: halfWidth(cell) })]
      : [],
  )
}
