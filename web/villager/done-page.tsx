import type { Lang } from '#shared/language.ts'
import { frameWords, wordsIn } from '#shared/text/page-words.ts'
import { evaluationWords, objectionWords } from '#shared/text/villager-words.ts'
import type { Page } from '../page.tsx'
import { Said } from '../parts/said.tsx'
import { Mark } from '../parts/mark.tsx'

export interface DonePageProps {
  readonly lang: Lang
  readonly of: 'objection' | 'evaluation'
  readonly village: string
  /** The notice or the topic it was about. */
  readonly subject: string
  readonly board: string
}

/** After an objection or an evaluation: it is in, and this is what follows. */
export function donePage({ lang, of, village, subject, board }: DonePageProps): Page {
  const words = of === 'objection' ? objectionWords : evaluationWords
  const title = words.doneTitle[lang]
  const body = (
    <main data-done={of}>
      <Mark />
      <h1>{title}</h1>
      <p>
        <strong>
          <Said lang={lang}>{subject}</Said>
        </strong>
      </p>
      <p>{words.doneNext[lang]}</p>
      <a class="big plain" href={board}>
        {wordsIn(frameWords, lang)('toBoard')}
      </a>
    </main>
  )
  return { title: `${title} - ${village}`, lang, body, place: village, look: 'plain' }
}
