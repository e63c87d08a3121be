import type { Lang } from '#shared/language.ts'
import { wordsIn } from '#shared/text/page-words.ts'
import { ballotWords } from '#shared/text/villager-words.ts'
import { Way } from '../parts/way.tsx'

/** Choosing, checking, and the receipt for it. */
export function VoteWay({ lang, at }: { lang: Lang; at: 0 | 1 | 2 }) {
  const say = wordsIn(ballotWords, lang)
  return <Way lang={lang} screens={[say('stepChoose'), say('stepCheck'), say('stepDone')]} at={at} />
}
