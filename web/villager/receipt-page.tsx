import type { Lang } from '#shared/language.ts'
import { formatDate, formatInstant } from '#shared/calendar/format.ts'
import type { Instant, LocalDate } from '#shared/calendar/time.ts'
import { frameWords, wordsIn } from '#shared/text/page-words.ts'
import { ballotWords } from '#shared/text/villager-words.ts'
import type { Page } from '../page.tsx'
import { Said } from '../parts/said.tsx'
import { GroupedCode } from '../parts/grouped-code.tsx'
import { Mark } from '../parts/mark.tsx'
import { Note } from '../parts/note.tsx'

export interface ReceiptPageProps {
  readonly lang: Lang
  readonly village: string
  readonly question: string
  readonly receipt: string
  /** Day of looking at it; a secret ballot keeps no time, so this is never the time of the vote. */
  readonly on?: LocalDate
  readonly closesAt?: Instant
  /** Where the vote can be changed, while it can. */
  readonly change?: string
  /** Where the codes are listed afterwards. */
  readonly board: string
}

export function receiptPage(props: ReceiptPageProps): Page {
  const { lang } = props
  const say = wordsIn(ballotWords, lang)
  const body = (
    <main>
      <div class="ticket">
        <Mark />
        <h1>{say('receiptTitle')}</h1>
        <p>
          <Said lang={lang}>{props.question}</Said>
        </p>
        <p class="soft" id="code">
          {say('receiptCode')}
        </p>
        <GroupedCode code={props.receipt} />
        {/* For those who listen, and for machines. */}
        <output class="unseen" data-receipt={props.receipt} aria-labelledby="code">
          {props.receipt}
        </output>
        <p class="soft">
          <Said lang={lang}>{props.village}</Said>
          {props.on === undefined ? null : (
            <>
              <br />
              {say('receiptOn', { on: formatDate(props.on, lang, { year: true }) })}
            </>
          )}
        </p>
      </div>
      <ul class="notes">
        <Note icon="photo">{say('receiptKeep')}</Note>
        <Note icon="board">{say('receiptListed')}</Note>
        {props.closesAt === undefined ? null : (
          <Note icon="clock">{say('closes', { when: formatInstant(props.closesAt, lang) })}</Note>
        )}
      </ul>
      {props.change === undefined ? null : (
        <a class="big plain" href={props.change}>
          {say('change')}
        </a>
      )}
      <a class="big plain" href={props.board}>
        {wordsIn(frameWords, lang)('toBoard')}
      </a>
    </main>
  )
  return { title: `${say('receiptTitle')} - ${props.village}`, lang, body, place: props.village, look: 'receipt' }
}
