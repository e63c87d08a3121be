/** What the first bytes say a file is; the name and the declared type say nothing. */
export type PhotoKind = 'jpeg' | 'png' | 'webp' | 'unsupported' | 'unknown'

const others = ['GIF8', '%PDF', 'BM', 'II*\0', 'MM\0*', 'PK\x03\x04', '\x1f\x8b', '\x7fELF', 'MZ', '\0\0\x01\0']

/**
 * Sniffs the first bytes. `unsupported` is a known kind that is not taken: HEIC and AVIF (`ftyp`), GIF, PDF, TIFF, archives,
 * programs, and all plain text (SVG, HTML, scripts). `unknown` is anything else.
 */
export function photoKind(bytes: Uint8Array): PhotoKind {
  const head = Buffer.from(bytes.subarray(0, 512)).toString('latin1')
  if (head.startsWith('\xff\xd8\xff')) return 'jpeg'
  if (head.startsWith('\x89PNG\r\n\x1a\n')) return 'png'
  if (head.startsWith('RIFF') && head.slice(8, 12) === 'WEBP') return 'webp'
  if (head.slice(4, 8) === 'ftyp' || others.some((start) => head.startsWith(start))) return 'unsupported'
  // printable from end to end: a script, a page, a drawing in markup
  return /^[\t\n\f\r\x20-\x7e\x80-\xff]+$/.test(head) && /[a-z<]/i.test(head.slice(0, 64)) ? 'unsupported' : 'unknown'
}
