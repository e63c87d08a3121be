import { AlignmentType, Document as WordDocument, Footer, Packer, PageNumber, Paragraph, TextRun } from 'docx'
import type { Sheet } from '#shared/outputs/sheet.ts'
import { partBlocks } from './docx-parts.ts'
import { fonts, page, printable, sizes } from './docx-style.ts'
import { maker } from '#shared/text/system-words.ts'

/**
 * The sheet as a Word file (.docx) that Word and WPS open: A4, margins and type sizes of Chinese official papers
 * (GB/T 9704-2012: 37, 26, 35, 28 mm; title 22 pt, body 16 pt), page number between dashes in the footer.
 */
export async function sheetToDocx(sheet: Sheet): Promise<Uint8Array> {
  const head = [
    new Paragraph({
      alignment: AlignmentType.CENTER,
      spacing: { after: 240 },
      children: [new TextRun({ text: printable(sheet.title), bold: true, size: sizes.title, font: fonts.title })],
    }),
    ...(sheet.subtitle === undefined
      ? []
      : [new Paragraph({ alignment: AlignmentType.CENTER, children: [new TextRun(printable(sheet.subtitle))] })]),
  ]
  const paper = new WordDocument({
    title: printable(sheet.title),
    creator: maker.zh,
    styles: { default: { document: { run: { font: fonts.body, size: sizes.body } } } },
    sections: [
      {
        properties: { page },
        footers: { default: pageNumber() },
        children: [...head, ...sheet.parts.flatMap(partBlocks)],
      },
    ],
  })
  return new Uint8Array(await Packer.toBuffer(paper))
}

function pageNumber(): Footer {
  const children = ['— ', PageNumber.CURRENT, ' —']
  const run = new TextRun({ children, font: fonts.title, size: sizes.footer })
  return new Footer({ children: [new Paragraph({ alignment: AlignmentType.CENTER, children: [run] })] })
}
