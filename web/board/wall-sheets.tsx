import type { ComponentChildren } from 'preact'
import type { Lang } from '#shared/language.ts'
import type { LocalDate } from '#shared/calendar/time.ts'
import { localDateOf } from '#shared/calendar/time.ts'
import { boardWords, happeningWords, wallWords } from '#shared/text/board-words.ts'
import { wordsIn } from '#shared/text/page-words.ts'
import type { PublicMatter } from '#shared/views/public-matter.ts'
import { storyOf } from '#shared/views/public-story.ts'
import type { Page } from '../page.tsx'
import { Said } from '../parts/said.tsx'
import { Qr } from '../parts/qr.tsx'
import { dayInWords } from './days.ts'
import type { BoardPlace } from './places-page.tsx'
import { SheetChapter } from './sheet-chapter.tsx'
import { MatterRows } from './sheet-rows.tsx'
import { sheetStyle } from './sheet-style.ts'

interface SheetProps {
  readonly lang: Lang
  readonly village: BoardPlace
  readonly today: LocalDate
  /** Of the live page. */
  readonly address: string
}

/** Matters that ended are still on the wall as long as there is room for them. */
const closedShown = 5

/** A village's board on A4 for the wall, with the way to the live one. */
export function boardSheet(props: SheetProps & { readonly matters: readonly PublicMatter[] }): Page {
  const { lang, village, matters } = props
  const title = wordsIn(boardWords, lang)('title', { village: village.name })
  const running = matters.filter(({ closedOn }) => closedOn === undefined)
  const over = matters.filter(({ closedOn }) => closedOn !== undefined).slice(0, closedShown)
  const body = (
    <Sheet {...props} title={title} label={wordsIn(wallWords, lang)('scan')} back={`/b/${village.code}?lang=${lang}`}>
      {matters.length === 0 ? <p>{wordsIn(boardWords, lang)('empty')}</p> : null}
      {[...running, ...over].map((matter) => (
        <section>
          <h2>
            <Said lang={lang}>{matter.title}</Said>
          </h2>
          <p class="stand">
            {happeningWords[matter.happening][lang]}
            {matter.closedOn === undefined ? ` · ${matter.stage[lang]}` : ` · ${dayInWords(matter.closedOn, lang)}`}
          </p>
          <MatterRows lang={lang} matter={matter} />
        </section>
      ))}
    </Sheet>
  )
  return { title, lang, body, look: 'paper', style: sheetStyle }
}

/** A matter's story on A4 for the wall. */
export function matterSheet(props: SheetProps & { readonly matter: PublicMatter }): Page {
  const { lang, village, matter } = props
  const say = wordsIn(boardWords, lang)
  const body = (
    <Sheet
      {...props}
      title={matter.title}
      label={wordsIn(wallWords, lang)('scanMatter')}
      back={`/b/${village.code}/m/${matter.id}?lang=${lang}`}
    >
      <table class="facts">
        <tbody>
          {storyOf(matter).map((chapter) => (
            <tr>
              <th scope="row">{dayInWords(localDateOf(chapter.at), lang)}</th>
              <td>
                <strong>{say(chapter.is)}</strong>
                <SheetChapter lang={lang} chapter={chapter} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Sheet>
  )
  return { title: `${matter.title} - ${village.name}`, lang, body, look: 'paper', style: sheetStyle }
}

function Sheet(props: SheetProps & { title: string; label: string; back: string; children: ComponentChildren }) {
  const { lang, village, today, address, title, label, back, children } = props
  const say = wordsIn(wallWords, lang)
  return (
    <main>
      <a class="go away" href={back}>
        {say('toBoard')}
      </a>
      <h1>
        <Said lang={lang}>{title}</Said>
      </h1>
      <p class="sub">
        <Said lang={lang}>{`${village.name} · ${dayInWords(today, lang, { year: true, lunar: true })}`}</Said>
      </p>
      {children}
      <Qr text={address} label={label} />
      <p class="note">
        {wordsIn(boardWords, lang)('line')} {say('printedOn', { day: dayInWords(today, lang, { year: true }) })}
      </p>
    </main>
  )
}
