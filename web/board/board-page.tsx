import type { Lang } from '#shared/language.ts'
import { formatDate, formatInstant } from '#shared/calendar/format.ts'
import { boardWords } from '#shared/text/board-words.ts'
import { wordsIn } from '#shared/text/page-words.ts'
import type { PublicMatter } from '#shared/views/public-matter.ts'
import { happenings } from '#shared/views/public-matter.ts'
import type { Page } from '../page.tsx'
import { Said } from '../page.tsx'
import { standingOf } from './notice-standing.ts'
import type { BoardPlace } from './places-page.tsx'
import { PlacesAbove, WayUp } from './places-page.tsx'

export interface BoardPageProps {
  readonly lang: Lang
  readonly village: BoardPlace
  /** The places it lies in, nearest first. */
  readonly above: readonly BoardPlace[]
  readonly matters: readonly PublicMatter[]
}

/** A village's board: its matters by what is happening to them. */
export function boardPage({ lang, village, above, matters }: BoardPageProps): Page {
  const say = wordsIn(boardWords, lang)
  const title = say('title', { village: village.name })
  const body = (
    <main>
      <PlacesAbove lang={lang} above={above} />
      <h1>
        <Said lang={lang}>{title}</Said>
      </h1>
      {matters.length === 0 ? <p>{say('empty')}</p> : null}
      {happenings.map((happening) => {
        const rows = matters.filter((matter) => matter.happening === happening)
        return rows.length === 0 ? null : (
          <section>
            <h2>{say(happening)}</h2>
            {rows.map((matter) => (
              <MatterRow lang={lang} matter={matter} />
            ))}
          </section>
        )
      })}
      <WayUp lang={lang} to={above[0]} />
    </main>
  )
  return { title, lang, body, indexed: true }
}

function MatterRow({ lang, matter }: { lang: Lang; matter: PublicMatter }) {
  const say = wordsIn(boardWords, lang)
  const results = matter.polls.flatMap((poll) => (poll.state === 'closed' ? [poll] : []))
  const votes = matter.polls.filter(({ state }) => state === 'open')
  const notices = matter.notices.filter(({ standing }) => standing !== 'closed')
  return (
    <div class="box">
      <h3>
        <a class="go" href={`/b/${matter.place}/m/${matter.id}?lang=${lang}`}>
          <Said lang={lang}>{matter.title}</Said>
        </a>
      </h3>
      <p class="soft">
        {matter.closedOn === undefined
          ? say('stage', { stage: matter.stage[lang] })
          : say('closedOn', { on: formatDate(matter.closedOn, lang, { year: true }) })}
      </p>
      <ul>
        {votes.map(({ question, closesAt }) => (
          <li>
            <Said lang={lang}>{question}</Said>
            <br />
            <strong>{say('pollOpen', { until: closesAt === undefined ? '' : formatInstant(closesAt, lang) })}</strong>
          </li>
        ))}
        {notices.map((notice) => (
          <li>
            <Said lang={lang}>{notice.subject}</Said>
            <br />
            <strong>{standingOf(notice, lang)}</strong>
          </li>
        ))}
        {matter.topics.map(({ title, reason }) => (
          <li>
            <Said lang={lang}>{title}</Said>
            {reason === undefined ? null : (
              <>
                <br />
                <Said lang={lang}>{say('declined', { reason })}</Said>
              </>
            )}
          </li>
        ))}
        {results.map(({ question, sentence }) => (
          <li>
            <Said lang={lang}>{question}</Said>
            <br />
            <Said lang={lang}>{sentence[lang]}</Said>
          </li>
        ))}
      </ul>
    </div>
  )
}
