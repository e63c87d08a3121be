import type { Lang } from '#shared/decision/sentence.ts'
import { boardWords } from '#shared/text/board-words.ts'
import { wordsIn } from '#shared/text/page-words.ts'
import type { Page } from '../page.tsx'
import { Said } from '../page.tsx'

export interface BoardPlace {
  readonly code: string
  readonly name: string
  /** The places above it, for people: 扎鲁特旗 鲁北镇. */
  readonly above?: string
  readonly matterCount?: number
}

/** The first page: every village that has a board. */
export function placesPage({ lang, places }: { lang: Lang; places: readonly BoardPlace[] }): Page {
  const say = wordsIn(boardWords, lang)
  const body = (
    <main>
      <h1>{say('placesTitle')}</h1>
      <p>{places.length === 0 ? say('noPlaces') : say('placesIntro')}</p>
      {places.map(({ code, name, above, matterCount }) => (
        <p>
          <a class="go" href={`/b/${code}?lang=${lang}`}>
            <Said lang={lang}>{name}</Said>
          </a>
          <br />
          <span class="soft">
            <Said lang={lang}>
              {[above ?? '', matterCount === undefined ? '' : say('matters', { n: matterCount })]
                .filter((text) => text !== '')
                .join(' · ')}
            </Said>
          </span>
        </p>
      ))}
    </main>
  )
  return { title: say('placesTitle'), lang, body, indexed: true }
}
