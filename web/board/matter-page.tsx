import type { Lang } from '#shared/language.ts'
import { formatDate, formatInstant } from '#shared/calendar/format.ts'
import { boardWords } from '#shared/text/board-words.ts'
import { wordsIn } from '#shared/text/page-words.ts'
import type { PublicMatter } from '#shared/views/public-matter.ts'
import type { Page } from '../page.tsx'
import { Said } from '../page.tsx'
import { standingOf } from './notice-standing.ts'
import { Promises } from './promises.tsx'
import { PublicPollPart } from './public-poll.tsx'

export interface MatterPageProps {
  readonly lang: Lang
  readonly village: string
  readonly matter: PublicMatter
}

/** One matter, in the order it happens: topics, meetings, votes, notices, who does what, what people say. */
export function matterPage({ lang, village, matter }: MatterPageProps): Page {
  const say = wordsIn(boardWords, lang)
  const body = (
    <main>
      <p class="soft">
        <Said lang={lang}>{village}</Said>
      </p>
      <h1>
        <Said lang={lang}>{matter.title}</Said>
      </h1>
      <p>
        {say(matter.happening)}
        {lang === 'zh' ? '。' : '. '}
        {matter.closedOn === undefined
          ? say('stage', { stage: matter.stage[lang] })
          : say('closedOn', { on: formatDate(matter.closedOn, lang, { year: true }) })}
      </p>
      <Topics lang={lang} matter={matter} />
      {matter.takesTopics ? (
        <a class="big plain" href={`/raise/${matter.place}?matter=${matter.id}&lang=${lang}`}>
          {say('raise')}
        </a>
      ) : null}
      <Meetings lang={lang} meetings={matter.meetings} />
      {matter.polls.length === 0 ? null : <h2>{say('polls')}</h2>}
      {matter.polls.map((poll) => (
        <PublicPollPart lang={lang} poll={poll} />
      ))}
      <Notices lang={lang} notices={matter.notices} />
      <Promises lang={lang} actions={matter.actions} />
      {matter.evaluations.length === 0 ? null : <h2>{say('evaluations')}</h2>}
      {matter.evaluations.map(({ topic, mean, count }) => (
        <p>
          <Said lang={lang}>{say('mean', { topic, mean: mean.toFixed(1), n: count })}</Said>
        </p>
      ))}
      <a class="go" href={`/b/${matter.place}?lang=${lang}`}>
        <Said lang={lang}>{say('toVillage', { village })}</Said>
      </a>
    </main>
  )
  return { title: `${matter.title} - ${village}`, lang, body, indexed: true }
}

function Topics({ lang, matter }: { lang: Lang; matter: PublicMatter }) {
  const say = wordsIn(boardWords, lang)
  if (matter.topics.length === 0) return null
  return (
    <section>
      <h2>{say('topics')}</h2>
      {matter.topics.map(({ title, background, raisedBy, state, reason }) => (
        <div>
          <h3>
            <Said lang={lang}>{title}</Said>
          </h3>
          {background === '' ? null : (
            <p class="text">
              <Said lang={lang}>{background}</Said>
            </p>
          )}
          <p class="soft">
            {raisedBy === 'villager' ? `${say('byVillager')} · ` : null}
            <Said lang={lang}>{state === 'declined' ? say('declined', { reason }) : say(state)}</Said>
          </p>
        </div>
      ))}
    </section>
  )
}

function Meetings({ lang, meetings }: { lang: Lang; meetings: PublicMatter['meetings'] }) {
  const say = wordsIn(boardWords, lang)
  if (meetings.length === 0) return null
  return (
    <section>
      <h2>{say('meetings')}</h2>
      {meetings.map(({ kind, place, heldAt, warnings }) => (
        <div>
          <p>
            <Said lang={lang}>{kind}</Said>
            <br />
            {formatInstant(heldAt, lang, { year: true })}
            <br />
            <Said lang={lang}>{place}</Said>
          </p>
          {warnings.map((warning) => (
            <p class="box">
              <strong>{say('warning')}</strong>
              <Said lang={lang}>{warning[lang]}</Said>
            </p>
          ))}
        </div>
      ))}
    </section>
  )
}

function Notices({ lang, notices }: { lang: Lang; notices: PublicMatter['notices'] }) {
  const say = wordsIn(boardWords, lang)
  if (notices.length === 0) return null
  return (
    <section>
      <h2>{say('notices')}</h2>
      {notices.map((notice) => (
        <div class="box">
          <h3>
            <Said lang={lang}>{notice.subject}</Said>
          </h3>
          {notice.text === '' ? null : (
            <p class="text">
              <Said lang={lang}>{notice.text}</Said>
            </p>
          )}
          <p>
            {standingOf(notice, lang)}
            {notice.objectionCount === 0 ? null : ` · ${say('objections', { n: notice.objectionCount })}`}
          </p>
        </div>
      ))}
    </section>
  )
}
