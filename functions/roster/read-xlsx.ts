import { readSheet } from 'read-excel-file/node'
import type { TableReason } from '#shared/roster/table-refusals.ts'
import { packZip } from './pack-zip.ts'
import { staysInBounds } from './sheet-bounds.ts'
import { readZip } from './zip.ts'

export type RowsRead = { ok: true; rows: string[][] } | { ok: false; reason: TableReason }

const limits = { entries: 200, inflated: 30_000_000, ratio: 200 } as const

/**
 * The cells of the first sheet of an .xlsx workbook as text. The reader is never given the file itself: it walks local
 * headers, which may differ from the central directory that was judged. It gets the verified markup entries, packed anew.
 */
export async function readXlsx(bytes: Uint8Array): Promise<RowsRead> {
  const zip = readZip(bytes, limits, (name) => name.endsWith('.xml') || name.endsWith('.rels'))
  if (!zip.ok) return refuse(zip.reason === 'too-large' ? 'file-unpacks-too-large' : 'file-damaged')
  if (!zip.entries.has('xl/workbook.xml')) return refuse('file-not-a-table')
  for (const entry of zip.entries.values()) {
    const markup = Buffer.from(entry.buffer, entry.byteOffset, entry.byteLength)
    if (markup.includes('sheetData') && !staysInBounds(markup.toString('utf8'))) return refuse('file-unpacks-too-large')
  }
  try {
    const rows = await readSheet(packZip(zip.entries))
    return { ok: true, rows: rows.map((row) => row.map(cellText)) }
  } catch {
    // the reader has no closed list of errors: whatever it stumbles over is a workbook it cannot read
    return refuse('file-damaged')
  }
}

const refuse = (reason: TableReason): RowsRead => ({ ok: false, reason })

function cellText(value: unknown): string {
  if (value === null || value === undefined) return ''
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? '' : value.toISOString().slice(0, 10)
  // 18-digit numbers lose their last digits in Excel but must still be seen as what they are, not as 5.1e+17
  if (typeof value === 'number' && Number.isInteger(value) && Math.abs(value) < 1e21) return value.toFixed(0)
  return String(value)
}
