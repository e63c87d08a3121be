import type { Lang } from '../language.ts'
import type { Part, Sheet, Signature } from './sheet.ts'

/** The sheet as plain text: parts parted by an empty line, table cells by ` | `. */
export function sheetToText(sheet: Sheet): string {
  const title = sheet.subtitle === undefined ? sheet.title : `${sheet.title}\n${sheet.subtitle}`
  return [title, ...sheet.parts.map(partText)]
    .filter((text) => text !== '')
    .join('\n\n')
    .concat('\n')
}

function partText(part: Part): string {
  switch (part.kind) {
    case 'heading':
    case 'paragraph':
      return part.text
    case 'facts':
      return part.rows.map(({ label, value }) => `${label}：${value}`).join('\n')
    case 'table':
      return [part.head, ...part.rows].map((cells) => cells.map(oneLine).join(' | ')).join('\n')
    case 'list':
      return part.items.map((item, index) => `${index + 1}. ${item}`).join('\n')
    case 'signatures':
      return part.signers.map((signer) => signatureText(signer, part.lang)).join('\n')
    case 'note':
      return `* ${part.text}`
    default:
      return part satisfies never
  }
}

const oneLine = (text: string): string => text.replaceAll(/\s*\n\s*/g, ' ')

/** One signature: the printed name with its date, or an open line. */
export function signatureText(signer: Signature, lang: Lang): string {
  const who = signer.role === undefined ? signer.name : `${signer.role} ${signer.name}`
  if (signer.signedOn === undefined)
    return lang === 'zh' ? `${who}（签字）：____________` : `${who} (signature): ____________`
  return lang === 'zh' ? `${who}：${signer.signedOn}签字` : `${who} (signed ${signer.signedOn})`
}
