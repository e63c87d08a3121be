import type { Lang } from '#shared/language.ts'
import { formatDate, formatInstant } from '#shared/calendar/format.ts'
import type { Instant, LocalDate } from '#shared/calendar/time.ts'
import { frameWords, wordsIn } from '#shared/text/page-words.ts'
import { ballotWords } from '#shared/text/villager-words.ts'
import type { Page } from '../page.tsx'
import { Said } from '../page.tsx'
import { GroupedCode } from '../parts/grouped-code.tsx'

export interface ReceiptPageProps {
  readonly lang: Lang
  readonly village: string
  readonly question: string
  readonly receipt: string
  /** Day of looking at it; a secret ballot keeps no time, so this is never the time of the vote. */
  readonly on?: LocalDate
  readonly closesAt?: Instant
  /** Where the codes are listed afterwards. */
  readonly board: string
}

export function receiptPage(props: ReceiptPageProps): Page {
  const { lang } = props
  const say = wordsIn(ballotWords, lang)
  const body = (
    <main>
      <h1>{say('receiptTitle')}</h1>
      <p>
        <Said lang={lang}>{props.question}</Said>
      </p>
      <p id="code">{say('receiptCode')}</p>
      <GroupedCode code={props.receipt} />
      {/* For those who listen, and for machines. */}
      <output class="unseen" data-receipt={props.receipt} aria-labelledby="code">
        {props.receipt}
      </output>
      <p>{say('receiptKeep')}</p>
      {props.on === undefined ? null : <p>{say('receiptOn', { on: formatDate(props.on, lang, { year: true }) })}</p>}
      <div class="box">
        <p>{say('receiptListed')}</p>
        {props.closesAt === undefined ? null : <p>{say('closes', { when: formatInstant(props.closesAt, lang) })}</p>}
      </div>
      <a class="big plain" href={props.board}>
        {wordsIn(frameWords, lang)('toBoard')}
      </a>
    </main>
  )
  return { title: `${say('receiptTitle')} - ${props.village}`, lang, body }
}
