import type { Lang } from '#shared/language.ts'
import { formatDate, formatInstant } from '#shared/calendar/format.ts'
import type { Instant, LocalDate } from '#shared/calendar/time.ts'
import { wordsIn } from '#shared/text/page-words.ts'
import { deskWords } from '#shared/text/staff-words.ts'
import type { Page } from '../page.tsx'
import { Said } from '../page.tsx'

/** Something that somebody here has to do next. */
export interface WaitingLine {
  /** The village and the matter. */
  readonly text: string
  readonly toDo:
    | { readonly is: 'review'; readonly action: string; readonly owner: string; readonly due: LocalDate }
    | { readonly is: 'answer'; readonly subject: string }
  readonly href?: string
}

export interface DeskPageProps {
  readonly lang: Lang
  readonly place: string
  readonly overdue: readonly {
    readonly action: string
    readonly owner: string
    readonly due: LocalDate
    readonly village: string
  }[]
  readonly waiting: readonly WaitingLine[]
  readonly changes: readonly { readonly text: string; readonly stage: string; readonly at: Instant }[]
  readonly children: readonly {
    readonly name: string
    readonly href: string
    readonly running: number
    readonly overdue: number
  }[]
  /** Address of the installable console, when it is there. */
  readonly console?: string
}

/** The desk without a script: what is overdue first, then what waits, what changed and how the places below stand. */
export function deskPage(props: DeskPageProps): Page {
  const { lang, overdue, waiting, changes, children } = props
  const say = wordsIn(deskWords, lang)
  const title = say('title', { place: props.place })
  const body = (
    <main>
      <h1>
        <Said lang={lang}>{title}</Said>
      </h1>
      {props.console === undefined ? null : (
        <a class="big" href={props.console}>
          {say('console')}
        </a>
      )}
      <h2>{say('overdue')}</h2>
      {overdue.length === 0 ? <p>{say('noneOverdue')}</p> : null}
      <ul>
        {overdue.map(({ action, owner, due, village }) => (
          <li>
            <Said lang={lang}>{`${village} · ${action}`}</Said>
            <br />
            <Said lang={lang}>{say('due', { owner, due: formatDate(due, lang) })}</Said>
          </li>
        ))}
      </ul>
      <h2>{say('waiting')}</h2>
      {waiting.length === 0 ? <p>{say('noneWaiting')}</p> : null}
      <ul>
        {waiting.map((line) => (
          <li>
            <Waiting lang={lang} line={line} />
            <br />
            <span class="soft">
              <Said lang={lang}>{line.text}</Said>
            </span>
          </li>
        ))}
      </ul>
      <h2>{say('changes')}</h2>
      {changes.length === 0 ? <p>{say('noChanges')}</p> : null}
      <ul>
        {changes.map(({ text, stage, at }) => (
          <li>
            <Said lang={lang}>{text}</Said>
            <br />
            <span class="soft">
              {say('stage', { stage })} · {formatInstant(at, lang)}
            </span>
          </li>
        ))}
      </ul>
      {children.length === 0 ? null : <Places lang={lang} rows={children} />}
    </main>
  )
  return { title, lang, body }
}

/** What is to be done, leading to where it is seen. */
function Waiting({ lang, line: { toDo, href } }: { lang: Lang; line: WaitingLine }) {
  const say = wordsIn(deskWords, lang)
  const text =
    toDo.is === 'review'
      ? say('toReview', { action: toDo.action, owner: toDo.owner, due: formatDate(toDo.due, lang) })
      : say('toAnswer', { subject: toDo.subject })
  const said = <Said lang={lang}>{text}</Said>
  return href === undefined ? (
    said
  ) : (
    <a class="go" href={href}>
      {said}
    </a>
  )
}

function Places({ lang, rows }: { lang: Lang; rows: DeskPageProps['children'] }) {
  const say = wordsIn(deskWords, lang)
  return (
    <table>
      <caption>
        <h2>{say('places')}</h2>
      </caption>
      <thead>
        <tr>
          <th scope="col">{say('place')}</th>
          <th scope="col" class="n">
            {say('running')}
          </th>
          <th scope="col" class="n">
            {say('late')}
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr>
            <th scope="row">
              <a class="go" href={row.href}>
                <Said lang={lang}>{row.name}</Said>
              </a>
            </th>
            <td class="n">{row.running}</td>
            <td class="n">{row.overdue}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
