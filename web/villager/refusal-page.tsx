import type { Lang } from '#shared/language.ts'
import type { Refusal, RefusalCode } from '#shared/refusal.ts'
import { refusalSentences } from '#shared/text/refusal-sentences.ts'
import { detailOf } from '#shared/text/sentence-of.ts'
import { frameWords, wordsIn } from '#shared/text/page-words.ts'
import { refusalPageWords } from '#shared/text/villager-words.ts'
import type { Page } from '../page.tsx'
import { Said } from '../parts/said.tsx'
import type { Clerk } from '../parts/contact.tsx'
import { Contact } from '../parts/contact.tsx'
import { Icon } from '../parts/icon.tsx'

export interface RefusalPageProps {
  readonly lang: Lang
  readonly refusal: Refusal
  readonly village?: string
  /** The board of that village. */
  readonly board?: string
  readonly clerk?: Clerk
  /** Where to go back to, when there is somewhere. */
  readonly back?: string
  /** Where the receipt is, when there is one. */
  readonly receipt?: string
}

/** These advise to begin from the first page or a board. */
const sentToBoards: readonly RefusalCode[] = ['not-found', 'not-here']

/** What happened and what to do next, for every code; nobody is left without someone to ask. */
export function refusalPage({ lang, refusal, village, board, clerk, back, receipt }: RefusalPageProps): Page {
  const { what, next } = refusalSentences[refusal.code]
  const say = wordsIn(refusalPageWords, lang)
  const detail = detailOf(refusal, lang)
  const body = (
    <main data-refusal={refusal.code}>
      <h1>{what[lang]}</h1>
      {detail === undefined ? null : (
        <p>
          <Said lang={lang}>{detail}</Said>
        </p>
      )}
      <div class="box">
        <h2>
          <Icon name="info" />
          {say('next')}
        </h2>
        <p>{next[lang]}</p>
      </div>
      {receipt === undefined ? null : (
        <a class="big plain" href={receipt}>
          {say('receipt')}
        </a>
      )}
      {back === undefined ? null : (
        <a class="big plain" href={back}>
          {say('again')}
        </a>
      )}
      {board === undefined ? null : (
        <a class="big plain" href={board}>
          {wordsIn(frameWords, lang)('toBoard')}
        </a>
      )}
      {board === undefined && sentToBoards.includes(refusal.code) ? (
        <a class="big plain" href={`/?lang=${lang}`}>
          {say('toPlaces')}
        </a>
      ) : null}
      <Contact lang={lang} clerk={clerk} />
    </main>
  )
  const title = what[lang].replace(/[。.]$/, '')
  return { title, lang, body, look: 'plain', ...(village === undefined ? {} : { place: village }) }
}
