import type { Words } from '../../language.ts'

/** Why a link or a spoken code leads no further. */
export const linkReasons = {
  'eight-digits': {
    zh: '口令是8个数字，请对照纸条再输一次。',
    en: 'The code has 8 digits. Please look at your slip and type it again.',
  },
  'no-such-spoken-code': {
    zh: '没有这个口令。请对照纸条再输一次；看看是不是别的村的，或者问村文书。',
    en: 'There is no such code. Look at your slip and type it again; it may belong to another village. Or ask the clerk.',
  },
  'codes-slowed': {
    zh: '这里输错的口令太多，为了防止有人乱猜，要等3分钟。不想等，可以用自己的链接或二维码投，也可以请村文书帮忙，或者投纸票。',
    en: 'Too many wrong codes were typed here. So that nobody can guess, please wait 3 minutes. Or vote by your own link or QR code, with the help of the clerk, or on paper.',
  },
  'spoken-code-replaced': {
    zh: '您的链接换发过，原来的口令跟着作废了。',
    en: 'Your link was made anew, and the old code ended with it.',
  },
  'voted-on-paper': { zh: '您投的是纸票，已经登记。', en: 'You voted on paper; that is on record.' },
  'voted-with-help': {
    zh: '这一票是在工作人员帮助下投的，已经登记。',
    en: 'This vote was cast with the help of staff; that is on record.',
  },
} as const satisfies Record<string, Words>
