import type { Words } from '../language.ts'

/** Words of the ledger of action items (台账) as a spreadsheet. */
export const ledgerWords = {
  title: { zh: '{place}落实任务台账', en: 'Action items of {place}' },
  sheet: { zh: '台账', en: 'Ledger' },
  number: { zh: '序号', en: 'No.' },
  village: { zh: '村', en: 'Village' },
  matter: { zh: '事项', en: 'Matter' },
  action: { zh: '落实任务', en: 'Action' },
  owner: { zh: '负责人', en: 'In charge' },
  due: { zh: '期限', en: 'Due' },
  state: { zh: '状态', en: 'State' },
  since: { zh: '何时起', en: 'Since' },
  daysLate: { zh: '逾期天数', en: 'Days late' },
  urged: { zh: '催办次数', en: 'Reminders' },
  open: { zh: '在办', en: 'Being done' },
  submitted: { zh: '已报完成，待验收', en: 'Handed in, to be reviewed' },
  returned: { zh: '退回再办', en: 'Sent back to be done again' },
  accepted: { zh: '已验收', en: 'Accepted' },
  more: {
    zh: '只列出前{n}条，其余请按期限或负责人分次导出。',
    en: 'Only the first {n} are listed; export the rest by due day or by owner.',
  },
} as const satisfies Record<string, Words>
