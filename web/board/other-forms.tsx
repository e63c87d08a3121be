import type { Lang } from '#shared/language.ts'
import { boardWords } from '#shared/text/board-words.ts'
import { wordsIn } from '#shared/text/page-words.ts'
import type { IconName } from '../parts/icon.tsx'
import { Icon } from '../parts/icon.tsx'

const forms = [
  ['print', 'print', 'print'],
  ['screen', 'screen', 'board'],
  ['calendar', 'meetings.ics', 'clock'],
  ['feed', 'changes.atom', 'message'],
] as const satisfies readonly (readonly [keyof typeof boardWords, string, IconName])[]

/** The same board on paper, on the office's screen, in a calendar, in a reader. */
export function OtherForms({ lang, village }: { lang: Lang; village: string }) {
  const say = wordsIn(boardWords, lang)
  return (
    <nav class="ways" aria-label={say('elsewhere')}>
      <p>
        {forms.map(([word, file, icon]) => (
          <a class="go" href={`/b/${village}/${file}?lang=${lang}`}>
            <Icon name={icon} />
            {say(word)}
          </a>
        ))}
      </p>
    </nav>
  )
}
