import type { Lang, Words } from '../language.ts'
import type { Figures } from './fill-in.ts'
import { fillIn } from './fill-in.ts'

/** Picks one language of a table of page words; figures go into `{name}`. */
export function wordsIn<Key extends string>(table: Readonly<Record<Key, Words>>, lang: Lang) {
  return (key: Key, figures: Figures = {}): string => fillIn(table[key][lang], figures)
}

/** Words that every page may need. */
export const frameWords = {
  product: { zh: '村议', en: 'Cunyi' },
  otherLanguage: { zh: 'English', en: '中文' },
  faults: { zh: '有一处需要改', en: 'Something needs mending' },
  faultInTitle: { zh: '请改正：{title}', en: 'Please correct: {title}' },
  optional: { zh: '（可以不填）', en: ' (optional)' },
  clerk: { zh: '有问题请找{clerk}', en: 'Questions? Ask {clerk}' },
  clerkUnknown: { zh: '村文书', en: 'the village clerk' },
  call: { zh: '打电话 {phone}', en: 'Call {phone}' },
  steps: { zh: '走到哪一步', en: 'How far it has come' },
  stepNow: { zh: '现在', en: 'Now' },
  way: { zh: '您在第几步', en: 'Where you are' },
  toBoard: { zh: '看村公开栏', en: 'See the village board' },
} as const satisfies Record<string, Words>
