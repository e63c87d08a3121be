import type { Result } from '#shared/result.ts'
import { ok, refused } from '#shared/result.ts'
import { refusal } from '#shared/refusal.ts'
import type { TableReason } from '#shared/roster/table-refusals.ts'
import { readCsv } from './read-csv.ts'
import type { RowsRead } from './read-xlsx.ts'
import { readXlsx } from './read-xlsx.ts'
import { mostBytes, mostCharacters, mostColumns, mostRows } from './table-limits.ts'

export type Table = readonly (readonly string[])[]

const oversize: readonly TableReason[] = [
  'file-too-large',
  'file-unpacks-too-large',
  'too-many-rows',
  'too-many-columns',
]

/**
 * Rows of cells from an uploaded .xlsx, CSV or tab-separated file, row 1 first, empty rows at the end left out. What the
 * bytes are decides, not the name; the name only tells old Excel files apart. Refuses with `too-large` or `invalid`, field
 * `file`, reason a key of `tableRefusals`. A wrong file never throws.
 */
export async function readTable(bytes: Uint8Array, fileName: string): Promise<Result<Table>> {
  if (bytes.length === 0) return refuse('file-empty')
  if (bytes.length > mostBytes) return refuse('file-too-large')
  const kind = kindOf(bytes, fileName)
  if (kind !== 'zip' && kind !== 'text') return refuse(kind)
  const read: RowsRead = kind === 'zip' ? await readXlsx(bytes) : readCsv(bytes)
  if (!read.ok) return refuse(read.reason)
  const rows = trimmed(read.rows)
  if (rows.length === 0) return refuse('file-empty')
  if (rows.length > mostRows) return refuse('too-many-rows')
  if (rows.some((row) => row.length > mostColumns)) return refuse('too-many-columns')
  return ok(rows)
}

function refuse(reason: TableReason): { ok: false; refusal: ReturnType<typeof refusal> } {
  return refused(refusal(oversize.includes(reason) ? 'too-large' : 'invalid', { field: 'file', reason }))
}

const signatures: readonly { readonly starts: string; readonly kind: 'zip' | TableReason }[] = [
  { starts: 'PK\x03\x04', kind: 'zip' },
  // OLE compound file: Excel 97-2003, and any workbook saved with a password
  { starts: '\xd0\xcf\x11\xe0', kind: 'file-old-excel' },
  { starts: '%PDF', kind: 'file-not-a-table' },
  { starts: '\xff\xd8\xff', kind: 'file-not-a-table' },
  { starts: '\x89PNG', kind: 'file-not-a-table' },
  { starts: 'GIF8', kind: 'file-not-a-table' },
  { starts: 'Rar!', kind: 'file-not-a-table' },
  { starts: '7z\xbc\xaf', kind: 'file-not-a-table' },
  { starts: '\x1f\x8b', kind: 'file-not-a-table' },
]

function kindOf(bytes: Uint8Array, fileName: string): 'zip' | 'text' | TableReason {
  const head = Buffer.from(bytes.subarray(0, 8)).toString('latin1')
  const known = signatures.find(({ starts }) => head.startsWith(starts))
  if (known !== undefined) return known.kind
  // a name that promises a workbook over bytes that are none: a broken upload, unless it is a web page in disguise
  const isText = head.trimStart().startsWith('<')
  return /\.xlsx$/i.test(fileName) && !isText ? 'file-damaged' : 'text'
}

// Cells past the last filled one of a row, and empty rows at the end, say nothing; Excel and WPS write thousands of them.
function trimmed(rows: readonly (readonly string[])[]): string[][] {
  const kept = rows.map((row) => {
    const filled = row.findLastIndex((cell) => cell.trim() !== '') + 1
    return row.slice(0, filled).map((cell) => cell.slice(0, mostCharacters))
  })
  return kept.slice(0, kept.findLastIndex((row) => row.length > 0) + 1)
}
