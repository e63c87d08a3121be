import type { Lang } from '#shared/language.ts'
import { wordsIn } from '#shared/text/page-words.ts'
import { boardWords } from '#shared/text/board-words.ts'
import { recountWords } from '#shared/text/recount-words.ts'
import type { ClosedPoll } from '#shared/views/public-poll.ts'
import type { Page } from '../page.tsx'
import { Said } from '../parts/said.tsx'
import { boardPageStyle } from './board-style.ts'
import type { ReceiptList } from './receipt-codes.tsx'
import { ReceiptCodes, receiptCodesStyle } from './receipt-codes.tsx'
import { RecountHere } from './recount-here.tsx'

export interface RecountPageProps {
  readonly lang: Lang
  readonly village: string
  readonly poll: ClosedPoll
  /** Of the published file. */
  readonly bytes: number
  readonly receipts: ReceiptList
  /** Where the matter's story is. */
  readonly back: string
  /** Where the script is that counts; without it the page says how else. */
  readonly script?: string
}

/**
 * A closed vote, to be counted again. The script of the page counts on the reader's own phone; whoever has none finds the
 * file, other ways, and all receipt codes to look through: typed into a form, a code would reach the server, with the
 * address it came from.
 */
export function recountPage(props: RecountPageProps): Page {
  const { lang, village, poll, receipts, back, script } = props
  const say = wordsIn(recountWords, lang)
  const { path, digest } = poll.published
  const body = (
    <main data-file={path} data-digest={digest} data-bytes={props.bytes}>
      <h1>{say('title')}</h1>
      <p class="lead">
        <strong>
          <Said lang={lang}>{poll.question}</Said>
        </strong>
      </p>
      <p>{say('intro')}</p>
      <p class="soft">
        {boardWords.digest[lang]} <span class="digest">{digest}</span>
      </p>
      <p class="box" id="cannot">
        {say('noScript')}
      </p>
      <RecountHere lang={lang} bytes={props.bytes} />
      <h2>{say('otherWays')}</h2>
      <ul>
        <li>{say('office')}</li>
        <li>
          {say('command')}
          <br />
          <code class="digest">{`npm run recount -- ${path.split('/').at(-1)} --digest ${digest}`}</code>
        </li>
      </ul>
      <p>
        <a class="go" href={path} download>
          {say('download')}
        </a>
      </p>
      <ReceiptCodes lang={lang} receipts={receipts} />
      <p>
        <a class="go" href={`${back}?lang=${lang}`}>
          <Said lang={lang}>{boardWords.more[lang]}</Said>
        </a>
      </p>
    </main>
  )
  return {
    title: `${say('title')} - ${poll.question}`,
    lang,
    body,
    place: village,
    look: 'screen',
    style: `${boardPageStyle}${receiptCodesStyle}`,
    ...(script === undefined ? {} : { script }),
  }
}
