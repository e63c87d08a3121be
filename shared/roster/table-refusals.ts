/** Why a file is not read as a table; keys stand in `Refusal.reason`. */
export const tableRefusals = {
  'file-empty': { zh: '文件是空的。', en: 'The file is empty.' },
  'file-too-large': { zh: '文件超过5MB，请分成几份。', en: 'The file is over 5 MB; please split it.' },
  'file-old-excel': {
    zh: '这是旧版 .xls 或加了密码的表格，请不设密码另存为 .xlsx 或 CSV 再上传。',
    en: 'This is an old .xls or a password-protected workbook; please save it as .xlsx or CSV without a password.',
  },
  'file-web-page': {
    zh: '这个文件其实是网页，请用 Excel 或 WPS 打开后另存为 .xlsx 再上传。',
    en: 'This file is really a web page; please open it in Excel or WPS and save it as .xlsx.',
  },
  'file-not-a-table': {
    zh: '这个文件不是表格，请另存为 .xlsx 或 CSV 再上传。',
    en: 'This file is not a table; please save it as .xlsx or CSV.',
  },
  'file-unknown-encoding': {
    zh: '文件里的文字读不出来，请另存为 .xlsx 再上传。',
    en: 'The text of this file cannot be read; please save it as .xlsx.',
  },
  'file-damaged': {
    zh: '文件已损坏，请重新另存为 .xlsx 再上传。',
    en: 'The file is damaged; please save it again as .xlsx.',
  },
  'file-unpacks-too-large': {
    zh: '文件展开后太大，请把花名册复制到一个新表格里，另存后再上传。',
    en: 'The file unpacks too large; please copy the roster into a new workbook and save that.',
  },
  'too-many-rows': { zh: '表格超过20000行，请分成几份。', en: 'The table has over 20,000 rows; please split it.' },
  'too-many-columns': {
    zh: '表格超过50列，请只留花名册需要的列。',
    en: 'The table has over 50 columns; please keep only those the roster needs.',
  },
} as const satisfies Record<string, { zh: string; en: string }>

export type TableReason = keyof typeof tableRefusals
