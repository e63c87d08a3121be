import type { Lang } from '#shared/language.ts'
import { frameWords, wordsIn } from '#shared/text/page-words.ts'

/** The screens of a form, numbered in their own words, and which one this is (from 0). */
export function Way({ lang, screens, at }: { lang: Lang; screens: readonly string[]; at: number }) {
  return (
    <ol class="way" aria-label={wordsIn(frameWords, lang)('way')}>
      {screens.map((title, n) => (
        <li class={n > at ? 'ahead' : undefined} aria-current={n === at ? 'step' : undefined}>
          {title}
        </li>
      ))}
    </ol>
  )
}
