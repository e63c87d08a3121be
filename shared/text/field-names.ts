import type { Lang, Words } from '../language.ts'
import { agendaForm } from '../forms/agenda-form.ts'
import { visitForm } from '../forms/visit-form.ts'

/** What fields are called, by the last names of their path. Fields of the visit and agenda forms are called as labelled there. */
export const fieldNames = {
  title: { zh: '标题', en: 'Title' },
  background: { zh: '情况说明', en: 'Background' },
  name: { zh: '姓名', en: 'Name' },
  phone: { zh: '电话', en: 'Phone' },
  contact: { zh: '联系方式', en: 'Contact' },
  text: { zh: '内容', en: 'Text' },
  reason: { zh: '理由', en: 'Reason' },
  comment: { zh: '意见', en: 'Comment' },
  score: { zh: '评分', en: 'Score' },
  photos: { zh: '照片', en: 'Photos' },
  voice: { zh: '录音', en: 'Voice note' },
  choices: { zh: '选项', en: 'Choices' },
  key: { zh: '代号', en: 'Key' },
  max: { zh: '最多选几项', en: 'How many choices' },
  question: { zh: '表决的问题', en: 'Question' },
  electorate: { zh: '名单', en: 'List' },
  list: { zh: '名单', en: 'List' },
  recused: { zh: '回避的人', en: 'Those who stand aside' },
  rule: { zh: '通过规则', en: 'Rule' },
  quorum: { zh: '到会要求', en: 'Quorum' },
  pass: { zh: '通过要求', en: 'Passing share' },
  atLeast: { zh: '至少', en: 'At least' },
  moreThan: { zh: '超过', en: 'More than' },
  secret: { zh: '是否无记名', en: 'Secret or not' },
  sealed: { zh: '是否封签', en: 'Sealed or not' },
  changeable: { zh: '能不能改票', en: 'May be changed or not' },
  proxies: { zh: '一人最多代几人', en: 'For how many others one may vote' },
  fewVoters: { zh: '名单上人少', en: 'Few voters' },
  from: { zh: '委托人', en: 'Who is represented' },
  to: { zh: '受托人', en: 'Who votes for them' },
  blinded: { zh: '封好的票', en: 'Sealed paper' },
  signature: { zh: '票上的签名', en: 'Signature of the paper' },
  closesAt: { zh: '截止时间', en: 'Closing time' },
  counts: { zh: '各项票数', en: 'Counts' },
  voters: { zh: '投票人', en: 'Voters' },
  voter: { zh: '投票人', en: 'Voter' },
  scrutineers: { zh: '监票人', en: 'Scrutineers' },
  witness: { zh: '在场见证人', en: 'Witness' },
  signers: { zh: '签署人', en: 'Signers' },
  subject: { zh: '公示事项', en: 'Subject' },
  days: { zh: '公示天数', en: 'Days' },
  upheld: { zh: '是否采纳', en: 'Upheld or not' },
  owner: { zh: '负责人', en: 'Owner' },
  due: { zh: '完成期限', en: 'Due day' },
  verdict: { zh: '验收结论', en: 'Verdict' },
  submit: { zh: '是否报完成', en: 'Handed in or not' },
  answers: { zh: '填报内容', en: 'Answers' },
  recordedAt: { zh: '记录时间', en: 'Time of recording' },
  fromVisits: { zh: '来自哪些走访', en: 'From which visits' },
  topics: { zh: '议题', en: 'Topics' },
  topicId: { zh: '议题', en: 'Topic' },
  meetingId: { zh: '会议', en: 'Meeting' },
  pollId: { zh: '表决', en: 'Poll' },
  noticeId: { zh: '公示', en: 'Notice' },
  objectionId: { zh: '异议', en: 'Objection' },
  actionId: { zh: '任务', en: 'Action' },
  matterId: { zh: '事项', en: 'Matter' },
  matter: { zh: '事项', en: 'Matter' },
  procedure: { zh: '程序', en: 'Procedure' },
  places: { zh: '地点', en: 'Places' },
  code: { zh: '编号', en: 'Code' },
  level: { zh: '级别', en: 'Level' },
  validFrom: { zh: '名单日期', en: 'Day of the list' },
  visits: { zh: '走访', en: 'Visits' },
  login: { zh: '账号', en: 'Login' },
  password: { zh: '密码', en: 'Password' },
  current: { zh: '现在的密码', en: 'the current password' },
  roles: { zh: '角色', en: 'Roles' },
  role: { zh: '角色', en: 'Role' },
  digits: { zh: '口令', en: 'Code' },
  token: { zh: '链接', en: 'Link' },
  act: { zh: '链接用途', en: 'Use of the link' },
  type: { zh: '类型', en: 'Type' },
  length: { zh: '文件大小', en: 'Size of the file' },
  sha256: { zh: '文件摘要', en: 'Digest of the file' },
  body: { zh: '提交的内容', en: 'What was sent' },
  file: { zh: '文件', en: 'File' },
  village: { zh: '村', en: 'Village' },
  confirm: { zh: '确认', en: 'Confirmation' },
  commandId: { zh: '操作号', en: 'Command id' },
  revision: { zh: '版本', en: 'Revision' },
} as const satisfies Record<string, Words>

export type FieldName = keyof typeof fieldNames

const isFieldName = (name: string): name is FieldName => Object.hasOwn(fieldNames, name)

/**
 * A path in words: `choices[2].text` is 选项第3项的内容, "Choices 3, Text". What has no name is quoted, shortened to 40 characters.
 */
export function fieldInWords(path: string, lang: Lang): string {
  const words = path
    .replace(/^answers\./, '')
    .split('.')
    .filter((part) => part !== '')
    .map((part) => partInWords(part, path, lang))
  return words.join(lang === 'zh' ? '的' : ', ')
}

function partInWords(part: string, path: string, lang: Lang): string {
  const [, name = part, index] = /^([^[\]]*)(?:\[(\d+)\])?$/.exec(part) ?? []
  // Whoever named it may have put marks into it that turn the sentence around.
  const plain = name.replaceAll(/\p{C}/gu, '').slice(0, 40)
  const named = labelOf(name, path)?.[lang] ?? (lang === 'zh' ? `“${plain}”` : `"${plain}"`)
  if (index === undefined) return named
  const n = Number(index) + 1
  return lang === 'zh' ? `${named}第${n}项` : `${named} ${n}`
}

function labelOf(name: string, path: string): Words | undefined {
  const rows = path.startsWith('answers.') ? [...agendaForm.survey, ...visitForm.survey] : []
  return rows.find((row) => row.name === name)?.label ?? (isFieldName(name) ? fieldNames[name] : undefined)
}
