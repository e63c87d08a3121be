import { headsOfList } from '../../decision/unit.ts'
import type { Lang, Words } from '../../language.ts'
import { unitWords } from '../unit-words.ts'

/** What the lists with technical names are called; the others carry the name their village gave them. */
export const listWords = {
  households: { zh: '各户', en: 'Households' },
  adults: { zh: '十八岁以上村民', en: 'Adults' },
  representatives: { zh: '村民代表', en: 'Representatives' },
  members: { zh: '集体经济组织成员', en: 'Members' },
} as const satisfies Record<string, Words>

const known = (list: string): list is keyof typeof listWords => Object.hasOwn(listWords, list)

export const listName = (list: string, lang: Lang): string => (known(list) ? listWords[list][lang] : list)

/** The word after a number of heads on a list, whatever each of them stands for. */
export const headsOf = (list: string, lang: Lang): string => unitWords[headsOfList(list)][lang]

/** The lists that a kind of meeting usually calls, the likeliest first. */
export function usualList(kind: string, lists: readonly string[]): string | undefined {
  const has = (sign: RegExp) => lists.find((list) => sign.test(list))
  if (kind.includes('代表')) return has(/^representatives$|代表/) ?? lists[0]
  if (kind.includes('成员')) return has(/^members$|成员/) ?? lists[0]
  return has(/^households$|户/) ?? lists[0]
}
