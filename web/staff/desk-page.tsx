import { formatDate, formatInstant } from '#shared/calendar/format.ts'
import type { Instant, LocalDate } from '#shared/calendar/time.ts'
import type { Lang } from '#shared/decision/sentence.ts'
import { wordsIn } from '#shared/text/page-words.ts'
import { deskWords } from '#shared/text/staff-words.ts'
import type { Page } from '../page.tsx'
import { Said } from '../page.tsx'

export interface DeskPageProps {
  readonly lang: Lang
  readonly place: string
  readonly overdue: readonly { readonly action: string; readonly owner: string; readonly due: LocalDate; readonly village: string }[]
  readonly waiting: readonly { readonly text: string; readonly href?: string }[]
  readonly changes: readonly { readonly text: string; readonly at: Instant }[]
  readonly children: readonly { readonly name: string; readonly href: string; readonly running: number; readonly overdue: number }[]
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
        {waiting.map(({ text, href }) => (
          <li>
            {href === undefined ? <Said lang={lang}>{text}</Said> : (
              <a class="go" href={href}>
                <Said lang={lang}>{text}</Said>
              </a>
            )}
          </li>
        ))}
      </ul>
      <h2>{say('changes')}</h2>
      {changes.length === 0 ? <p>{say('noChanges')}</p> : null}
      <ul>
        {changes.map(({ text, at }) => (
          <li>
            <span class="soft">{formatInstant(at, lang)}</span> <Said lang={lang}>{text}</Said>
          </li>
        ))}
      </ul>
      {children.length === 0 ? null : <Places lang={lang} rows={children} />}
    </main>
  )
  return { title, lang, body }
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
