import type { Lang } from '#shared/language.ts'
import { formatDate } from '#shared/calendar/format.ts'
import { boardWords } from '#shared/text/board-words.ts'
import { wordsIn } from '#shared/text/page-words.ts'
import type { PublicMatter } from '#shared/views/public-matter.ts'
import { Said } from '../page.tsx'

const states = {
  open: 'actionOpen',
  submitted: 'actionSubmitted',
  returned: 'actionReturned',
  accepted: 'actionAccepted',
} as const

/** Who does what by when, and whether it is late. */
export function Promises({ lang, actions }: { lang: Lang; actions: PublicMatter['actions'] }) {
  const say = wordsIn(boardWords, lang)
  if (actions.length === 0) return null
  return (
    <section>
      <h2>{say('actions')}</h2>
      {actions.map(({ text, owner, due, state, overdue }) => (
        <div class="box">
          <h3>
            <Said lang={lang}>{text}</Said>
          </h3>
          <p>
            <Said lang={lang}>{say('owner', { owner })}</Said>
            <br />
            {say('due', { due: formatDate(due, lang, { year: true }) })}
            <br />
            <strong>
              {say(states[state])}
              {overdue ? ` · ${say('overdue')}` : null}
            </strong>
          </p>
        </div>
      ))}
    </section>
  )
}
