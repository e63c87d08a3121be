import type { Lang } from '#shared/language.ts'
import { wordsIn } from '#shared/text/page-words.ts'
import { slipWords } from '#shared/text/slip-words.ts'

/** For sheets of paper, which have no buttons of their own. */
export const missingStyle =
  '.hint .big{min-height:60px;padding:.6rem 1.4rem;border:2px solid #0a4a2c;border-radius:.5rem;background:#0a4a2c;color:#fff;font:bold 1.1rem/1.5 sans-serif;cursor:pointer}'

/** So many people have no link or code yet: says so, and makes them when the button is pressed (POST to the same address). */
export function Missing({ lang, count }: { lang: Lang; count: number }) {
  const say = wordsIn(slipWords, lang)
  return (
    <form method="post">
      <h2>{say('notIssuedTitle')}</h2>
      <p>{say('notIssued', { count })}</p>
      <button class="big" type="submit">
        {say('issue')}
      </button>
    </form>
  )
}
