import type { Lang } from '#shared/language.ts'
import { wordsIn } from '#shared/text/page-words.ts'
import { recountWords } from '#shared/text/recount-words.ts'

/** The receipt codes of a vote to look through. */
export interface ReceiptList {
  readonly count: number
  /** Those on this page, sorted: all, or where they are many those that begin with `sign`. */
  readonly shown: readonly string[]
  readonly sign?: string
  /** First signs to choose from, where the codes are too many for one page. */
  readonly signs: readonly string[]
}

export const receiptCodesStyle = `
.codes{margin:0;padding:0;list-style:none;font-family:ui-monospace,Menlo,Consolas,monospace}
.codes li{display:inline-block;width:8em;max-width:100%}
.signs .go{justify-content:center}
summary{min-height:60px;padding:var(--s4) 0;font-weight:bold;cursor:pointer}
progress{width:100%}
`.trim()

/** All codes, or with many of them a page for each first sign: one sign of ten says nothing of whose it is. */
export function ReceiptCodes({ lang, receipts }: { lang: Lang; receipts: ReceiptList }) {
  const say = wordsIn(recountWords, lang)
  const { count, shown, sign, signs } = receipts
  return (
    <details id="codes" open={sign !== undefined}>
      <summary>{say('list', { n: count })}</summary>
      {count === 0 ? <p>{say('noReceipts')}</p> : null}
      {signs.length === 0 ? null : (
        <>
          <p>{say('listParts')}</p>
          <p class="signs">
            {signs.map((first) => (
              <a
                class="go"
                href={`?part=${first}&lang=${lang}#codes`}
                aria-current={first === sign ? 'page' : undefined}
              >
                {first}
              </a>
            ))}
          </p>
        </>
      )}
      {sign === undefined ? null : <h3>{say('listOf', { sign })}</h3>}
      {shown.length === 0 ? null : (
        <ul class="codes">
          {shown.map((code) => (
            <li>{code}</li>
          ))}
        </ul>
      )}
    </details>
  )
}
