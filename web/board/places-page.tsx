import type { Lang } from '#shared/language.ts'
import { boardWords } from '#shared/text/board-words.ts'
import { wordsIn } from '#shared/text/page-words.ts'
import type { Page } from '../page.tsx'
import { Said } from '../parts/said.tsx'

export interface BoardPlace {
  readonly code: string
  readonly name: string
  readonly level: 'province' | 'prefecture' | 'county' | 'township' | 'village'
  readonly matterCount?: number
}

export interface PlacesPageProps {
  readonly lang: Lang
  readonly places: readonly BoardPlace[]
  /** The place they lie in; none for the first page, which begins with the provinces. */
  readonly within?: BoardPlace
  /** The places above that one, nearest first. */
  readonly above?: readonly BoardPlace[]
}

/** Where one reads what stands in a place: a village has a board, any other place leads further down. */
export function addressOf({ code, level }: BoardPlace, lang: Lang): string {
  return `/${level === 'village' ? 'b' : 'p'}/${code}?lang=${lang}`
}

/** Places from the largest on, one page for each, down to the villages and their boards. */
export function placesPage({ lang, places, within, above = [] }: PlacesPageProps): Page {
  const say = wordsIn(boardWords, lang)
  const title = within === undefined ? say('placesTitle') : say('placesWithin', { place: within.name })
  const body = (
    <main>
      <PlacesAbove lang={lang} above={above} />
      <h1>
        <Said lang={lang}>{title}</Said>
      </h1>
      <p>{say(introOf(places))}</p>
      {places.map((place) => (
        <p>
          <a class="go" href={addressOf(place, lang)}>
            <Said lang={lang}>{place.name}</Said>
          </a>
          {place.matterCount === undefined ? null : (
            <>
              <br />
              <span class="soft">{say('matters', { n: place.matterCount })}</span>
            </>
          )}
        </p>
      ))}
      {within === undefined ? null : <WayUp lang={lang} to={above[0]} />}
    </main>
  )
  return { title, lang, body, look: 'plain', indexed: true }
}

function introOf(places: readonly BoardPlace[]) {
  if (places.length === 0) return 'noPlaces'
  return places.some(({ level }) => level === 'village') ? 'placesIntro' : 'placesStep'
}

/** The places something lies in as one line, the largest first: 内蒙古自治区 通辽市. */
export function PlacesAbove({ lang, above }: { lang: Lang; above: readonly BoardPlace[] }) {
  if (above.length === 0) return null
  const names = above.map(({ name }) => name).toReversed()
  return (
    <p class="soft">
      <Said lang={lang}>{names.join(' ')}</Said>
    </p>
  )
}

/** One step up: to the place given, or to the first page where there is none. */
export function WayUp({ lang, to }: { lang: Lang; to: BoardPlace | undefined }) {
  const say = wordsIn(boardWords, lang)
  return (
    <a class="go" href={to === undefined ? `/?lang=${lang}` : addressOf(to, lang)}>
      <Said lang={lang}>{to === undefined ? say('toAllPlaces') : say('toPlaces', { place: to.name })}</Said>
    </a>
  )
}
