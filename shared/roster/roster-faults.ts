/** Why a cell, a row or a header of a roster file is not taken; the sentences are for the person who made the file. */
export const rosterReasons = {
  empty: { zh: '表里没有内容。', en: 'The table is empty.' },
  'no-column': { zh: '缺少这一列，请在表头加上。', en: 'This column is missing; please add it to the header row.' },
  'column-twice': { zh: '这一列出现了两次，请只留一列。', en: 'This column appears twice; please keep one.' },
  'forbidden-column': {
    zh: '花名册不收身份证号和银行卡号，请删去这一列再上传。',
    en: 'The roster takes no ID-card or bank numbers; please delete this column and upload again.',
  },
  'citizen-number': {
    zh: '这一格像是身份证号。花名册不收身份证号，请删去。',
    en: 'This looks like an ID-card number. The roster takes none; please delete it.',
  },
  missing: { zh: '这一格不能空着。', en: 'This cell must not be empty.' },
  'too-long': { zh: '这一格太长。', en: 'This cell is too long.' },
  'control-character': {
    zh: '这一格里有看不见的控制字符，请重新输入。',
    en: 'This cell holds invisible control characters; please type it again.',
  },
  'unreadable-character': {
    zh: '这一格里有乱码，请把文件另存为 .xlsx 或 UTF-8 的 CSV。',
    en: 'This cell holds unreadable characters; please save the file as .xlsx or as CSV in UTF-8.',
  },
  'formula-like': {
    zh: '这一格像是公式，请改成普通文字。',
    en: 'This looks like a formula; please replace it by plain text.',
  },
  'code-characters': {
    zh: '编号和名单只能用字母、数字、汉字、“-”和“_”，最多20个字。',
    en: 'Codes and lists take letters, digits, Chinese characters, "-" and "_", at most 20.',
  },
  'weight-range': { zh: '票数要写1到100000的整数。', en: 'Votes must be a whole number from 1 to 100,000.' },
  'phone-shape': { zh: '电话只能写3到15位数字。', en: 'A phone number takes 3 to 15 digits.' },
  duplicate: {
    zh: '第{first}行和第{row}行的名单、编号相同，请改一个。',
    en: 'Rows {first} and {row} have the same list and code; please change one.',
  },
} as const satisfies Record<string, { zh: string; en: string }>

export type RosterReason = keyof typeof rosterReasons

export interface RosterFault {
  /** As Excel numbers it, from 1. */
  readonly row: number
  /** The header as written (or expected) and the letter Excel shows; no letter where the column is missing. */
  readonly column: { readonly header: string; readonly letter?: string }
  readonly reason: RosterReason
  readonly sentence: { readonly zh: string; readonly en: string }
  /** What was read, shortened; numbers that may not be kept are masked. */
  readonly value: string
  /** The earlier row of a pair with the same list and code. */
  readonly firstRow?: number
}

/** A fault with its sentences filled in. */
export function rosterFault(fault: Omit<RosterFault, 'sentence'>): RosterFault {
  const fill = (text: string) =>
    text.replace('{first}', String(fault.firstRow ?? '')).replace('{row}', String(fault.row))
  const { zh, en } = rosterReasons[fault.reason]
  return { ...fault, value: shorten(fault.value, fault.reason), sentence: { zh: fill(zh), en: fill(en) } }
}

function shorten(value: string, reason: RosterReason): string {
  if (reason === 'citizen-number') return `${value.slice(0, 2)}***`
  const seen = [...value.slice(0, 100).replaceAll(/[\p{C}\p{Zl}\p{Zp}]/gu, '□')]
  return seen.length > 20 ? `${seen.slice(0, 20).join('')}…` : seen.join('')
}
