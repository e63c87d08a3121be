import type { ComponentChildren } from 'preact'
import type { Lang } from '#shared/language.ts'
import { formatInstant } from '#shared/calendar/format.ts'
import { localDateOf } from '#shared/calendar/time.ts'
import { boardWords } from '#shared/text/board-words.ts'
import { wordsIn } from '#shared/text/page-words.ts'
import type { PublicMatter } from '#shared/views/public-matter.ts'
import { Said } from '../parts/said.tsx'
import { Status } from '../parts/status.tsx'
import { timeInWords } from './days.ts'
import { NoticeStatus } from './notice-standing.tsx'
import { fixedOf } from './public-poll.tsx'

interface Of {
  readonly lang: Lang
  readonly matter: PublicMatter
}

/** What calls for people now: votes that are open, meetings to come, notices that run, promises that are late. */
export function Now({ lang, matters }: { lang: Lang; matters: readonly PublicMatter[] }) {
  const say = wordsIn(boardWords, lang)
  const all = (find: (of: Of) => ComponentChildren[]) => matters.flatMap((matter) => find({ lang, matter }))
  const [open, coming, running, overdue] = [all(votes), all(meetings), all(notices), all(late)]
  const how = (text: string, lines: readonly unknown[]) => (lines.length === 0 ? null : <li class="soft">{text}</li>)
  const none = [open, coming, running, overdue].every(({ length }) => length === 0)
  return (
    <section class="now">
      <h2>{say('today')}</h2>
      {none ? (
        <p>{say('nothingToday')}</p>
      ) : (
        <ul>
          {open}
          {how(say('voteHow'), open)}
          {coming}
          {running}
          {how(say('objectHow'), running)}
          {overdue}
        </ul>
      )}
    </section>
  )
}

function votes({ lang, matter }: Of) {
  const say = wordsIn(boardWords, lang)
  return matter.polls.flatMap((poll) => {
    const { state, question, closesAt } = poll
    return state !== 'open'
      ? []
      : [
          <Line lang={lang} matter={matter} title={question}>
            <Status kind="good" icon="vote">
              {say('pollOpen', { until: closesAt === undefined ? '' : formatInstant(closesAt, lang) })}
            </Status>
            <small class="soft">{fixedOf(poll, lang)}</small>
          </Line>,
        ]
  })
}

function meetings({ lang, matter }: Of) {
  const say = wordsIn(boardWords, lang)
  return matter.meetings.flatMap(({ kind, place, heldAt, begun }) => {
    const today = localDateOf(heldAt) === matter.readOn
    if (begun && !today) return []
    return [
      <Line lang={lang} matter={matter} title={`${kind}：${matter.title}`}>
        <Status kind={today ? 'good' : 'calm'} icon="people">
          {say(today ? 'isToday' : 'isComing', { what: timeInWords(heldAt, lang) })}
        </Status>
        <Said lang={lang}>{place}</Said>
      </Line>,
    ]
  })
}

function notices({ lang, matter }: Of) {
  return matter.notices.flatMap((notice) =>
    notice.standing === 'closed'
      ? []
      : [
          <Line lang={lang} matter={matter} title={notice.subject}>
            <NoticeStatus lang={lang} notice={notice} />
          </Line>,
        ],
  )
}

function late({ lang, matter }: Of) {
  const say = wordsIn(boardWords, lang)
  return matter.actions.flatMap(({ text, owner, overdue }) =>
    overdue
      ? [
          <Line lang={lang} matter={matter} title={text}>
            <Status kind="bad">{say('lateNow')}</Status>
            <Said lang={lang}>{say('owner', { owner })}</Said>
          </Line>,
        ]
      : [],
  )
}

function Line(props: Of & { title: string; children: ComponentChildren }) {
  const { lang, matter, title, children } = props
  return (
    <li>
      <a class="go" href={`/b/${matter.place}/m/${matter.id}?lang=${lang}`}>
        <Said lang={lang}>{title}</Said>
      </a>
      <p>{children}</p>
    </li>
  )
}
