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
