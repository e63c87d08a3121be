import type { Words } from '../language.ts'

export const signInWords = {
  title: { zh: '登录', en: 'Sign in' },
  hello: { zh: '{name}，您好。点下面的按钮就能登录。', en: 'Hello {name}. Press the button to sign in.' },
  helloUnknown: { zh: '点下面的按钮就能登录。', en: 'Press the button to sign in.' },
  once: { zh: '这个链接只能用一次，不要转发。', en: 'This link works once; do not pass it on.' },
  button: { zh: '登录', en: 'Sign in' },
} as const satisfies Record<string, Words>

export const paperWords = {
  sign: { zh: '签名', en: 'Signature' },
  note: { zh: '注：', en: 'Note: ' },
  live: { zh: '扫码看最新进展', en: 'Scan to see how it stands now' },
} as const satisfies Record<string, Words>

/** What is said of a preview only: advice to the one who is about to send it. */
export const previewWords = {
  past: {
    zh: '开会的时间已经过去了，请核对日期和时间。',
    en: 'That time has passed already; please check day and hour.',
  },
} as const satisfies Record<string, Words>

/** Said to whoever is about to make a paper of the village; never on the paper. */
export const cautionWords = {
  unanimous: {
    zh: '“{question}”是无记名表决，投了票的{n}{unit}选得都一样。票数一公布，谁投了票，大家就知道他选了什么。票数依法要公布，不能不写；请不要再公布谁投了票，公布前先告诉投票的人。',
    en: '"{question}" was secret, and all {n} {unit} who voted chose alike. Once the count is published, everybody knows what each of them chose. The count must be published; so do not tell who voted, and tell the voters beforehand.',
  },
} as const satisfies Record<string, Words>
