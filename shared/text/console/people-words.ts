import type { Words } from '../../language.ts'

/** Words of the page on which administrators register staff. */
export const peopleWords = {
  title: { zh: '工作人员', en: 'Staff' },
  notYours: { zh: '工作人员由管理员登记。', en: 'Administrators register staff.' },
  here: { zh: '这里的工作人员', en: 'Staff here' },
  nobody: { zh: '还没有人。', en: 'Nobody yet.' },
  within: { zh: '下面的地方', en: 'Places within' },
  otherPlace: { zh: '区划代码', en: 'Division code' },
  otherPlaceHint: {
    zh: '省2位、市4位、县6位、乡镇9位、村12位',
    en: '2 digits for a province, 4, 6, 9, and 12 for a village',
  },
  go: { zh: '打开', en: 'Open' },
  add: { zh: '登记一个人', en: 'Register somebody' },
  name: { zh: '姓名', en: 'Name' },
  login: { zh: '用户名', en: 'Login' },
  loginHint: {
    zh: '登录用，字母、数字或汉字，登记后不改。',
    en: 'To sign in with; letters, digits or Chinese; it stays.',
  },
  role: { zh: '做什么', en: 'Role' },
  organizerHint: { zh: '记走访、办会、表决、安排任务', en: 'visits, meetings, votes, actions' },
  helperHint: { zh: '记走访、办自己的任务', en: 'visits and own actions' },
  supervisorHint: { zh: '看进度、催办、验收', en: 'sees, urges and reviews' },
  administratorHint: { zh: '登记人员、导入花名册', en: 'registers staff, imports rosters' },
  save: { zh: '登记并生成登录链接', en: 'Register and make a sign-in link' },
  taken: { zh: '这里已经有这个用户名：{name}。请换一个。', en: 'That login is taken here by {name}. Choose another.' },
  saved: { zh: '已登记：{name}', en: 'Registered: {name}' },
  link: { zh: '{name}的登录链接', en: 'Sign-in link of {name}' },
  linkHint: {
    zh: '请本人扫码，或把链接单独发给本人。7天内有效，只能用一次，不要发到群里。',
    en: 'Let them scan it, or send it to them alone. It is good for 7 days and one use; not for a group.',
  },
  makeLink: { zh: '生成登录链接', en: 'Make a sign-in link' },
  scan: { zh: '扫码登录', en: 'Scan to sign in' },
  endAll: { zh: '退出他所有设备', en: 'Sign out all their devices' },
  ended: { zh: '{name}的所有设备都已退出。', en: 'All devices of {name} are signed out.' },
  lost: { zh: '没有信号，没有办成。有信号后再试。', en: 'No signal: nothing was done. Try again when there is one.' },
  nameMissing: { zh: '请写姓名。', en: 'Give a name.' },
  loginMissing: { zh: '请写用户名。', en: 'Give a login.' },
  roleMissing: { zh: '请选做什么。', en: 'Choose a role.' },
} as const satisfies Record<string, Words>
