import type { Heads } from '../decision/unit.ts'
import type { Lang } from '../language.ts'
import { boardWords } from './board-words.ts'
import { wordsIn } from './page-words.ts'
import { unitWords } from './unit-words.ts'

/** What is told of a vote apart from its count: links made anew, and how many were represented by their written mandate. */
export interface Apart {
  readonly reissued: number
  readonly mandates: number
  /** What stands on the list. */
  readonly heads: Heads
}

/** In sentences; empty where there was neither. */
export function apartText({ reissued, mandates, heads }: Apart, lang: Lang): string {
  const say = wordsIn(boardWords, lang)
  const told = [
    ...(reissued === 0 ? [] : [say('reissued', { n: reissued })]),
    ...(mandates === 0 ? [] : [say('mandated', { n: mandates, unit: unitWords[heads][lang] })]),
  ]
  return told.join(lang === 'zh' ? '' : ' ')
}
