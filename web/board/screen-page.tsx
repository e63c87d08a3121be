import type { Lang } from '#shared/language.ts'
import type { LocalDate } from '#shared/calendar/time.ts'
import { boardWords, wallWords } from '#shared/text/board-words.ts'
import { wordsIn } from '#shared/text/page-words.ts'
import type { Page } from '../page.tsx'
import { otherLang } from '../page.tsx'
import { Said } from '../parts/said.tsx'
import { Icon } from '../parts/icon.tsx'
import { Qr } from '../parts/qr.tsx'
import { boardPageStyle } from './board-style.ts'
import { dayInWords } from './days.ts'
import type { BoardPlace } from './places-page.tsx'
import type { Card } from './screen-cards.ts'
import { linesAtMost } from './screen-cards.ts'
import { screenPageStyle } from './screen-style.ts'
import { TallyBars } from './tally-picture.tsx'

export interface ScreenPageProps {
  readonly lang: Lang
  readonly village: BoardPlace
  readonly cards: readonly [Card, ...Card[]]
  /** Which of them, from 0. */
  readonly at: number
  /** Somebody stopped it to read on. */
  readonly held: boolean
  readonly today: LocalDate
  /** Of the live board. */
  readonly address: string
}

/** One card of the board for the screen in the village office; its answer says when the next comes and which. */
export function screenPage({ lang, village, cards, at, held, today, address }: ScreenPageProps): Page {
  const say = wordsIn(wallWords, lang)
  const title = wordsIn(boardWords, lang)('title', { village: village.name })
  const card = cards[at] ?? cards[0]
  const here = `?card=${at + 1}&lang=${lang}`
  const body = (
    <main>
      <div class="top">
        <p>
          <Said lang={lang}>{title}</Said>
        </p>
        <p>{dayInWords(today, lang, { lunar: true })}</p>
      </div>
      <div class="row">
        <CardPart lang={lang} card={card} />
        <div class="side">
          <Qr text={address} label={say('scan')} />
        </div>
      </div>
      <p class="turn">
        {say('card', { n: at + 1, of: cards.length })}
        <a href={held ? here : `${here}&held`}>{say(held ? 'go' : 'stop')}</a>
        <a href={`/b/${village.code}?lang=${lang}`}>{say('toBoard')}</a>
      </p>
    </main>
  )
  const otherLanguage = `?card=${at + 1}&lang=${otherLang(lang)}`
  return { title, lang, body, otherLanguage, look: 'told', indexed: false, style: boardPageStyle + screenPageStyle }
}

function CardPart({ lang, card }: { lang: Lang; card: Card }) {
  const { icon, kicker, title, lines, poll } = card
  return (
    <div class="card">
      <p class="kicker">
        <Icon name={icon} />
        <Said lang={lang}>{cut(kicker, 40)}</Said>
      </p>
      <h1 class={sizeOf(title, poll !== undefined)}>
        <Said lang={lang}>{cut(title, 90)}</Said>
      </h1>
      {poll === undefined ? null : <TallyBars lang={lang} poll={poll} atMost={poll.counts.length > 3 ? 6 : 4} />}
      {lines.slice(0, linesAtMost).map((line) => (
        <p>
          <Said lang={lang}>{cut(line, 60)}</Said>
        </p>
      ))}
    </div>
  )
}

/** Smaller the more there is to fit in; Chinese signs are twice as wide as letters. */
function sizeOf(title: string, shares: boolean): string | undefined {
  const width = [...title].reduce((sum, sign) => sum + (sign > '\u2e80' ? 2 : 1), 0)
  if (width > (shares ? 60 : 90)) return 'longer'
  return width > (shares ? 34 : 60) ? 'long' : undefined
}

function cut(text: string, atMost: number): string {
  const signs = [...text]
  return signs.length > atMost ? `${signs.slice(0, atMost - 1).join('')}…` : text
}
