import type { Cell } from 'write-excel-file/node'
import writeWorkbook from 'write-excel-file/node'
import type { Instant, LocalDate } from '#shared/calendar/time.ts'
import { localDateOf, localTimeOf } from '#shared/calendar/time.ts'
import { printable } from './docx-style.ts'

/** What a cell holds: text stays text whatever it begins with, so that nothing people wrote is ever a formula. */
export type Value = string | number | { readonly day: LocalDate } | { readonly moment: Instant } | undefined

export interface Column {
  readonly title: string
  /** In characters. */
  readonly width: number
}

/** A workbook (.xlsx) of one sheet: a header that stays in sight, one row a thing, days as days that can be sorted. */
export async function tableToXlsx(
  sheet: string,
  columns: readonly Column[],
  rows: readonly (readonly Value[])[],
): Promise<Uint8Array> {
  const header = columns.map(({ title }): Cell => ({ ...textCell(title), fontWeight: 'bold' }))
  const file = writeWorkbook([header, ...rows.map((row) => row.map(cellOf))], {
    sheet,
    columns: columns.map(({ width }) => ({ width })),
    stickyRowsCount: 1,
  })
  return file.toBuffer()
}

function cellOf(value: Value): Cell {
  if (value === undefined) return null
  if (typeof value === 'string') return textCell(value)
  if (typeof value === 'number') return { value, type: Number }
  // A sheet knows no zones: it shows what the clock in China shows, written down as if that were UTC.
  if ('day' in value) return { value: new Date(`${value.day}T00:00:00Z`), type: Date, format: 'yyyy-mm-dd' }
  const wall = `${localDateOf(value.moment)}T${localTimeOf(value.moment)}:00Z`
  return { value: new Date(wall), type: Date, format: 'yyyy-mm-dd hh:mm' }
}

/** The format `@` says text to Excel and WPS, which then do not read it as something else when it is edited. */
function textCell(text: string) {
  return { value: printable(text), type: String, format: '@' }
}
