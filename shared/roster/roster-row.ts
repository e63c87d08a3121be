import type { Member } from './member.ts'
import type { CellRead } from './roster-cells.ts'
import { readCode, readGroup, readName, readPhone, readWeight } from './roster-cells.ts'
import type { RosterFault } from './roster-faults.ts'
import { rosterFault } from './roster-faults.ts'
import type { RosterColumn, RosterColumns } from './roster-header.ts'

type RowRead = { ok: true; value: Member } | { ok: false; faults: readonly RosterFault[] }

/** Reads one row; all its faults are told at once. `row` is numbered as Excel does. */
export function readMember(
  cells: readonly string[],
  row: number,
  columns: RosterColumns,
  defaultList: string,
): RowRead {
  const faults: RosterFault[] = []
  const read = <T>(column: RosterColumn, reader: (cell: string) => CellRead<T>): T | undefined => {
    const cell = cells[column.index] ?? ''
    const result = reader(cell)
    if (result.ok) return result.value
    faults.push(rosterFault({ row, column, reason: result.reason, value: cell }))
    return undefined
  }
  // A cell of a column that need not be filled: empty means nothing is known.
  const readIfFilled = <T>(column: RosterColumn | undefined, reader: (cell: string) => CellRead<T>): T | undefined =>
    column === undefined || (cells[column.index] ?? '').trim() === '' ? undefined : read(column, reader)

  const list = columns.list === undefined ? defaultList : read(columns.list, readCode)
  const code = read(columns.code, readCode)
  const name = read(columns.name, (cell) => readName(cell, 60))
  const weight = columns.weight === undefined ? 1 : read(columns.weight, readWeight)
  const group = readIfFilled(columns.group, readGroup)
  const phone = readIfFilled(columns.phone, readPhone)
  if (list === undefined || code === undefined || name === undefined || weight === undefined || faults.length > 0) {
    return { ok: false, faults }
  }
  return {
    ok: true,
    value: {
      list,
      code,
      name,
      weight,
      ...(group === undefined ? {} : { group }),
      ...(phone === undefined ? {} : { phone }),
    },
  }
}
