import { CsvError, parse } from 'csv-parse/sync'
import { mostRows } from './table-limits.ts'
import type { RowsRead } from './read-xlsx.ts'

/**
 * The cells of a delimited text file. UTF-8 with or without byte order mark, UTF-16 with one (Excel's "Unicode text"), else
 * GB18030, which Chinese Excel and WPS write; decided by whether the bytes are valid UTF-8. Separator comma, semicolon
 * or tab, whichever the first line has most of.
 */
export function readCsv(bytes: Uint8Array): RowsRead {
  const text = decode(bytes)
  if (text === undefined) return { ok: false, reason: 'file-unknown-encoding' }
  if (text.includes('\0')) return { ok: false, reason: 'file-not-a-table' }
  if (/^\s*<(?:!doctype|html|\?xml|table|meta|head|body|svg|script)/i.test(text))
    return { ok: false, reason: 'file-web-page' }
  try {
    const rows = parse(text, {
      delimiter: separatorOf(text),
      relax_column_count: true,
      relax_quotes: true,
      // one over the limit tells that there are more
      to: mostRows + 1,
      max_record_size: 200_000,
    })
    return { ok: true, rows }
  } catch (error) {
    if (error instanceof CsvError) return { ok: false, reason: 'file-damaged' }
    throw error
  }
}

function decode(bytes: Uint8Array): string | undefined {
  const [first, second] = bytes
  if (first === 0xff && second === 0xfe) return decodeAs('utf-16le', bytes)
  if (first === 0xfe && second === 0xff) return decodeAs('utf-16be', bytes)
  return decodeAs('utf-8', bytes) ?? decodeAs('gb18030', bytes)
}

function decodeAs(encoding: string, bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch (error) {
    if (error instanceof TypeError) return undefined
    throw error
  }
}

function separatorOf(text: string): string {
  const line = /^[^\S\t\r\n]*\S[^\r\n]*/m.exec(text)?.[0].replaceAll(/"[^"]*"/g, '') ?? ''
  const counted = [',', ';', '\t'].map((sign) => ({ sign, count: line.split(sign).length }))
  return counted.reduce((best, next) => (next.count > best.count ? next : best)).sign
}
