import type { MemberField } from './member.ts'
import { memberFields } from './member.ts'
import { columnLetter, fieldOfHeader } from './roster-columns.ts'
import type { RosterFault } from './roster-faults.ts'
import { rosterFault } from './roster-faults.ts'

export interface RosterColumn {
  readonly index: number
  readonly header: string
  readonly letter: string
}

/** Columns that were found; code and name always are. */
export type RosterColumns = { readonly code: RosterColumn; readonly name: RosterColumn } & {
  readonly [field in MemberField]?: RosterColumn
}

export interface RosterHeader {
  /** Index of the first row below the header. */
  readonly first: number
  readonly columns: RosterColumns
  readonly fields: readonly MemberField[]
  columnAt(index: number): RosterColumn
}

type HeaderRead = { ok: true; value: RosterHeader } | { ok: false; faults: readonly RosterFault[] }

// A printed 花名册 has its title, the village and the date above the header.
const titleRows = 4

const expected: Record<MemberField, string> = {
  list: '名单 list',
  code: '编号 code',
  name: '姓名 name',
  weight: '票数 weight',
  group: '组 group',
  phone: '电话 phone',
}

/** Finds the header row and what its columns mean; refuses missing, doubled and forbidden columns. */
export function readHeader(rows: readonly (readonly string[])[], hasDefaultList: boolean): HeaderRead {
  const top = rows.slice(0, titleRows + 1)
  const found = top.findIndex((row) => row.filter((cell) => cell.length <= 200 && fieldOfHeader(cell)).length >= 2)
  const at = found === -1 ? rows.findIndex((row) => row.some((cell) => cell.trim() !== '')) : found
  const headers = rows[at]
  if (headers === undefined) {
    return { ok: false, faults: [rosterFault({ row: 1, column: { header: '' }, reason: 'empty', value: '' })] }
  }
  const row = at + 1
  const columnAt = (index: number): RosterColumn => ({
    index,
    header: (headers[index] ?? '').slice(0, 40),
    letter: columnLetter(index),
  })
  const faults: RosterFault[] = []
  const columns = new Map<MemberField, RosterColumn>()
  headers.forEach((header, index) => {
    const field = header.length > 200 ? undefined : fieldOfHeader(header)
    if (field === undefined) return
    if (field === 'forbidden' || columns.has(field)) {
      const reason = field === 'forbidden' ? 'forbidden-column' : 'column-twice'
      faults.push(rosterFault({ row, column: columnAt(index), reason, value: header }))
    } else columns.set(field, columnAt(index))
  })
  const needed: readonly MemberField[] = hasDefaultList ? ['code', 'name'] : ['list', 'code', 'name']
  for (const field of needed) {
    if (columns.has(field)) continue
    faults.push(rosterFault({ row, column: { header: expected[field] }, reason: 'no-column', value: '' }))
  }
  const code = columns.get('code')
  const name = columns.get('name')
  if (faults.length > 0 || code === undefined || name === undefined) return { ok: false, faults }
  const fields = memberFields.filter((field) => columns.has(field))
  return {
    ok: true,
    value: { first: at + 1, columns: { ...Object.fromEntries(columns), code, name }, fields, columnAt },
  }
}
