// A reader makes an array for every row down to the last address and fills it with nulls (8 bytes each) to the right.
// Ten times the rows a roster may have leaves room for a stray styled cell; columns are as many as Excel has.
const mostRows = 200_000
const mostColumns = 16_384
const mostCells = 5_000_000

/**
 * Whether a worksheet's markup can be read without growing out of hand. A reader fills the gaps between rows and cells,
 * so forty bytes naming row 1e9 or column XFD in every row would fill the memory. Each `r="…"` (the address of a row or
 * cell, ECMA-376 part 1, 18.3.1.4 and 18.3.1.73) must be a plain address, and the rectangle they span must be small. It looks
 * at every place where such an attribute could begin, whatever surrounds it, so no quoting or comment hides one;
 * only `xmlns:r`, which every workbook declares, is another thing.
 */
export function staysInBounds(markup: string): boolean {
  let rows = 0
  let columns = 0
  for (const opening of markup.matchAll(/(?<!xmlns:)\br\s*=\s*(["'])/g)) {
    const start = opening.index + opening[0].length
    const address = /^([A-Z]{0,3})([1-9]\d{0,6})$/.exec(markup.slice(start, markup.indexOf(opening[1] ?? '"', start)))
    if (address === null) return false
    rows = Math.max(rows, Number(address[2]))
    columns = Math.max(columns, columnNumber(address[1] ?? ''))
  }
  const unnumbered = markup.split('<row').length - 1
  return Math.max(rows, unnumbered) <= mostRows && columns <= mostColumns && rows * Math.max(columns, 1) <= mostCells
}

function columnNumber(letters: string): number {
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0)
}
