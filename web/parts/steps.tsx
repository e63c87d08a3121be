import type { Lang, Words } from '#shared/language.ts'
import { frameWords, wordsIn } from '#shared/text/page-words.ts'
import { Icon, isIconName } from './icon.tsx'

export interface Step {
  /** As in the procedure; an icon of that name is drawn. */
  readonly id: string
  readonly title: Words
}

/**
 * The way a matter goes, and where it is now: steps behind it have a full line, those to come a broken one, and the one
 * it is at says so in words. A `current` that is none of `stages` is behind them all.
 */
export function Steps({ lang, current, stages }: { lang: Lang; current: string; stages: readonly Step[] }) {
  const say = wordsIn(frameWords, lang)
  const found = stages.findIndex(({ id }) => id === current)
  const now = found === -1 ? stages.length : found
  return (
    <ol class="steps" aria-label={say('steps')}>
      {stages.map(({ id, title }, n) => (
        <li class={n > now ? 'ahead' : undefined} aria-current={n === now ? 'step' : undefined}>
          <Icon name={isIconName(id) ? id : 'more'} />
          <span>{title[lang]}</span>
          {n === now ? <small>{say('stepNow')}</small> : null}
        </li>
      ))}
    </ol>
  )
}
