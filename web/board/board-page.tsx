import type { Lang } from '#shared/language.ts'
import { formatDate } from '#shared/calendar/format.ts'
import { boardWords, happeningWords } from '#shared/text/board-words.ts'
import { wordsIn } from '#shared/text/page-words.ts'
import type { PublicMatter } from '#shared/views/public-matter.ts'
import { happenings } from '#shared/views/public-matter.ts'
import type { LocalDate } from '#shared/calendar/time.ts'
import type { Page } from '../page.tsx'
import { Said } from '../parts/said.tsx'
import { boardPageStyle, wideStyle } from './board-style.ts'
import { dayInWords } from './days.ts'
import { MatterCard } from './matter-card.tsx'
import { Now } from './now.tsx'
import { OtherForms } from './other-forms.tsx'
import type { BoardPlace } from './places-page.tsx'
import { PlacesAbove, WayUp } from './places-page.tsx'

export interface BoardPageProps {
  readonly lang: Lang
  readonly village: BoardPlace
  /** The places it lies in, nearest first. */
  readonly above: readonly BoardPlace[]
  readonly matters: readonly PublicMatter[]
  readonly today?: LocalDate
  /** Where the matters before these are, if there are any. */
  readonly earlier?: string
}

/** A village's board: first what calls for people now, then its matters by what is happening to them. */
export function boardPage({ lang, village, above, matters, today, earlier }: BoardPageProps): Page {
  const say = wordsIn(boardWords, lang)
  const title = say('title', { village: village.name })
  const body = (
    <main>
      <PlacesAbove lang={lang} above={above} />
      <h1>
        <Said lang={lang}>{title}</Said>
      </h1>
      {today === undefined ? null : (
        <p class="soft">{say('todayIs', { day: dayInWords(today, lang, { year: true, lunar: true }) })}</p>
      )}
      {matters.length === 0 ? (
        <p>{say('empty')}</p>
      ) : (
        <div class="halves">
          <Now lang={lang} matters={matters} />
          <div>
            <Matters lang={lang} matters={matters} />
            {earlier === undefined ? null : (
              <p>
                <a class="go" href={earlier}>
                  {say('earlier')}
                </a>
              </p>
            )}
          </div>
        </div>
      )}
      <OtherForms lang={lang} village={village.code} />
      <WayUp lang={lang} to={above[0]} />
    </main>
  )
  return { title, lang, body, look: 'told', indexed: true, style: boardPageStyle + wideStyle }
}

/** Matters told at length on one page; the others are a line each, so that the page stays light on a slow line. */
const cardsAtMost = 8

function Matters({ lang, matters }: { lang: Lang; matters: readonly PublicMatter[] }) {
  const told = new Set(matters.filter(({ happening }) => happening !== 'closed').slice(0, cardsAtMost))
  return happenings.map((happening) => {
    const rows = matters.filter((matter) => matter.happening === happening)
    const short = rows.filter((matter) => !told.has(matter))
    return rows.length === 0 ? null : (
      <section>
        <h2>{happeningWords[happening][lang]}</h2>
        {rows.map((matter) => (told.has(matter) ? <MatterCard lang={lang} matter={matter} /> : null))}
        {short.length === 0 ? null : (
          <ul class="rows">
            {short.map((matter) => (
              <ShortRow lang={lang} matter={matter} />
            ))}
          </ul>
        )}
      </section>
    )
  })
}

function ShortRow({ lang, matter }: { lang: Lang; matter: PublicMatter }) {
  const say = wordsIn(boardWords, lang)
  const { closedOn, stage } = matter
  return (
    <li>
      <a class="go" href={`/b/${matter.place}/m/${matter.id}?lang=${lang}`}>
        <Said lang={lang}>{matter.title}</Said>
      </a>
      <p class="soft">
        {closedOn === undefined
          ? say('stage', { stage: stage[lang] })
          : say('closedOn', { on: formatDate(closedOn, lang, { year: true }) })}
      </p>
    </li>
  )
}
