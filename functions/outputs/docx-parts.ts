import type { IRunOptions } from 'docx'
import { AlignmentType, HeadingLevel, Paragraph, Table, TableCell, TableRow, TextRun, WidthType } from 'docx'
import type { Part } from '#shared/outputs/sheet.ts'
import { signatureText } from '#shared/outputs/sheet-text.ts'
import { fonts, printable, sizes } from './docx-style.ts'

/** One part of a sheet as paragraphs and tables. */
export function partBlocks(part: Part): (Paragraph | Table)[] {
  switch (part.kind) {
    case 'heading':
      return [
        new Paragraph({
          heading: HeadingLevel.HEADING_2,
          keepNext: true,
          spacing: { before: 240, after: 120 },
          children: runs(part.text, { font: fonts.heading, size: sizes.heading, color: '000000' }),
        }),
      ]
    case 'paragraph':
      return [new Paragraph({ spacing, ...standing(part.stands), children: runs(part.text) })]
    case 'facts':
      return [
        grid(
          part.rows.map(({ label, value }) => [label, value]),
          [25, 75],
        ),
        gap(),
      ]
    case 'table':
      return [grid([part.head, ...part.rows], undefined, true), gap()]
    case 'list':
      return part.items.map(
        (item, index) =>
          new Paragraph({ spacing, indent: { left: 640, hanging: 480 }, children: runs(`${index + 1}. ${item}`) }),
      )
    case 'signatures':
      return part.signers.map(
        (signer) => new Paragraph({ spacing: { before: 240 }, children: runs(signatureText(signer, part.lang)) }),
      )
    case 'note':
      return [new Paragraph({ spacing, children: runs(part.text, { bold: true, size: sizes.note }) })]
    default:
      return part satisfies never
  }
}

// exactly 28 pt between lines, 22 lines on a page
const spacing = { line: 560, lineRule: 'exact' } as const

/** Two signs in, unless it stands elsewhere. */
function standing(where: 'flush' | 'right' | undefined) {
  if (where === 'right') return { alignment: AlignmentType.RIGHT }
  return where === 'flush' ? {} : { indent: { firstLine: 2 * 320 } }
}

const gap = (): Paragraph => new Paragraph({ spacing: { line: 240 }, children: [] })

function runs(text: string, style: IRunOptions = {}): TextRun[] {
  return printable(text)
    .split(/\r?\n|\r/)
    .map((line, index) => new TextRun({ ...style, text: line, ...(index === 0 ? {} : { break: 1 }) }))
}

function grid(rows: readonly (readonly string[])[], percents: readonly number[] | undefined, hasHead = false): Table {
  const columns = Math.max(1, ...rows.map((row) => row.length))
  const width = (index: number) => ({
    size: percents?.[index] ?? Math.floor(100 / columns),
    type: WidthType.PERCENTAGE,
  })
  return new Table({
    width: { size: 100, type: WidthType.PERCENTAGE },
    rows: rows.map((cells, row) => {
      const isHead = hasHead && row === 0
      return new TableRow({
        cantSplit: true,
        tableHeader: isHead,
        children: Array.from(
          { length: columns },
          (_, column) =>
            new TableCell({
              width: width(column),
              margins: { top: 60, bottom: 60, left: 100, right: 100 },
              children: [
                new Paragraph({
                  alignment: isHead ? AlignmentType.CENTER : AlignmentType.LEFT,
                  children: runs(cells[column] ?? '', { size: sizes.table, bold: isHead }),
                }),
              ],
            }),
        ),
      })
    }),
  })
}
