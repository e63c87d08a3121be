// Word takes one East Asian font per run; where 仿宋 or 黑体 is missing, Word and WPS fall back to 宋体, which every
// Chinese system has, and other systems to their own by the East Asian hint.
const latin = { ascii: 'Times New Roman', hAnsi: 'Times New Roman', cs: 'Times New Roman', hint: 'eastAsia' } as const

export const fonts = {
  title: { ...latin, eastAsia: '宋体' },
  heading: { ...latin, eastAsia: '黑体' },
  body: { ...latin, eastAsia: '仿宋' },
} as const

/** In half points. */
export const sizes = { title: 44, heading: 32, body: 32, table: 24, note: 28, footer: 28 } as const

/** A4 and the margins of GB/T 9704-2012, in twentieths of a point. */
export const page = {
  size: { width: 11906, height: 16838 },
  margin: { top: 2098, right: 1474, bottom: 1984, left: 1587 },
} as const

/** Text without the characters that XML 1.0 forbids; Word refuses to open a file that holds one. */
export function printable(text: string): string {
  // oxlint-disable-next-line no-control-regex
  return text.replaceAll(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '').toWellFormed()
}
