import type { Words } from '../language.ts'

export const signInWords = {
  title: { zh: '登录', en: 'Sign in' },
  hello: { zh: '{name}，您好。点下面的按钮就能登录。', en: 'Hello {name}. Press the button to sign in.' },
  helloUnknown: { zh: '点下面的按钮就能登录。', en: 'Press the button to sign in.' },
  once: { zh: '这个链接只能用一次，不要转发。', en: 'This link works once; do not pass it on.' },
  button: { zh: '登录', en: 'Sign in' },
} as const satisfies Record<string, Words>

export const deskWords = {
  title: { zh: '{place}的工作台', en: 'Desk of {place}' },
  console: { zh: '打开工作台应用', en: 'Open the console' },
  overdue: { zh: '已经过期的任务', en: 'Overdue' },
  noneOverdue: { zh: '没有过期的任务。', en: 'Nothing is overdue.' },
  due: { zh: '{owner}，期限{due}', en: '{owner}, due {due}' },
  toReview: { zh: '验收：{action}，{owner}负责，期限{due}', en: 'Review: {action} ({owner}, due {due})' },
  toAnswer: { zh: '答复异议：{subject}', en: 'Answer the objection: {subject}' },
  stage: { zh: '环节：{stage}', en: 'Step: {stage}' },
  waiting: { zh: '等您办的事', en: 'Waiting for you' },
  noneWaiting: { zh: '没有等您办的事。', en: 'Nothing waits for you.' },
  changes: { zh: '最近的变化', en: 'Lately' },
  noChanges: { zh: '最近没有变化。', en: 'Nothing has changed lately.' },
  places: { zh: '下级地方', en: 'Places' },
  place: { zh: '地方', en: 'Place' },
  running: { zh: '在办', en: 'Running' },
  late: { zh: '过期', en: 'Overdue' },
} as const satisfies Record<string, Words>

export const paperWords = {
  sign: { zh: '签名', en: 'Signature' },
  note: { zh: '注：', en: 'Note: ' },
} as const satisfies Record<string, Words>
